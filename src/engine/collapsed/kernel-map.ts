import type { TablePlace } from '../../transition/emit-expression.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import { placeTables } from '../packed/memory-map.ts';

/** Addresses of the words at the start of linear memory that generated code and search share; 32 bits unless said. */
export const header = {
  /** Number of the next state to expand. */
  head: 0,
  /** Number of states stored. */
  tail: 4,
  /** No state is expanded while more states than this are stored. */
  room: 8,
  /** No more states than this are stored. */
  mostStates: 12,
  /** 1 once a state was not stored for that reason. */
  full: 16,
  /** Transitions since the search set it to 0. */
  transitions: 20,
  /** Actions from the initial state to the states that are being expanded, plus 1. */
  depth: 24,
  /** The table of states has `tableFactor * 2^tableBits` slots. */
  tableBits: 28,
  /** Logarithm of the number of entries of the cache of steps. */
  cacheBits: 32,
  /** What the cache did not have: number of the group, from 1; 0 if nothing was missing. */
  missing: 36,
  /** Keeps loads that only fill caches alive. */
  touched: 40,
  /** 1: a compact table is too crowded around one place; 2 or 3: so much so that an entry was lost. */
  crowded: 52,
  /** A key that a predecessor is looked for, 64 bits. */
  target: 56,
  /** 1 if the state gathered last has no way on although some CPU has not finished. */
  stuck: 64,
  /** End of the list at `broken` for the state gathered last. */
  brokenEnd: 68,
  /** Address of the log: the keys of the states, in the order in which they were found. */
  log: 72,
  /** Address of the next list of steps. */
  lists: 76,
  /** Entries in the cache of steps, and how many there may be. */
  cached: 80,
  mostCached: 84,
  /** Checks that failed in the steps that were computed last. */
  failed: 88,
  /** Address of the list of these steps. */
  failedList: 100,
  /** What {@link fillStatus} says of the last attempt to fill the cache. */
  status: 92,
  /** 1: a component has a new value for which there is no entry or no image yet. */
  newValues: 96,
  /** 1 or 3. */
  tableFactor: 104,
  /** Key of the state for which the cache did not have it, 64 bits. */
  missingKey: 112,
} as const;

/** Bytes of the header. */
const headerBytes = 128;

/** Words before a list of steps with broken rules. */
export const listHead = {
  /** States that were expanded with this list. */
  hits: -16,
  /** The least depth of these, plus 1. */
  depth: -12,
  /** For conditions: the rules that are broken, 64 bits. */
  rules: -8,
} as const;

/** Bytes before such a list. */
export const listHeadBytes = 16;

/** Set in the address of a list of steps that are taken alone. */
export const exclusive = 1;

/** Set in the count of a list that has a head. */
export const flagged = 2 ** 31;

/** Words of what is kept for each value of the counter and locals of a process. */
export const localEntry = {
  /** Bits of a key that its steps depend on, 64 bits; 0 if it has none. */
  mask: 0,
  /** Hardware groups that must be expanded at this counter. */
  selection: 8,
  /** See {@link localFlags}. */
  flags: 12,
  size: 16,
} as const;

/** Bits of the flags. */
export const localFlags = {
  /** A `cpu` process that has finished. */
  finished: 1,
  /** Its steps may be taken alone. */
  alone: 2,
} as const;

/** Bytes of an entry of the cache of steps: tag, 64 bits; address of the list; its count. */
export const cacheEntryBytes = 16;
/** Bytes of a successor in the buffer: key, 64 bits; hash, 32 bits; padding. */
export const successorBytes = 16;

/** Bits of the number of a group in a tag, above those of a key. */
export const tagShift = 56;

/** Why {@link header.missing} was not filled. */
export const fillStatus = {
  filled: 0,
  /** A component has more values than there is room for, in keys or in memory. */
  narrow: 1,
  /** There is no room in the cache, or for lists. */
  crowded: 2,
  /** Filled, but checks failed in the steps: their list is the one before {@link header.lists}. */
  failed: 3,
} as const;

/** Failed checks of the steps of one process from one state that are recorded. */
export const mostFailed = 1024;

/** Where the values of a component are kept. */
export interface StoreMap {
  /** Values by number: each as many words as the component lies in. */
  readonly values: number;
  /** Open addressing over words with numbers plus 1; 0 is empty. */
  readonly slots: number;
  readonly slotBits: number;
  /** Values that there is room for. */
  readonly capacity: number;
  /** Word with how many there are. */
  readonly count: number;
  /** Word with how many there may be at present. */
  readonly limit: number;
}

