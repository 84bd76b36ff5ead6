import type { EntryHelpers, ModelVersion } from '../entry-helpers.ts';
import * as bits from '../powerpc/bits-6012.ts';
import { pmdHelpers6012, pteHelpers6012, type Mmu6012 } from '../powerpc/helpers-6012.ts';
import { hardware } from './hardware-entry.ts';

/** Versions of the built-in model that know the radix MMU (it came with v4.7). */
export const versions: readonly ModelVersion[] = [6012];

/** arch/powerpc/include/asm/book3s/64/radix.h and radix-64k.h of v6.12; `RADIX_PTE_INDEX_SIZE` is 5. */
const radix: Mmu6012 = {
  pmdBadBits: 0x6000_0000_0000_00e0n,
  transHuge: bits.PAGE_PTE,
  pmdValBits: 0x8000_0000_0000_0000n | 5n,
  pteNoneMask: bits.PAGE_DIRTY | bits.PAGE_ACCESSED,
  filtered: 0n,
};

/** Flags that some helper or the walker tests, sets or drops. */
const flagBits =
  bits.PAGE_RWX |
  bits.PAGE_PRIVILEGED |
  bits.PAGE_DIRTY |
  bits.PAGE_ACCESSED |
  bits.PAGE_SOFT_DIRTY |
  bits.PAGE_SPECIAL |
  bits.PAGE_DEVMAP |
  bits.PAGE_INVALID |
  bits.PAGE_PTE |
  bits.PAGE_PRESENT;

/**
 * Entry helpers of powerpc book3s64 with the radix MMU, 64K base pages and 2M huge pages, `CONFIG_NUMA_BALANCING`
 * on. Throws for a version that has no radix MMU.
 */
export function helpers(version: ModelVersion): EntryHelpers {
  if (version !== 6012) throw new Error(`no radix MMU in version ${version}`);
  return {
    version,
    source:
      'v6.12 arch/powerpc/include/asm/book3s/64/{pgtable,radix,radix-64k,pgalloc}.h, arch/powerpc/mm/pgtable.c, ' +
      'arch/powerpc/mm/book3s64/{pgtable,radix_pgtable}.c',
    pmd: pmdHelpers6012(radix),
    pte: pteHelpers6012(radix),
    hardware,
    pmdBits: flagBits | 0x60n | bits.H_PAGE_THP_HUGE,
    pteBits: flagBits | bits.H_PAGE_THP_HUGE,
    hugePages: 32n,
  };
}
