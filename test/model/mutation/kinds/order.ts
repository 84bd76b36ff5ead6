import type { Action, Statement, TransitionSystem, VariableId } from '../../../../src/transition/form.ts';
import { kernelActions } from '../kernel-actions.ts';
import { Mutants, type Mutant } from '../mutant.ts';
import { rolesOf, type Role } from '../names.ts';
import { assigned, readByAll, successors } from '../rewrite.ts';
import { callOf } from '../step.ts';

/**
 * Two neighbouring steps of a path, stores to two entries or a store and an invalidation, neither of which waits or
 * depends on the other, have their effects in the other order: what a CPU may do without the barrier between them.
 */
export function orderMutants(system: TransitionSystem): readonly Mutant[] {
  const roles = rolesOf(system);
  const mutants = new Mutants(system, 'order');
  for (const [earlier, later] of neighbours(system)) {
    const first = parts(system.actions[earlier]!, roles);
    const second = parts(system.actions[later]!, roles);
    const moved = forgotten(first);
    if (!exchangeable(first, second, moved)) continue;
    const { label } = callOf(system.actions[later]!);
    if (label === callOf(system.actions[earlier]!).label) continue;
    const detail = `, after ${label}`;
    mutants.add(callOf(system.actions[earlier]!), detail, [
      { action: earlier, change: (action) => exchanged(action, first.effects, second.effects, moved) },
      {
        action: later,
        change: (action) => {
          const whole = exchanged(action, second.effects, first.effects, []);
          return { ...whole, body: [...whole.body, ...moved] };
        },
      },
    ]);
  }
  return mutants.list();
}

/** Pairs of actions of which the second always and only follows the first. */
function neighbours(system: TransitionSystem): readonly (readonly [number, number])[] {
  const actions = kernelActions(system);
  const before = new Map<string, number[]>();
  const at = new Map<string, number[]>();
  const key = (process: number, counter: number | undefined): string => `${process} ${counter}`;
  for (const number of actions) {
    const { process, pc } = system.actions[number]!;
    at.set(key(process, pc), [...(at.get(key(process, pc)) ?? []), number]);
    for (const counter of successors(system.actions[number]!, system.processes[process]!.pc!))
      before.set(key(process, counter), [...(before.get(key(process, counter)) ?? []), number]);
  }
  return actions.flatMap((number) => {
    const { process, pc, guard, body } = system.actions[number]!;
    const counters = successors({ ...system.actions[number]!, body }, system.processes[process]!.pc!);
    const [counter] = counters;
    if (counters.length !== 1 || guard !== undefined || at.get(key(process, pc))?.length !== 1) return [];
    const followers = at.get(key(process, counter)) ?? [];
    const [follower] = followers;
    if (followers.length !== 1 || before.get(key(process, counter))?.length !== 1) return [];
    return system.actions[follower!]!.guard === undefined ? [[number, follower!] as const] : [];
  });
}

/** An action in two parts. */
interface Parts {
  /** The store to an entry, or the start of an invalidation; empty if neither. */
  readonly effects: readonly Statement[];
  /** Locals and control flow: they stay where they are. */
  readonly rest: readonly Statement[];
  /** Roles of the variables that the effects change. */
  readonly touched: ReadonlySet<Role | undefined>;
}

function parts({ body }: Action, roles: readonly Role[]): Parts {
  const own: readonly (Role | undefined)[] = ['local', 'program counter'];
  const isOwn = (statement: Statement): boolean =>
    [...assigned([statement])].some((each) => own.includes(roles[each]));
  const effects = body.filter((statement) => !isOwn(statement));
  const touched = new Set([...assigned(effects)].map((variable) => roles[variable]));
  const counts = !touched.has('lock') && (touched.has('entry') || touched.has('pending invalidation'));
  return { effects: counts ? effects : [], rest: counts ? body.filter(isOwn) : body, touched };
}

/** Locals that the first action forgets although its effects, which move to the second, need them. */
function forgotten({ effects, rest }: Parts): readonly Statement[] {
  const needed = readByAll(effects);
  return rest.filter(
    (statement) =>
      statement.kind === 'assign' && statement.value.kind === 'constant' && needed.has(statement.variable),
  );
}

function exchangeable(first: Parts, second: Parts, moved: readonly Statement[]): boolean {
  if (first.effects.length === 0 || second.effects.length === 0) return false;
  if (!first.touched.has('entry') && !second.touched.has('entry')) return false;
  const one = first.effects.filter(({ kind }) => kind !== 'check');
  const two = second.effects.filter(({ kind }) => kind !== 'check');
  const staying = first.rest.filter((statement) => !moved.includes(statement));
  const late = assigned(moved);
  return (
    disjoint(assigned(one), assigned(two)) &&
    disjoint(assigned(one), readByAll([...two, ...second.rest])) &&
    disjoint(assigned(two), readByAll([...one, ...first.rest])) &&
    disjoint(assigned(staying), readByAll([...one, ...two])) &&
    disjoint(assigned(second.rest), readByAll(one)) &&
    disjoint(late, readByAll([...two, ...second.rest])) &&
    disjoint(late, assigned(second.rest))
  );
}

function disjoint(a: ReadonlySet<VariableId>, b: ReadonlySet<VariableId>): boolean {
  return ![...a].some((variable) => b.has(variable));
}

function exchanged(
  action: Action,
  mine: readonly Statement[],
  other: readonly Statement[],
  dropped: readonly Statement[],
): Action {
  const at = action.body.findIndex((statement) => mine.includes(statement));
  const keep = (statement: Statement): boolean => !mine.includes(statement) && !dropped.includes(statement);
  const body = [...action.body.slice(0, at).filter(keep), ...other, ...action.body.slice(at).filter(keep)];
  return { ...action, body };
}
