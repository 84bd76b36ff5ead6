import type { EntryHelpers, ModelVersion } from '../entry-helpers.ts';
import * as bits from './bits.ts';
import { hardware } from './hardware-entry.ts';
import { pmdHelpers } from './pmd-helpers.ts';
import { pteHelpers } from './pte-helpers.ts';

/** Versions of the built-in model. */
export const versions: readonly ModelVersion[] = [4004, 4005, 6012];

const RELEVANT =
  bits.PAGE_VALID |
  bits.PAGE_SZ4MB |
  bits.PAGE_SPECIAL |
  bits.PAGE_PMD_HUGE |
  bits.PAGE_EXEC |
  bits.PAGE_MODIFIED |
  bits.PAGE_ACCESSED |
  bits.PAGE_READ |
  bits.PAGE_WRITE |
  bits.PAGE_PRESENT |
  bits.PAGE_CP |
  bits.PAGE_CV |
  bits.PAGE_P |
  bits.PAGE_W;

/** Entry helpers of sparc64 (sun4u layout), 8K base pages and 8M huge pages. */
export function helpers(version: ModelVersion): EntryHelpers {
  return {
    version,
    source: 'arch/sparc/include/asm/{pgtable_64,pgalloc_64}.h, arch/sparc/mm/{init_64,tlb}.c',
    pmd: pmdHelpers(version),
    pte: pteHelpers(version),
    hardware,
    pmdBits: RELEVANT,
    pteBits: RELEVANT,
    hugePages: 1024n,
  };
}
