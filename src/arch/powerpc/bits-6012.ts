/**
 * Entry bits that hash and radix share on 6.12 with 64K pages, under the kernel's names without their leading
 * underscore. Source: arch/powerpc/include/asm/book3s/64/pgtable.h, hash-64k.h and asm/pgtable-masks.h of v6.12.
 * Memory holds the entries in big endian (`cpu_to_be64()`); these are bits of `pmd_val()` and `pte_val()`, which undo
 * that.
 */

/** Execute permission. */
export const PAGE_EXEC = 0x1n;
/** Write permission. */
export const PAGE_WRITE = 0x2n;
/** Read permission. */
export const PAGE_READ = 0x4n;
/** Kernel access only. */
export const PAGE_PRIVILEGED = 0x8n;
/** Change bit. */
export const PAGE_DIRTY = 0x80n;
/** Reference bit. */
export const PAGE_ACCESSED = 0x100n;
/** `_RPAGE_SW3`; 6.12 defines and sets it whatever `CONFIG_MEM_SOFT_DIRTY` says. */
export const PAGE_SOFT_DIRTY = 0x200n;
/** `_RPAGE_SW2`: special page. */
export const PAGE_SPECIAL = 0x400n;
/** `_RPAGE_SW1`: page of a device. */
export const PAGE_DEVMAP = 0x800n;
/** `_RPAGE_SW0`: set instead of `_PAGE_PRESENT` while a huge PMD is split. */
export const PAGE_INVALID = 0x2000_0000_0000_0000n;
/** Tells a leaf from a pointer to a table; swap entries have it too. */
export const PAGE_PTE = 0x4000_0000_0000_0000n;
/** Valid, for the hardware. */
export const PAGE_PRESENT = 0x8000_0000_0000_0000n;

/** Read and write permission. */
export const PAGE_RW = PAGE_READ | PAGE_WRITE;
/** Every permission. */
export const PAGE_RWX = PAGE_RW | PAGE_EXEC;

/** Bits 16 to 52: `_PAGE_PA_MAX` is 53, `PAGE_SHIFT` 16. */
export const PTE_RPN_MASK = 0x001f_ffff_ffff_0000n;

/** `_RPAGE_RPN1`; in the masks of radix too. */
export const H_PAGE_THP_HUGE = 0x2000n;
/** `_RPAGE_RSV1`: a hash fault is at work on the entry. */
export const H_PAGE_BUSY = 0x40n;
/** `_RPAGE_RPN43`: a hash entry exists. */
export const H_PAGE_HASHPTE = 0x0080_0000_0000_0000n;
/** `_RPAGE_RPN0`: hashed as 4K pages. */
export const H_PAGE_COMBO = 0x1000n;
/** Of hash-64k.h; radix kernels have the same masks and find these bits zero. */
export const PAGE_HPTEFLAGS = H_PAGE_BUSY | H_PAGE_HASHPTE | H_PAGE_COMBO;

/** Kept by `pmd_modify()`. */
export const HPAGE_CHG_MASK =
  PTE_RPN_MASK |
  PAGE_HPTEFLAGS |
  PAGE_DIRTY |
  PAGE_ACCESSED |
  H_PAGE_THP_HUGE |
  PAGE_PTE |
  PAGE_SOFT_DIRTY |
  PAGE_DEVMAP;

/** Kept by `pte_modify()`. */
export const PAGE_CHG_MASK =
  PTE_RPN_MASK |
  PAGE_HPTEFLAGS |
  PAGE_DIRTY |
  PAGE_ACCESSED |
  PAGE_SPECIAL |
  PAGE_PTE |
  PAGE_SOFT_DIRTY |
  PAGE_DEVMAP;

/** Protection of a NUMA hint and of PROT_NONE. */
export const PAGE_NONE = PAGE_PRESENT | PAGE_ACCESSED;
/** Private writable protection. */
export const PAGE_COPY = PAGE_NONE | PAGE_READ;

/** Dropped by `pmd_page_vaddr()`. */
export const PMD_MASKED_BITS = 0xc000_0000_0000_00ffn;
