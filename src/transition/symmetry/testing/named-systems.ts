import { add, and, bit, choose, eq, ne } from '../../expression.ts';
import type { Expression, TransitionSystem } from '../../form.ts';
import { action, assign, read, systemOf, variables } from '../../testing/small-systems.ts';

const hardware = (count: number): TransitionSystem['processes'] =>
  Array.from({ length: count }, (_, at) => ({
    name: `P${at}`, path: '', kind: 'hardware', lane: at, pc: at,
  })); // prettier-ignore

/**
 * Processes that take a lock of `values` values by writing a name of theirs into it, over and over; `freed` says what
 * the lock (the last variable) holds when it is given back.
 */
export function lockers(
  count: number,
  values: number,
  name: (process: number) => number,
  freed: (lock: Expression) => Expression,
): TransitionSystem {
  const lock = count;
  return systemOf({
    variables: variables([...Array<number>(count).fill(2), values]),
    processes: hardware(count),
    actions: Array.from({ length: count }, (_, at) => [
      action(at, 'lock', [assign(lock, name(at)), assign(at, 1)], { pc: 0, guard: eq(read(lock), 0) }),
      action(at, 'unlock', [assign(lock, freed(read(lock))), assign(at, 0)], {
        pc: 1,
        guard: eq(read(lock), name(at)),
      }),
    ]).flat(),
  });
}

/** Processes that enter and leave a set of themselves, a mask and the last variable; `enter` says what it then is. */
export function members(
  count: number,
  enter: (set: Expression, process: number) => Expression,
): TransitionSystem {
  const set = count;
  return systemOf({
    variables: variables([...Array<number>(count).fill(2), 2 ** count]),
    processes: hardware(count),
    actions: Array.from({ length: count }, (_, at) => [
      action(at, 'enter', [assign(set, enter(read(set), at)), assign(at, 1)], { pc: 0 }),
      action(at, 'leave', [assign(set, and(read(set), ~(1 << at))), assign(at, 0)], {
        pc: 1,
        guard: bit(read(set), at),
      }),
    ]).flat(),
    invariants: [{ rule: 0, condition: ne(read(set), 2 ** count - 1) }],
  });
}

/**
 * One process that serves places in whatever order and counts to 2 at each. Its note of the place (the last variable
 * but one) is 0 between two services if it `forgets`; its program counter, the last, has `counters` values.
 */
export function server(places: number, memory: 'forgets' | 'keeps', counters = 2): TransitionSystem {
  const note = places;
  const pc = places + 1;
  return systemOf({
    variables: variables([...Array<number>(places).fill(3), places, counters]).map((variable, number) =>
      number >= places ? { ...variable, process: 0 } : variable,
    ),
    processes: [{ name: 'server', path: '', kind: 'hardware', lane: 0, pc }],
    actions: Array.from({ length: places }, (_, place) => [
      action(0, 'choose', [assign(note, place), assign(pc, counters - 1)], { pc: 0 }),
      action(
        0,
        'serve',
        [
          assign(place, choose(eq(read(place), 2), 0, add(read(place), 1))),
          ...(memory === 'forgets' ? [assign(note, 0)] : []),
          assign(pc, 0),
        ],
        { guard: eq(read(note), place), pc: counters - 1 },
      ),
    ]).flat(),
  });
}
