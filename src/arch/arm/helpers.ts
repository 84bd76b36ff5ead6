import type { EntryHelpers, ModelVersion } from '../entry-helpers.ts';
import {
  L_PMD_SECT_SPLITTING,
  L_PTE_DIRTY,
  L_PTE_NONE,
  L_PTE_RDONLY,
  L_PTE_USER,
  L_PTE_VALID,
  L_PTE_XN,
  L_PTE_YOUNG,
  PMD_TABLE_BIT,
  PTE_AP2,
  PTE_EXT_NG,
} from './bits.ts';
import { hardwareEntry } from './hardware-entry.ts';
import { pmdHelpers } from './pmd-helpers.ts';
import { pteHelpers } from './pte-helpers.ts';

/** Kernel versions with entry helpers. */
export const versions: readonly ModelVersion[] = [4004, 4005, 6012];

const bits =
  L_PTE_VALID |
  PMD_TABLE_BIT |
  L_PTE_USER |
  PTE_AP2 |
  L_PTE_YOUNG |
  PTE_EXT_NG |
  L_PTE_XN |
  L_PTE_DIRTY |
  L_PTE_NONE |
  L_PTE_RDONLY;

/** Entry helpers of 32-bit ARM: ARMv7 SMP with LPAE, three levels, 2 MiB huge pages. */
export function helpers(version: ModelVersion): EntryHelpers {
  return {
    version,
    source:
      'arch/arm/include/asm/pgtable-3level.h, pgtable-3level-hwdef.h, pgtable.h, pgalloc.h; arch/arm/mm/proc-v7-3level.S',
    pmd: pmdHelpers(version),
    pte: pteHelpers,
    hardware: hardwareEntry,
    pmdBits: version === 4004 ? bits | L_PMD_SECT_SPLITTING : bits,
    pteBits: bits,
    hugePages: 512n,
  };
}
