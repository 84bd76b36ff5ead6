import type { EntryReader } from '../machine/mmu/entry-reader.ts';

/**
 * What the built-in model knows of an architecture's page-table entries: the kernel's helpers, bit for bit, as
 * functions of 64-bit values. Names are those of the kernel's C. Every implementation is compared with the
 * helper compiled from real headers on all combinations of the relevant bits.
 */

/** A page-table entry as stored in memory: unsigned, at most 64 bits. */
export type Entry = bigint;

/** Kernel versions of the built-in model (`major * 1000 + minor`): splitting bit, refcount rework, today. */
export type ModelVersion = 4004 | 4005 | 6012;

/** Helpers of one level. `pmd` helpers are applied to huge, table, invalidated and empty entries alike. */
export interface LevelHelpers {
  none(entry: Entry): boolean;
  /** `pmd_bad()`; for a PTE always false. */
  bad(entry: Entry): boolean;
  present(entry: Entry): boolean;
  write(entry: Entry): boolean;
  dirty(entry: Entry): boolean;
  young(entry: Entry): boolean;
  /** `pmd_protnone()`, `pte_protnone()`; false where NUMA balancing is not supported. */
  protnone(entry: Entry): boolean;
  /** `pmd_pfn()`, `pte_pfn()`: page frame number in base pages. */
  pfn(entry: Entry): bigint;
  mkdirty(entry: Entry): Entry;
  mkclean(entry: Entry): Entry;
  mkyoung(entry: Entry): Entry;
  mkold(entry: Entry): Entry;
  mkwrite(entry: Entry): Entry;
  wrprotect(entry: Entry): Entry;
  /** `pmd_modify(entry, PAGE_NONE)`, or its PTE form. */
  modifyNone(entry: Entry): Entry;
  /** `pmd_modify(entry, vm_page_prot)` with the private writable anonymous protection (`PAGE_COPY` class). */
  modifyCopy(entry: Entry): Entry;
}

/** Helpers of the PMD level. */
export interface PmdHelpers extends LevelHelpers {
  trans_huge(entry: Entry): boolean;
  /** `pmd_leaf()` (6.12) or `pmd_large()` (4.x). */
  leaf(entry: Entry): boolean;
  /** `pmd_trans_splitting()`; always false from 4.5 on. */
  trans_splitting(entry: Entry): boolean;
  mkhuge(entry: Entry): Entry;
  /** `pmd_mkinvalid()`; before 4.16 its name is `pmd_mknotpresent()`. */
  mkinvalid(entry: Entry): Entry;
  /** `pmd_mksplitting()` where the version has it; the identity otherwise. */
  mksplitting(entry: Entry): Entry;
  /** `pfn_pmd(pfn, PAGE_COPY-class protection)`, as `mk_huge_pmd()` calls it before `pmd_mkhuge()`. */
  mk_pmd(pfn: bigint): Entry;
  /** What `pmd_populate(mm, pmd, pgtable)` stores for the table in that page frame. */
  populated(tablePfn: bigint): Entry;
  /** Page frame of the table an entry points to, as `pmd_pgtable()` or `pte_offset_kernel()` takes it. */
  tablePfn(entry: Entry): bigint;
  /** What `set_pmd_at(mm, addr, pmdp, entry)` leaves in memory over `old`. */
  stored(old: Entry, entry: Entry): Entry;
  /** What `pmdp_invalidate()` leaves in memory over `old` (one CPU, nothing else running). */
  invalidated(old: Entry): Entry;
  /** What `pmdp_huge_get_and_clear()` (4.4: `pmdp_get_and_clear()`) leaves in memory. */
  cleared(old: Entry): Entry;
}

/** Helpers of the PTE level. */
export interface PteHelpers extends LevelHelpers {
  mk_pte(pfn: bigint): Entry;
  /** What `set_pte_at(mm, addr, ptep, entry)` leaves in memory over `old`. */
  stored(old: Entry, entry: Entry): Entry;
  /** What `ptep_get_and_clear()` leaves in memory. */
  cleared(old: Entry): Entry;
}

/** All of the above for one architecture and one kernel version. */
export interface EntryHelpers {
  readonly version: ModelVersion;
  /** Kernel header(s) the helpers are written after. */
  readonly source: string;
  readonly pmd: PmdHelpers;
  readonly pte: PteHelpers;
  readonly hardware: EntryReader;
  /** Bits that decide helpers' results at the PMD level, besides one bit of the page frame number. */
  readonly pmdBits: Entry;
  /** The same at the PTE level. */
  readonly pteBits: Entry;
  /** Page frame numbers with which the model is set up are multiples of this (base pages of a huge page). */
  readonly hugePages: bigint;
}

/** Name of an architecture of the built-in model, MMU included. */
export type ModelArchitecture =
  'x86_64' | 'arm' | 'arm64' | 's390' | 'powerpc-hash' | 'powerpc-radix' | 'sparc64' | 'riscv64';
