import { all, any, constantOf, eq, ne, not } from '../expression.ts';
import type { Action, Expression, TransitionSystem, VariableId } from '../form.ts';
import type { Variables } from './footprint.ts';
import { contains, only, readsOf } from './footprint.ts';
import type { Held, Minding } from './held.ts';
import { assuming } from './partial.ts';

/** Actions that fill an empty slot, to be taken before all others. */
export interface FillingFirst {
  readonly variable: VariableId;
  /** Where this is non-zero, only `actions` are taken. */
  readonly when: Expression;
  /** All actions that mind the variable, ascending. */
  readonly actions: readonly number[];
}

/** Which actions on held variables a search may leave out; see {@link planHolding}. */
export interface HoldingPlan {
  /** For actions that drop: they are taken only where this is non-zero too. */
  readonly dropOnlyIf: ReadonlyMap<number, Expression>;
  /** The first one that applies decides. */
  readonly fillFirst: readonly FillingFirst[];
}

/**
 * Hardware holds as much as it can, and drops something only where something else could take its place.
 *
 * In a state s with an empty held variable v that an action a would fill, changing nothing else, only the actions
 * that mind v are taken. A held v is dropped only where an action that minds it is disabled because of v, and would
 * after the drop lead to a state that is not ⊑ s, or break a check.
 *
 * Why nothing is lost: call G the graph so reduced. Claim: if s is in G, s0 ⊑ s, and a run a1 .. an of the full
 * system from s0 ends by breaking a rule or reaching a `sometimes`, then the same happens from s in G. By induction
 * over n, and for equal n over the number of held variables that are 0 in s. For n = 0 it holds since s0 ⊑ s
 * ({@link Held}). If slots are filled first in s: there is such an a with s0 ⊑ s ⊑ a(s). Otherwise
 * (1) a1 drops something: a1(s0) ⊑ s. (2) a1 is enabled in s: it is taken, and a1(s0) ⊑ a1(s); its checks break as
 * well. (3) a1 minds v, and v is held in s but not in s0. With d the drop of v, s0 ⊑ d(s), so a1 is enabled in d(s)
 * and a1(s0) ⊑ a1(d(s)). If that is ⊑ s and no check breaks, go on in s. If not, d is taken in s. In d(s) and after
 * it, slots other than v may be filled first, which leaves a1 enabled; if it is v's turn, then a1 is among the
 * actions taken; if nothing is filled first, all are. Each time n has decreased. All states of G are reachable in
 * the full system, so nothing is added either. Cycles need no care: no step of the run is ever postponed.
 *
 * This is a simulation in the sense of Milner (An algebraic definition of simulation between programs, IJCAI 1971);
 * pruning by it is that of antichain algorithms (De Wulf, Doyen, Henzinger, Raskin, CAV 2006), with the larger state
 * reached by a step instead of found among those stored.
 */
export function planHolding(system: TransitionSystem, held: Held): HoldingPlan {
  const dropOnlyIf = new Map<number, Expression>();
  const fillFirst: FillingFirst[] = [];
  for (const [variable, drop] of held.drops) {
    const minding = held.minding.get(variable) ?? [];
    dropOnlyIf.set(drop, any(...minding.map((each) => needsDrop(system, held.variables, variable, each))));
    const fills = minding.map(({ action }) => fillsOnly(system, variable, system.actions[action]!));
    const when = all(not({ kind: 'variable', variable }), any(...fills));
    if (constantOf(when) !== 0)
      fillFirst.push({ variable, when, actions: minding.map(({ action }) => action) });
  }
  return { dropOnlyIf, fillFirst };
}

const read = (variable: VariableId): Expression => ({ kind: 'variable', variable });

/** The whole condition under which an action is enabled. */
export function enabledWhen(system: TransitionSystem, { process, pc, guard }: Action): Expression {
  const counter = system.processes[process]!.pc;
  const here = pc === undefined || counter === undefined ? [] : [eq(read(counter), pc)];
  return all(...here, ...(guard === undefined ? [] : [ne(guard, 0)]));
}

/** What a body without branches assigns, in terms of the state before it; undefined if it has another form. */
interface Straight {
  readonly assigned: ReadonlyMap<VariableId, Expression>;
  readonly checks: readonly Expression[];
}

function straight({ body }: Action): Straight | undefined {
  const assigned = new Map<VariableId, Expression>();
  const checks: Expression[] = [];
  let written: Variables = 0n;
  for (const statement of body) {
    if (statement.kind === 'if' || statement.kind === 'assign-element') return undefined;
    const expression = statement.kind === 'check' ? statement.condition : statement.value;
    if ((readsOf(expression) & written) !== 0n) return undefined;
    if (statement.kind === 'check') checks.push(expression);
    else {
      if (contains(written, statement.variable)) return undefined;
      written |= only(statement.variable);
      assigned.set(statement.variable, statement.value);
    }
  }
  return { assigned, checks };
}

/** Where dropping a variable lets an action do what matters. */
function needsDrop(
  system: TransitionSystem,
  held: Variables,
  variable: VariableId,
  { action, needsZero }: Minding,
): Expression {
  const empty = new Map([[variable, 0]]);
  const minding = system.actions[action]!;
  const enabled = enabledWhen(system, minding);
  const possible = all(assuming(system, enabled, empty), needsZero ? 1 : not(enabled));
  const effect = straight(minding);
  if (effect === undefined) return possible;
  const nothingNew = [...effect.assigned].map(([target, value]) => {
    const after = assuming(system, value, empty);
    if (constantOf(after) === 0 && contains(held, target)) return all();
    const same = eq(after, read(target));
    return contains(held, target) ? any(same, not(after)) : same;
  });
  const fine = effect.checks.map((condition) => ne(assuming(system, condition, empty), 0));
  return all(possible, not(all(...nothingNew, ...fine)));
}

/** Where an action changes nothing but that it fills a variable; the variable is known to be 0. */
function fillsOnly(system: TransitionSystem, variable: VariableId, action: Action): Expression {
  const empty = new Map([[variable, 0]]);
  const effect = straight(action);
  const value = effect?.assigned.get(variable);
  if (effect === undefined || value === undefined) return all(0);
  const others = [...effect.assigned].filter(([target]) => target !== variable);
  return all(
    assuming(system, enabledWhen(system, action), empty),
    ne(assuming(system, value, empty), 0),
    ...others.map(([target, each]) => eq(assuming(system, each, empty), read(target))),
  );
}
