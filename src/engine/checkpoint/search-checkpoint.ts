import type { EngineName } from '../result.ts';
import type { Reduction } from '../sleeping.ts';
import type { ExplorationSnapshot } from '../snapshot.ts';

/** A search under way: enough to go on with it on a machine that knows the same shared words. */
export interface SearchCheckpoint {
  readonly engine: EngineName;
  readonly reduction: Reduction;
  readonly round: number;
  readonly exploration: ExplorationSnapshot;
}

/** Whoever keeps checkpoints of a search. */
export interface CheckpointKeeper {
  /** Asked between slices: whether it is time to keep another one. */
  due(): boolean;
  /** The tables of the checkpoint are not copies: they are valid during the call. */
  keep(checkpoint: SearchCheckpoint): void;
}
