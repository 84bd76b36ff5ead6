import { add, all, lookup, mul, ne } from '../expression.ts';
import type { Expression, ProcessId, Table, TransitionSystem } from '../form.ts';
import { validate } from '../validate.ts';
import type { AloneCounters } from './alone.ts';
import { planAlone } from './alone.ts';
import { simplified } from './footprint.ts';
import { findHeld } from './held.ts';
import type { FillingFirst } from './holding.ts';
import { planHolding } from './holding.ts';
import { specialise } from './specialise.ts';

/** A process that may go on alone. */
export interface AloneChoice {
  readonly process: ProcessId;
  /** Where this is non-zero, and the process has an enabled action, only its actions are taken. */
  readonly when: Expression;
}

/**
 * Which actions a search of a system takes in a state, so that it breaks the same rules and reaches the same
 * `sometimes` with fewer states. The first of these that applies decides:
 * 1. the first of `fillFirst` whose condition is non-zero: the enabled ones of its actions;
 * 2. the first of `alone` whose condition is non-zero and whose process has enabled actions: these;
 * 3. all actions that are enabled in {@link system}.
 * Conditions on states are to be evaluated in every state. A state is a deadlock only if it is one in the third case.
 */
export interface SelectionPlan {
  /**
   * To be searched in place of the system. Variables, processes, rules and the numbers of actions are the same, and
   * every trace of it is one of the system; some guards say more, and there are tables for the conditions of the plan.
   */
  readonly system: TransitionSystem;
  readonly fillFirst: readonly FillingFirst[];
  readonly alone: readonly AloneChoice[];
}

/**
 * Finds out what a search of a system may leave out; see {@link planHolding} and {@link planAlone}.
 * @throws ModelError if the system breaks the rules of its form.
 */
export function planSelection(system: TransitionSystem): SelectionPlan {
  validate(system);
  const { system: small, locks } = specialise(simplified(system));
  const held = findHeld(small);
  const { dropOnlyIf, fillFirst } = planHolding(small, held);
  const actions = system.actions.map((action, number) => {
    const only = dropOnlyIf.get(number);
    return only === undefined ? action : { ...action, guard: all(ne(action.guard ?? 1, 0), only) };
  });
  const tables = [...system.tables];
  const alone = planAlone(small, locks).map((each) => choiceOf(system, each, tables));
  return { system: { ...system, actions, tables }, fillFirst, alone };
}

/** The condition that a process may go on alone, by tables over its counter and those of each other process. */
function choiceOf(
  system: TransitionSystem,
  { process, counters }: AloneCounters,
  tables: Table[],
): AloneChoice {
  const counter = (of: ProcessId): { readonly read: Expression; readonly values: number } => {
    const variable = system.processes[of]!.pc!;
    return { read: { kind: 'variable', variable }, values: system.variables[variable]!.values };
  };
  const own = counter(process);
  const table = (name: string, cells: readonly boolean[], index: Expression): Expression =>
    lookup(tables.push({ name, cells: Int32Array.from(cells, Number) }) - 1, index);
  const others = new Set([...counters.values()].flat().map((elsewhere) => elsewhere.process));
  if (others.size === 0) {
    const cells = Array.from({ length: own.values }, (_, at) => counters.has(at));
    return { process, when: table('alone', cells, own.read) };
  }
  const conditions = [...others].map((other) => {
    const { read, values } = counter(other);
    const cells = Array.from({ length: own.values * values }, (_, at) => {
      const where = counters.get(Math.floor(at / values));
      const fits = where?.find((elsewhere) => elsewhere.process === other);
      return where !== undefined && (fits === undefined || fits.counters[at % values]!);
    });
    return table(`alone, with process ${other}`, cells, add(mul(own.read, values), read));
  });
  return { process, when: all(...conditions) };
}
