import type { Action, ProcessId, Statement, TransitionSystem, VariableId } from '../form.ts';
import { constantOf } from '../expression.ts';
import { contains, footprintOfBody } from './footprint.ts';

/** Program counters at which a process can be after an action, from the statements alone. */
export function countersAfter(system: TransitionSystem, action: Action): ReadonlySet<number> {
  const pc = system.processes[action.process]!.pc;
  if (pc === undefined) return new Set();
  const every = Array.from({ length: system.variables[pc]!.values }, (_, counter) => counter);
  return after(action.body, new Set(action.pc === undefined ? every : [action.pc]), { pc, every });
}

interface Counter {
  readonly pc: VariableId;
  readonly every: readonly number[];
}

function after(
  body: readonly Statement[],
  before: ReadonlySet<number>,
  counter: Counter,
): ReadonlySet<number> {
  let now = before;
  for (const statement of body) {
    if (statement.kind === 'if') {
      const then = after(statement.then, now, counter);
      now = new Set([...then, ...after(statement.otherwise, now, counter)]);
    } else if (statement.kind === 'assign' && statement.variable === counter.pc) {
      const value = constantOf(statement.value);
      now = new Set(value === undefined ? counter.every : [value]);
    } else if (statement.kind === 'assign-element') {
      const { first, count } = statement;
      if (counter.pc >= first && counter.pc < first + count) now = new Set(counter.every);
    }
  }
  return now;
}

/** The steps of one process by its program counter. */
export class ControlFlow {
  /** Actions at each counter, with those that are possible at any. */
  readonly at: readonly (readonly number[])[];
  /** For each action of the process the counters after it. */
  private readonly next: ReadonlyMap<number, ReadonlySet<number>>;
  private readonly position: readonly number[];
  private readonly moved: 'by itself' | 'by others too';

  constructor(system: TransitionSystem, process: ProcessId) {
    const pc = system.processes[process]!.pc;
    const counters = pc === undefined ? 1 : system.variables[pc]!.values;
    const at = Array.from({ length: counters }, (): number[] => []);
    const next = new Map<number, ReadonlySet<number>>();
    for (const [number, action] of system.actions.entries()) {
      if (action.process !== process) continue;
      next.set(number, pc === undefined ? new Set([0]) : countersAfter(system, action));
      if (action.pc === undefined || pc === undefined) at.forEach((list) => list.push(number));
      else at[action.pc]!.push(number);
    }
    this.at = at;
    this.moved =
      pc !== undefined &&
      system.actions.some(
        (each) => each.process !== process && contains(footprintOfBody(each.body).writes, pc),
      )
        ? 'by others too'
        : 'by itself';
    this.next = next;
    this.position = this.positions(pc === undefined ? 0 : system.variables[pc]!.initial);
  }

  /** Actions that the process may still take from a counter on, if it never takes one of `barred`. */
  from(counter: number, barred: ReadonlySet<number>): ReadonlySet<number> {
    const actions = new Set<number>();
    const seen = new Set(this.moved === 'by itself' ? [counter] : this.at.keys());
    for (const each of seen) {
      for (const action of this.at[each]!) {
        if (barred.has(action)) continue;
        actions.add(action);
        for (const next of this.next.get(action)!) seen.add(next);
      }
    }
    return actions;
  }

  /** Whether an action leads only to counters later in an order in which every cycle goes back somewhere. */
  advances(counter: number, action: number): boolean {
    return [...this.next.get(action)!].every((next) => this.position[next]! > this.position[counter]!);
  }

  /**
   * Reverse postorder of a depth-first search from the first counter; counters never reached come first. It depends
   * on the numbers of counters only, so that processes that are images of each other have the same.
   */
  private positions(first: number): readonly number[] {
    const position = this.at.map(() => -1);
    const entered = new Set<number>();
    let left = this.at.length;
    const visit = (counter: number): void => {
      entered.add(counter);
      const all = new Set(this.at[counter]!.flatMap((action) => [...this.next.get(action)!]));
      for (const next of [...all].sort((a, b) => a - b)) if (!entered.has(next)) visit(next);
      position[counter] = left--;
    };
    visit(first);
    return position;
  }
}
