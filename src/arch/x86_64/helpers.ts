import type { EntryHelpers, ModelVersion } from '../entry-helpers.ts';
import {
  PAGE_ACCESSED,
  PAGE_DEVMAP,
  PAGE_DIRTY,
  PAGE_GLOBAL,
  PAGE_NX,
  PAGE_PAT_LARGE,
  PAGE_PCD,
  PAGE_PRESENT,
  PAGE_PSE,
  PAGE_RW,
  PAGE_SAVED_DIRTY,
  PAGE_SPECIAL,
  PAGE_SPLITTING,
  PAGE_USER,
} from './bits.ts';
import { hardwareEntry } from './hardware-entry.ts';
import { pmdHelpers } from './pmd-helpers.ts';
import { pteHelpers } from './pte-helpers.ts';

/** Kernel versions with entry helpers. */
export const versions: readonly ModelVersion[] = [4004, 4005, 6012];

/** PCD stands for PWT too: both are only ever kept. */
const common =
  PAGE_PRESENT |
  PAGE_RW |
  PAGE_USER |
  PAGE_PCD |
  PAGE_ACCESSED |
  PAGE_DIRTY |
  PAGE_PSE |
  PAGE_GLOBAL |
  PAGE_SPECIAL |
  PAGE_SPLITTING |
  PAGE_NX;

function bits(version: ModelVersion): bigint {
  return common | PAGE_DEVMAP(version) | (version < 6000 ? 0n : PAGE_SAVED_DIRTY);
}

/** Entry helpers of x86-64: 4 KiB pages, four levels of tables, 2 MiB huge pages, NUMA balancing configured. */
export function helpers(version: ModelVersion): EntryHelpers {
  return {
    version,
    source:
      version < 6000
        ? 'arch/x86/include/asm/{pgtable,pgtable_types,pgtable_64,pgalloc}.h'
        : 'arch/x86/include/asm/{pgtable,pgtable_types,pgtable_64,pgtable-invert,pgalloc}.h; arch/x86/mm/pgtable.c',
    pmd: pmdHelpers(version),
    pte: pteHelpers(version),
    hardware: hardwareEntry,
    pmdBits: bits(version) | PAGE_PAT_LARGE,
    pteBits: bits(version),
    hugePages: 512n,
  };
}
