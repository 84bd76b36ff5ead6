import type { AddressSpace } from './address-space.ts';
import type { Executor } from './executor.ts';
import type { Sharing, SharingSnapshot } from './sharing.ts';
import type { WatchedValue } from './watch.ts';
import type { Watcher } from './watcher.ts';

/**
 * What a machine learns while it is explored, on top of its state: numbers of functions and places of symbols, which
 * are given on demand and are part of fingerprints; shared words; values that the watched entries took. Plain data.
 */
export interface MachineSnapshot {
  readonly space: ReturnType<AddressSpace['snapshot']>;
  readonly executor: ReturnType<Executor['snapshot']>;
  readonly sharing: SharingSnapshot;
  readonly watched: readonly (readonly WatchedValue[])[];
  /** What the program said it reached. */
  readonly reached: readonly string[];
  /** How often TLB and cache maintenance ran, by kind. */
  readonly maintained: readonly (readonly [kind: string, times: number])[];
}

/** The parts of a machine that learn. */
export interface Learning {
  readonly space: AddressSpace;
  readonly executor: Executor;
  readonly sharing: Sharing;
  readonly watcher: Watcher;
  readonly reached: Set<string>;
  readonly maintained: Map<string, number>;
}

/** What the parts of a machine have learnt. */
export function snapshotOf({
  space,
  executor,
  sharing,
  watcher,
  reached,
  maintained,
}: Learning): MachineSnapshot {
  return {
    space: space.snapshot(),
    executor: executor.snapshot(),
    sharing: sharing.snapshot(),
    watched: watcher.snapshot(),
    reached: [...reached],
    maintained: [...maintained],
  };
}

/** Has the parts of a machine know what another one's did; false if functions or symbols have other places already. */
export function restoreTo(parts: Learning, snapshot: MachineSnapshot): boolean {
  if (!parts.executor.restore(snapshot.executor) || !parts.space.restore(snapshot.space)) return false;
  parts.sharing.restore(snapshot.sharing);
  parts.watcher.restore(snapshot.watched);
  for (const name of snapshot.reached) parts.reached.add(name);
  for (const [kind, times] of snapshot.maintained) parts.maintained.set(kind, times);
  return true;
}
