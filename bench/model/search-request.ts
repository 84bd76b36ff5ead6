import type { Reduction } from '../../src/engine/collapsed/reduction.ts';
import type { Storage } from '../../src/engine/collapsed/storage.ts';
import type { SystemSource } from './source.ts';

/** How a process is to search one system. */
export interface SearchRequest {
  readonly source: SystemSource;
  /** `packed`: the engine that stores whole packed states; it has none of the other choices. */
  readonly engine: 'collapsed' | 'packed';
  readonly reduction: Reduction;
  readonly storage: Storage;
  /** Threads that expand states. */
  readonly workers: number;
}

/** The search that users get who ask for nothing. */
export const usual: Omit<SearchRequest, 'source'> = {
  engine: 'collapsed',
  reduction: 'none',
  storage: { kind: 'exact' },
  workers: 1,
};
