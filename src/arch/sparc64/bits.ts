/**
 * Entry bits of sparc64, sun4u layout, under the kernel's names without leading underscore and `_4U`. The sun4v layout,
 * patched in at boot on hypervisor machines, moves most of them; the helpers do the same with them. The same in v4.4,
 * v4.5 and v6.12. Source: arch/sparc/include/asm/pgtable_64.h; protections: arch/sparc/mm/init_64.c,
 * `sun4u_pgprot_init`, `prot_init_common`.
 */

/** Valid, for the TLB miss handler: the sign bit. */
export const PAGE_VALID = 0x8000_0000_0000_0000n;
/** "Keep ref bit uptodate": the same bit as {@link PAGE_VALID}, so an old entry is one the hardware refuses. */
export const PAGE_R = 0x8000_0000_0000_0000n;
/** Special page; the splitting bit of a huge PMD up to v4.4. */
export const PAGE_SPECIAL = 0x0200_0000_0000_0000n;
/** Huge page. */
export const PAGE_PMD_HUGE = 0x0100_0000_0000_0000n;

/** `_PAGE_SZHUGE_4U`: the hardware page is 4M, two of which make a huge page. */
export const PAGE_SZ4MB = 0x6000_0000_0000_0000n;
/** All page size bits. */
export const PAGE_SZALL = 0x6001_0000_0000_0000n;
/** Physical address, bits 13 to 42. */
export const PAGE_PADDR = 0x0000_07ff_ffff_e000n;
/** Executable (software). */
export const PAGE_EXEC = 0x1000n;
/** Dirty (software). */
export const PAGE_MODIFIED = 0x800n;
/** Referenced (software). */
export const PAGE_ACCESSED = 0x400n;
/** Readable (software). */
export const PAGE_READ = 0x200n;
/** Writable (software). */
export const PAGE_WRITE = 0x100n;
/** Present (software). */
export const PAGE_PRESENT = 0x80n;
/** Cacheable in the physically indexed cache. */
export const PAGE_CP = 0x20n;
/** Cacheable in the virtually indexed cache. */
export const PAGE_CV = 0x10n;
/** Side effect. */
export const PAGE_E = 0x8n;
/** Privileged. */
export const PAGE_P = 0x4n;
/** Writable, for the hardware. */
export const PAGE_W = 0x2n;

/** Base page: 8K. */
export const PAGE_SHIFT = 13n;

const PAGE_CACHE = PAGE_CP | PAGE_CV;

/** `protection_map[0]`: not valid for the hardware. */
export const PAGE_NONE = PAGE_PRESENT | PAGE_ACCESSED | PAGE_CACHE;

/** `protection_map[3]`: `PAGE_COPY` without its execute bit. */
export const PAGE_COPY = PAGE_VALID | PAGE_PRESENT | PAGE_CACHE | PAGE_ACCESSED | PAGE_READ | PAGE_R;

/** Kept by `pte_modify()`; all else comes from the protection. */
export const PTE_MODIFY_MASK =
  PAGE_PADDR |
  PAGE_MODIFIED |
  PAGE_ACCESSED |
  PAGE_CP |
  PAGE_CV |
  PAGE_E |
  PAGE_SPECIAL |
  PAGE_PMD_HUGE |
  PAGE_SZALL;
