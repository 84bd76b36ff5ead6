import type { ModelVersion, PteHelpers } from '../entry-helpers.ts';
import { attributes } from './attributes.ts';
import {
  PAGE_CHG_MASK,
  PAGE_COPY,
  PAGE_KNL_ERRATUM_MASK,
  PAGE_PRESENT,
  PAGE_PROTNONE,
  PAGE_SHIFT,
  PTE_PFN_MASK,
} from './bits.ts';
import { withoutInversion } from './protnone-inversion.ts';

/** PTE helpers of x86-64. Source: arch/x86/include/asm/pgtable.h, pgtable_64.h. */
export function pteHelpers(version: ModelVersion): PteHelpers {
  const mask = PTE_PFN_MASK(version);
  const early = version < 6000;
  return {
    ...attributes(version, { change: PAGE_CHG_MASK(version), inverted: mask }),
    none: early ? (entry) => entry === 0n : (entry) => (entry & ~PAGE_KNL_ERRATUM_MASK) === 0n,
    bad: () => false,
    present: (entry) => (entry & (PAGE_PRESENT | PAGE_PROTNONE)) !== 0n,
    pfn: (entry) => ((early ? entry : withoutInversion(entry, entry)) & mask) >> PAGE_SHIFT,
    mk_pte: (pfn) => (early ? pfn << PAGE_SHIFT : (pfn << PAGE_SHIFT) & mask) | PAGE_COPY,
    stored: (_old, entry) => entry,
    cleared: () => 0n,
  };
}
