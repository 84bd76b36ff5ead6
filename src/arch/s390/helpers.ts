import type { EntryHelpers, ModelVersion } from '../entry-helpers.ts';
import {
  SEGMENT_ENTRY_DIRTY,
  SEGMENT_ENTRY_INVALID,
  SEGMENT_ENTRY_LARGE,
  SEGMENT_ENTRY_NOEXEC,
  SEGMENT_ENTRY_PROTECT,
  SEGMENT_ENTRY_SPLIT,
  SEGMENT_ENTRY_YOUNG,
} from './bits.ts';
import { hardwareEntry } from './hardware-entry.ts';
import { pmdHelpers } from './pmd-helpers.ts';
import { pteHelpers } from './pte-helpers.ts';

/** Kernel versions with entry helpers. */
export const versions: readonly ModelVersion[] = [4004, 4005, 6012];

/** READ and WRITE, in whichever order; one bit of each field that only pmd_bad() knows: type, 0xc0, 0xf0000. */
const readWriteAndBad = 0x3n | 0x8n | 0x80n | 0x1_0000n;

const pmdBits =
  readWriteAndBad |
  SEGMENT_ENTRY_INVALID |
  SEGMENT_ENTRY_NOEXEC |
  SEGMENT_ENTRY_PROTECT |
  SEGMENT_ENTRY_LARGE |
  SEGMENT_ENTRY_SPLIT |
  SEGMENT_ENTRY_YOUNG |
  SEGMENT_ENTRY_DIRTY;

/** All that is not address. */
const pteBits = 0xfffn;

/**
 * Entry helpers of s390: 4 KiB pages, 1 MiB huge pages (EDAT 1), a z13 (IDTE, local clearing, no
 * instruction-execution protection), NUMA balancing configured, no guests.
 */
export function helpers(version: ModelVersion): EntryHelpers {
  return {
    version,
    source:
      version < 6000
        ? 'arch/s390/include/asm/{pgtable,pgalloc}.h; arch/s390/mm/pgtable.c'
        : 'arch/s390/include/asm/{pgtable,pgalloc}.h; arch/s390/mm/{pgtable,mmap}.c',
    pmd: pmdHelpers(version),
    pte: pteHelpers(version),
    hardware: hardwareEntry,
    pmdBits,
    pteBits,
    hugePages: 256n,
  };
}
