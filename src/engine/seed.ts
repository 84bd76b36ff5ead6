import type { ExplorableMachine } from '../machine/explorable.ts';

/** Actions of one sequential run, at most; a path that waits for another CPU in a loop would never end. */
const maximumActions = 100_000;
/** With more agents than this, rotations stand in for all orders. */
const allOrdersUpTo = 4;

/** What {@link seedSharing} did. */
export interface Seeding {
  /** Runs in which another word turned out to be shared. */
  readonly widenings: number;
  /** Set when something without a model was reached. */
  readonly unmodelled?: string;
}

/**
 * Lets the machine find most of the shared words before the search: runs the agents one after the other, each as
 * far as it can go, in every order, again and again until no order finds another shared word. What the runs
 * violate is ignored; the search will meet it again.
 */
export function seedSharing(machine: ExplorableMachine): Seeding {
  const orders = ordersOf(machine.agents);
  let widenings = 0;
  let settled = 0;
  for (let next = 0; settled < orders.length; next = (next + 1) % orders.length) {
    const run = runInOrder(machine, orders[next]!);
    if (run === 'unmodelled') return { widenings, unmodelled: machine.unmodelled() };
    if (run === 'widened') widenings++;
    settled = run === 'widened' ? 0 : settled + 1;
  }
  return { widenings };
}

/** Orders in which to run the agents: all permutations of a few, rotations of many. */
export function ordersOf(agents: number): readonly (readonly number[])[] {
  const first = Array.from({ length: agents }, (_, agent) => agent);
  if (agents <= allOrdersUpTo) return permutations(first);
  return first.map((shift) => first.map((agent) => (agent + shift) % agents));
}

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length <= 1) return [items];
  return items.flatMap((head) =>
    permutations(items.filter((item) => item !== head)).map((tail) => [head, ...tail]),
  );
}

function runInOrder(
  machine: ExplorableMachine,
  order: readonly number[],
): 'settled' | 'widened' | 'unmodelled' {
  machine.reset();
  let result: 'settled' | 'widened' = 'settled';
  let actions = 0;
  for (;;) {
    const agent = order.find((candidate) => (machine.enabled() & (1 << candidate)) !== 0);
    if (agent === undefined) return result;
    do {
      const outcome = machine.step(agent);
      machine.takeViolations();
      if (outcome === 'unmodelled') return 'unmodelled';
      if (outcome === 'widened') result = 'widened';
      if (outcome === 'violated' || ++actions >= maximumActions) return result;
    } while ((machine.enabled() & (1 << agent)) !== 0);
  }
}
