import type { Entry, ModelVersion } from '../entry-helpers.ts';
import * as bits6012 from '../powerpc/bits-6012.ts';
import { bits4004, bits4005 } from './bits.ts';

/** Bits that the primitives and the hash fault use beside the helpers. */
export interface HashEntryBits {
  /** `_PAGE_BUSY`, `H_PAGE_BUSY`. */
  readonly busy: Entry;
  /** `_PAGE_HASHPTE`, `H_PAGE_HASHPTE`: some hash entry exists. */
  readonly hashed: Entry;
  readonly accessed: Entry;
}

/** {@link HashEntryBits} by kernel version. */
export const hashEntryBits: Readonly<Record<ModelVersion, HashEntryBits>> = {
  4004: { busy: bits4004.PAGE_BUSY, hashed: bits4004.PAGE_HASHPTE, accessed: bits4004.PAGE_ACCESSED },
  4005: { busy: bits4005.PAGE_BUSY, hashed: bits4005.PAGE_HASHPTE, accessed: bits4005.PAGE_ACCESSED },
  6012: {
    busy: bits6012.H_PAGE_BUSY,
    hashed: bits6012.H_PAGE_HASHPTE,
    accessed: bits6012.PAGE_ACCESSED,
  },
};