/** What the memory of a search is laid out for. */
export interface KernelSize {
  readonly system: TransitionSystem;
  /** Words of a packed state. */
  readonly words: number;
  /** Of each component: the words that it lies in, and the bits of its numbers. */
  readonly components: readonly { readonly words: number; readonly bits: number }[];
  /** Logarithm of the most values that a component has room for. */
  readonly storeBits: number;
  /** Logarithm of the most entries of the cache of steps. */
  readonly cacheBits: number;
  /** Bytes for lists of steps. */
  readonly listBytes: number;
  /** Bits of the number of each process's own component; undefined for a process without one. */
  readonly localBits: readonly (number | undefined)[];
  readonly groups: number;
  readonly fanOut: number;
  /** Rules that conditions can break. */
  readonly rules: number;
  /** For each permutation the components whose numbers have images. */
  readonly images: readonly (readonly number[])[];
}

/** Where everything lies in linear memory. Addresses are in bytes. */
export interface KernelMap {
  /** For each rule the number of states that break it as a condition, and the least depth plus 1. */
  readonly ruleCounts: number;
  /** The steps of the state that is being expanded: what they change in its key. */
  readonly steps: number;
  /** Addresses of its lists that have a head. */
  readonly broken: number;
  readonly filter: number;
  readonly filterBits: number;
  /** A byte for each action: 1 when it was taken; for each `sometimes`: 1 when it was reached. */
  readonly taken: number;
  readonly reached: number;
  /** Tables of the system. */
  readonly tables: readonly (TablePlace | undefined)[];
  /** A packed state whose steps are computed; its successors; checks that failed, rule and action each. */
  readonly state: number;
  readonly successors: number;
  readonly failed: number;
  /** By component. */
  readonly stores: readonly StoreMap[];
  /** For each permutation and component: where the images of its numbers are, as bits of keys. */
  readonly images: readonly ReadonlyMap<number, number>[];
  /** By process. */
  readonly locals: readonly (number | undefined)[];
  readonly buffer: number;
  /** Successors that the buffer has room for. */
  readonly bufferStates: number;
  readonly cache: number;
  readonly mostCacheBits: number;
  readonly lists: number;
  readonly listsEnd: number;
  /** The table of states; the log comes after it. */
  readonly table: number;
}

const usualBuffer = 2048;
/** Slots at the start of a table that are set aside while it is enlarged; the buffer has room for them. */
export const slotsAside = 4096;

/** Lays out everything before the log; tables grow within their places. */
export function mapKernel(size: KernelSize): KernelMap {
  let end = headerBytes;
  const take = (bytes: number, alignment = 16): number => {
    const start = Math.ceil(end / alignment) * alignment;
    end = start + bytes;
    return start;
  };
  const filterBits = size.cacheBits > 16 ? 14 : 11;
  const ruleCounts = take(8 * size.rules);
  const steps = take(8 * (size.fanOut + 4));
  const broken = take(4 * (size.groups + 1));
  const filter = take(8 * 2 ** filterBits, 64);
  const bufferStates = Math.max(usualBuffer, 2 * size.fanOut);
  const buffer = take(successorBytes * bufferStates, 64);
  const locals = size.localBits.map((bits) =>
    bits === undefined ? undefined : take(localEntry.size * 2 ** bits, 64),
  );
  const { system, words } = size;
  const taken = take(system.actions.length);
  const reached = take(system.sometimes.length);
  const tables = placeTables(system, take);
  const state = take(4 * words);
  const successors = take(4 * words * (size.fanOut + 1));
  const failed = take(8 * mostFailed);
  const stores = size.components.map(({ words: width, bits }): StoreMap => {
    const capacity = 2 ** Math.min(bits, size.storeBits);
    const slotBits = Math.log2(capacity) + 1;
    const count = take(4, 4);
    const limit = take(4, 4);
    const values = take(4 * width * capacity);
    return { values, slots: take(4 * 2 ** slotBits), slotBits, capacity, count, limit };
  });
  const images = size.images.map(
    (components) => new Map(components.map((each) => [each, take(8 * stores[each]!.capacity)])),
  );
  const cache = take(cacheEntryBytes * 2 ** size.cacheBits, 4096);
  // Room for what is set aside while the cache is enlarged.
  take((cacheEntryBytes * 2 ** size.cacheBits) / 2);
  const lists = take(size.listBytes, 4096);
  const listsEnd = end;
  return {
    ruleCounts, steps, broken, filter, filterBits, taken, reached, tables, state, successors, failed, stores, images, locals, buffer, bufferStates, cache,
    mostCacheBits: size.cacheBits, lists, listsEnd, table: take(0, 4096),
  }; // prettier-ignore
}
