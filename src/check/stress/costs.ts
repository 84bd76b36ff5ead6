/** What a step costs under the scheduler `timed`. */
export interface Cost {
  /** Name for `--cost NAME=CYCLES`. */
  readonly name: string;
  readonly cycles: number;
  /** Which steps, in words. */
  readonly what: string;
}

/**
 * The costs that are used where none is given. Every figure is ASSUMED: a round number of the right order for a
 * present-day CPU of some gigahertz, taken from no measurement and no manual. What a result depends on is the ratio of
 * the window to everything else, so whoever knows a machine gives its figures.
 */
export const defaultCosts: readonly Cost[] = [
  { name: 'local', cycles: 5, what: 'added to each step: what a CPU does for itself up to its next one' },
  { name: 'read', cycles: 5, what: 'a load of shared memory' },
  { name: 'write', cycles: 5, what: 'a store to shared memory' },
  { name: 'atomic', cycles: 20, what: 'an atomic read-modify-write' },
  { name: 'lock', cycles: 20, what: 'taking a lock that is free' },
  { name: 'unlock', cycles: 10, what: 'releasing a lock' },
  { name: 'flush', cycles: 100, what: 'a TLB invalidation, on the CPU that asks for it' },
  { name: 'ipi', cycles: 500, what: 'sending interrupts to other CPUs, or asking firmware to' },
  { name: 'wait', cycles: 10, what: 'going on when an invalidation has completed' },
  { name: 'page', cycles: 500, what: 'allocating, copying or giving back a page' },
  { name: 'user', cycles: 5, what: 'an access of a user program' },
  { name: 'broadcast', cycles: 100, what: 'mean time until a broadcast invalidation reaches a CPU' },
  { name: 'interrupt', cycles: 1000, what: 'mean time until an interrupt reaches a CPU and is handled' },
  {
    name: 'grace',
    cycles: 100_000,
    what: 'mean time from the end of read sections to the end of a grace period',
  },
  { name: 'walker', cycles: 500, what: 'mean time between two acts of a page walker or TLB' },
];

/** The costs with those that the user gave in the place of the defaults. */
export function costTable(given: ReadonlyMap<string, number>): readonly Cost[] {
  return defaultCosts.map((cost) => ({ ...cost, cycles: given.get(cost.name) ?? cost.cycles }));
}
