import type { Entry } from '../entry-helpers.ts';

/**
 * Entry bits of the hash MMU before radix (v4.4, v4.5), 64K pages, under the kernel's names without their leading
 * underscore; a bit that a version lacks is 0.
 */
export interface HashBits {
  readonly PAGE_PTE: Entry;
  readonly PAGE_PRESENT: Entry;
  readonly PAGE_USER: Entry;
  readonly PAGE_EXEC: Entry;
  readonly PAGE_DIRTY: Entry;
  readonly PAGE_ACCESSED: Entry;
  readonly PAGE_RW: Entry;
  readonly PAGE_SPECIAL: Entry;
  readonly PAGE_BUSY: Entry;
  /** Set by the hash fault for a huge PMD; tested (any bit) by every update to decide on a flush. */
  readonly PAGE_HASHPTE: Entry;
  /** What `__hash_page_64K()` sets of it in a PTE whose hash entry is in slot 0 of the primary group. */
  readonly hashedPte: Entry;
  readonly PAGE_COMBO: Entry;
  readonly PAGE_HPTEFLAGS: Entry;
  readonly PAGE_THP_HUGE: Entry;
  /** Kept by `pte_modify()`. */
  readonly PAGE_CHG_MASK: Entry;
  /** Kept by `pmd_modify()`. */
  readonly HPAGE_CHG_MASK: Entry;
}

/** `PTE_RPN_SHIFT` of v4.4 and v4.5 with 64K pages. */
export const PTE_RPN_SHIFT = 30n;

/** `PTE_RPN_MASK`. */
const RPN = 0xffff_ffff_c000_0000n;

/**
 * v4.4: arch/powerpc/include/asm/pte-hash64.h, pte-hash64-64k.h, pgtable-ppc64.h. `_PAGE_HASHPTE` is
 * `_PAGE_HPTE_SUB`, sixteen bits; `_PAGE_SPLITTING` is `_PAGE_SPECIAL`.
 */
export const bits4004: HashBits = {
  PAGE_PTE: 0n,
  PAGE_PRESENT: 0x1n,
  PAGE_USER: 0x2n,
  PAGE_EXEC: 0x4n,
  PAGE_DIRTY: 0x80n,
  PAGE_ACCESSED: 0x100n,
  PAGE_RW: 0x200n,
  PAGE_SPECIAL: 0x400n,
  PAGE_BUSY: 0x800n,
  PAGE_HASHPTE: 0x0fff_f000n,
  hashedPte: 0x0800_0000n,
  PAGE_COMBO: 0x1000_0000n,
  PAGE_HPTEFLAGS: 0x1fff_f800n,
  PAGE_THP_HUGE: 0x2000_0000n,
  PAGE_CHG_MASK: RPN | 0x1fff_f800n | 0x80n | 0x100n | 0x400n,
  HPAGE_CHG_MASK: RPN | 0x1fff_f800n | 0x80n | 0x100n | 0x400n | 0x2000_0000n,
};

/**
 * v4.5: arch/powerpc/include/asm/book3s/64/hash.h, hash-64k.h, without `CONFIG_MEM_SOFT_DIRTY` (with it,
 * `pte_mkdirty()` sets 0x20000 too and the masks keep that bit). `_PAGE_HPTEFLAGS` holds the slot number (0xf000).
 */
export const bits4005: HashBits = {
  PAGE_PTE: 0x1n,
  PAGE_PRESENT: 0x2n,
  PAGE_USER: 0x4n,
  PAGE_EXEC: 0x8n,
  PAGE_DIRTY: 0x80n,
  PAGE_ACCESSED: 0x100n,
  PAGE_RW: 0x200n,
  PAGE_SPECIAL: 0x1_0000n,
  PAGE_BUSY: 0x800n,
  PAGE_HASHPTE: 0x400n,
  hashedPte: 0x400n,
  PAGE_COMBO: 0x4_0000n,
  PAGE_HPTEFLAGS: 0x4_fc00n,
  PAGE_THP_HUGE: 0x8_0000n,
  PAGE_CHG_MASK: RPN | 0x4_fc00n | 0x80n | 0x100n | 0x1_0000n | 0x1n,
  HPAGE_CHG_MASK: RPN | 0x4_fc00n | 0x80n | 0x100n | 0x8_0000n | 0x1n,
};

/** `PAGE_NONE`. */
export function pageNone(bits: HashBits): Entry {
  return bits.PAGE_PRESENT | bits.PAGE_ACCESSED;
}

/** `PAGE_COPY`. */
export function pageCopy(bits: HashBits): Entry {
  return pageNone(bits) | bits.PAGE_USER;
}
