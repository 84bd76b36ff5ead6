import type { Diagnostic } from '../../../diagnostic/diagnostic.ts';
import type { LinearMemory } from '../../packed/web-assembly.ts';
import type { Counts } from '../kernel-counts.ts';
import type { KeyLayout } from '../key-layout.ts';
import type { SearchedSystem } from '../reduction.ts';
import type { ExpandOptions, Range, Stop } from './expander.ts';
import type { SharedMap } from './shared-map.ts';

/** Posted to a thread of a search. Each is answered by one {@link SearchAnswer}. */
export type SearchOrder =
  /** Make ready for a system. */
  | { readonly kind: 'prepare'; readonly searched: SearchedSystem }
  /** Join a search. */
  | {
      readonly kind: 'join';
      readonly memory: LinearMemory;
      readonly map: SharedMap;
      readonly journal: Int32Array;
      readonly keys: KeyLayout;
      readonly thread: number;
      readonly bytes: number | undefined;
    }
  | { readonly kind: 'expand'; readonly options: ExpandOptions }
  /** Move what is in these slots of the table, which is being doubled. */
  | { readonly kind: 'spread'; readonly slots: Range }
  /** Keys were laid out anew. */
  | { readonly kind: 'change keys'; readonly keys: KeyLayout; readonly journal: Int32Array };

/** What a thread has done and counted up to now. */
export interface ThreadState {
  /** Undefined unless it was to expand. */
  readonly stop: Stop | undefined;
  /** Undefined as long as it has not joined. */
  readonly counts: Counts | undefined;
  /** Bytes of its own memory in use. */
  readonly usedBytes: number;
}

/** Posted by a thread of a search. */
export type SearchAnswer =
  | { readonly kind: 'done'; readonly state: ThreadState }
  /** Generated code could not compute the steps of this packed state. */
  | { readonly kind: 'trapped'; readonly words: Int32Array }
  /** Something that a user can mend. */
  | { readonly kind: 'failed'; readonly diagnostic: Diagnostic }
  /** A fault of thpcheck. */
  | { readonly kind: 'crashed'; readonly message: string; readonly stack: string };
