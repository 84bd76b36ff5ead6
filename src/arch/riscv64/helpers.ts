import type { EntryHelpers, ModelVersion } from '../entry-helpers.ts';
import {
  PAGE_ACCESSED,
  PAGE_DIRTY,
  PAGE_GLOBAL,
  PAGE_LEAF,
  PAGE_PRESENT,
  PAGE_USER,
  pagesPerHugePage,
} from './bits.ts';
import { hardwareEntry } from './hardware-entry.ts';
import { pmdHelpers } from './pmd-helpers.ts';
import { pteHelpers } from './pte-helpers.ts';

/** Kernel versions with entry helpers: 4.5 has no riscv port. */
export const versions: readonly ModelVersion[] = [6012];

const bits = PAGE_PRESENT | PAGE_LEAF | PAGE_USER | PAGE_GLOBAL | PAGE_ACCESSED | PAGE_DIRTY;

/**
 * Entry helpers of 64-bit RISC-V: Sv39, no Svnapot, no Svpbmt, accessed and dirty state set by hardware, 2 MiB
 * huge pages.
 *
 * @throws Error when the version is not one of {@link versions}.
 */
export function helpers(version: ModelVersion): EntryHelpers {
  if (!versions.includes(version)) throw new Error(`no entry helpers of riscv64 for version ${version}`);
  return {
    version,
    source: 'arch/riscv/include/asm/pgtable.h, pgtable-64.h, pgtable-bits.h, pgalloc.h',
    pmd: pmdHelpers,
    pte: pteHelpers,
    hardware: hardwareEntry,
    pmdBits: bits,
    pteBits: bits,
    hugePages: pagesPerHugePage,
  };
}
