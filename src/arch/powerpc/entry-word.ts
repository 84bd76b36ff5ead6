import type { Entry } from '../entry-helpers.ts';

/** All bits of an entry; `x & ENTRY_MASK` is what `unsigned long` keeps of x. */
export const ENTRY_MASK = 0xffff_ffff_ffff_ffffn;

/** `PAGE_OFFSET` of 64-bit powerpc (`CONFIG_PAGE_OFFSET`, arch/powerpc/Kconfig). */
export const PAGE_OFFSET = 0xc000_0000_0000_0000n;

/** `PAGE_SHIFT` with `CONFIG_PPC_64K_PAGES`. */
export const PAGE_SHIFT = 16n;

/** `__pa()`: drops the four highest bits (arch/powerpc/include/asm/page.h, all three versions). */
export function physical(address: Entry): Entry {
  return address & 0x0fff_ffff_ffff_ffffn;
}
