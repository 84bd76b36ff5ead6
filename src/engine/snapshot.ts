import type { KeptViolation } from './violations.ts';

/** Where a trail is, and what it has met. Plain data. */
export interface TrailSnapshot {
  /** Agents that moved. */
  readonly trace: readonly number[];
  readonly tried: readonly number[];
  /** Fingerprint of the state that the trace leads to. */
  readonly state: readonly [lo: number, hi: number];
  readonly transitions: number;
  readonly depth: number;
  readonly deadlocks: number;
  readonly outcomes: readonly string[];
  readonly violations: readonly KeptViolation[];
}

/** A table of an engine. */
export type SnapshotTable = Int32Array | Uint8Array;

/** All that an exploration needs to go on in another process, on a machine that knows the same shared words. */
export interface ExplorationSnapshot {
  readonly trail: TrailSnapshot;
  readonly numbers: Readonly<Record<string, number>>;
  /** Not copies: they are valid until the exploration goes on. */
  readonly tables: Readonly<Record<string, SnapshotTable>>;
}
