import type { Entry } from '../entry-helpers.ts';
import { PAGE_PRESENT } from './bits.ts';

/**
 * The address of an entry that is not present is stored inverted, so that no speculation through it finds cached
 * data (L1 terminal fault). Source: 6.12 arch/x86/include/asm/pgtable-invert.h.
 */

/** `__pte_needs_invert()`: the empty entry is not inverted. */
function needsInvert(entry: Entry): boolean {
  return entry !== 0n && (entry & PAGE_PRESENT) === 0n;
}

/** The entry (or the protection and an address) exclusive-or `protnone_mask()` of `of`. */
export function withoutInversion(entry: Entry, of: Entry): Entry {
  return needsInvert(of) ? BigInt.asUintN(64, ~entry) : entry;
}

/** `flip_protnone_guard()`: inverts the bits of `mask` when a change of protection takes or gives presence. */
export function flip_protnone_guard(oldval: Entry, val: Entry, mask: bigint): Entry {
  return needsInvert(oldval) === needsInvert(val) ? val : val ^ mask;
}
