import type { Entry, LevelHelpers, ModelVersion } from '../entry-helpers.ts';
import {
  SEGMENT_ENTRY_DIRTY,
  SEGMENT_ENTRY_INVALID,
  SEGMENT_ENTRY_LARGE,
  SEGMENT_ENTRY_ORIGIN,
  SEGMENT_ENTRY_ORIGIN_LARGE,
  SEGMENT_ENTRY_PROTECT,
  SEGMENT_ENTRY_READ,
  SEGMENT_ENTRY_SPLIT,
  SEGMENT_ENTRY_WRITE,
  SEGMENT_ENTRY_YOUNG,
  SEGMENT_NONE,
  segmentCopy,
} from './bits.ts';

/** The helpers of the attribute bits of a segment-table entry. */
type SegmentAttributes = Omit<LevelHelpers, 'none' | 'bad' | 'present' | 'pfn'>;

/** `pmd_large()`, `pmd_leaf()`. */
export function isLarge(entry: Entry): boolean {
  return (entry & SEGMENT_ENTRY_LARGE) !== 0n;
}

/** `pmd_modify()` of a large entry: an entry that is not dirty is protected, one that is not young invalid. */
function modifyLarge(entry: Entry, kept: bigint, segmentProt: bigint): Entry {
  const modified = (entry & kept) | segmentProt;
  const isProtected = (modified & SEGMENT_ENTRY_DIRTY) === 0n ? SEGMENT_ENTRY_PROTECT : 0n;
  const invalid = (modified & SEGMENT_ENTRY_YOUNG) === 0n ? SEGMENT_ENTRY_INVALID : 0n;
  return modified | isProtected | invalid;
}

const keptLarge =
  SEGMENT_ENTRY_ORIGIN_LARGE | SEGMENT_ENTRY_DIRTY | SEGMENT_ENTRY_YOUNG | SEGMENT_ENTRY_LARGE;

/**
 * Helpers of the attribute bits of a segment-table entry, with CONFIG_NUMA_BALANCING (default_defconfig of 4.x,
 * defconfig of 6.12). INVALID and PROTECT are recomputed from the software bits at each change. In 4.x young, dirty
 * and protection of a table entry are left alone; 6.12 makes no difference between the two kinds.
 * Source: arch/s390/include/asm/pgtable.h.
 */
export function segmentAttributes(version: ModelVersion): SegmentAttributes {
  const early = version < 6000;
  const read = SEGMENT_ENTRY_READ(version);
  const write = SEGMENT_ENTRY_WRITE(version);
  const kept = version === 4004 ? keptLarge | SEGMENT_ENTRY_SPLIT : keptLarge;
  const isTable = (entry: Entry): boolean => early && !isLarge(entry);
  const modify = (entry: Entry, segmentProt: bigint): Entry =>
    isTable(entry) ? (entry & SEGMENT_ENTRY_ORIGIN) | segmentProt : modifyLarge(entry, kept, segmentProt);
  return {
    write: (entry) => (entry & write) !== 0n,
    dirty: (entry) => isTable(entry) || (entry & SEGMENT_ENTRY_DIRTY) !== 0n,
    young: (entry) => isTable(entry) || (entry & SEGMENT_ENTRY_YOUNG) !== 0n,
    protnone: (entry) => isLarge(entry) && (entry & read) === 0n,
    mkdirty(entry) {
      if (isTable(entry)) return entry;
      const dirty = entry | SEGMENT_ENTRY_DIRTY;
      return (dirty & write) === 0n ? dirty : dirty & ~SEGMENT_ENTRY_PROTECT;
    },
    mkclean: (entry) => (isTable(entry) ? entry : (entry & ~SEGMENT_ENTRY_DIRTY) | SEGMENT_ENTRY_PROTECT),
    mkyoung(entry) {
      if (isTable(entry)) return entry;
      const young = entry | SEGMENT_ENTRY_YOUNG;
      return (young & read) === 0n ? young : young & ~SEGMENT_ENTRY_INVALID;
    },
    mkold: (entry) => (isTable(entry) ? entry : (entry & ~SEGMENT_ENTRY_YOUNG) | SEGMENT_ENTRY_INVALID),
    mkwrite(entry) {
      const writable = entry | write;
      const stays = !isTable(entry) && (writable & SEGMENT_ENTRY_DIRTY) === 0n;
      return stays ? writable : writable & ~SEGMENT_ENTRY_PROTECT;
    },
    wrprotect: (entry) => (entry & ~write) | SEGMENT_ENTRY_PROTECT,
    modifyNone: (entry) => modify(entry, SEGMENT_NONE),
    modifyCopy: (entry) => modify(entry, segmentCopy(version)),
  };
}
