import type { Action, TransitionSystem, VariableId } from '../form.ts';
import { visitExpression } from '../traverse.ts';
import { effectsOf } from './match-statements.ts';
import { Outcomes } from './placeholders.ts';

/** Whether a local has its name before and after an action; `unclear`: not in a way that comparing statements allows. */
export type PlaceholderUse =
  | { readonly kind: 'clear'; readonly before: boolean; readonly after: boolean }
  | { readonly kind: 'unclear' };

/** How an action of its process uses a local whose value is a placeholder at some counters. */
export function placeholderUse(
  system: TransitionSystem,
  action: Action,
  variable: VariableId,
  unnamedAt: readonly number[],
): PlaceholderUse {
  const pc = system.processes[action.process]!.pc;
  if (pc === undefined || action.pc === undefined) return { kind: 'unclear' };
  const named = (counter: number): boolean => !unnamedAt.includes(counter);
  const before = named(action.pc);
  const ends = new Outcomes(system, variable, pc).of(action, { counter: action.pc, content: 'any' });
  const kinds = new Set(ends.map(({ counter }) => named(counter)));
  if (kinds.size !== 1) return { kind: 'unclear' };
  const after = kinds.has(true);
  if (before === after || changesHands(action, variable)) return { kind: 'clear', before, after };
  return { kind: 'unclear' };
}

/** Whether the local is assigned in any case, once, and not read from then on. */
function changesHands({ body }: Action, variable: VariableId): boolean {
  const at = body.findIndex((statement) => effectsOf(statement).writes.has(variable));
  const statement = body[at];
  if (statement?.kind !== 'assign') return false;
  return body.slice(at + 1).every((later) => {
    const { reads, writes } = effectsOf(later);
    return !reads.has(variable) && !writes.has(variable);
  });
}

/** Whether some condition on states reads a variable. */
export function isInspected(system: TransitionSystem, variable: VariableId): boolean {
  let found = false;
  for (const { condition } of [...system.invariants, ...system.finals, ...system.sometimes]) {
    visitExpression(condition, (each) => {
      if (each.kind === 'variable' && each.variable === variable) found = true;
      if (each.kind !== 'element') return;
      if (variable >= each.first && variable < each.first + each.count) found = true;
    });
  }
  return found;
}
