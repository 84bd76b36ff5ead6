import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';

/**
 * The pointer and the address that a kernel primitive is given. They belong together in correct code; a checker has
 * to be able to run code in which they do not (B04, B46 of the development set).
 */
export interface PmdPlace {
  /** Range whose PMD entry the pointer points to. */
  readonly entry: number;
  /** Range that the address lies in. */
  readonly address: number;
}

/** What the end of an mmu_gather flushes. */
export interface GatherFlush {
  readonly range: number | 'all';
  /** `huge`: a huge entry was cleared; `small`: PTEs were; `tables`: a page table is to be freed. */
  readonly cleared: readonly ('huge' | 'small' | 'tables')[];
}

/**
 * The primitives through which the kernel's generic code changes page tables, as step sequences: one step for each
 * access that others can see. Names are the kernel's. An architecture overrides what its headers override.
 */
export interface Primitives {
  /** Stores what `set_pmd_at()` stores for `value`. */
  set_pmd_at(path: PathBuilder, place: PmdPlace, value: Operand): void;
  /** Points the entry at a page table. */
  pmd_populate(path: PathBuilder, entry: number, table: Operand): void;
  /** Gives the value of the entry before, as the version returns it (4.16 on) or as the caller read it before. */
  pmdp_invalidate(path: PathBuilder, place: PmdPlace): VariableReference;
  /** Gives the old value. No flush, except where the hardware has no other way (s390). */
  pmdp_huge_get_and_clear(path: PathBuilder, place: PmdPlace): VariableReference;
  /** Gives the old value; flushed on all CPUs when it returns. */
  pmdp_huge_clear_flush(path: PathBuilder, place: PmdPlace): VariableReference;
  /** For collapse: the entry points to a page table; its small translations and walk caches are flushed. */
  pmdp_collapse_flush(path: PathBuilder, place: PmdPlace): VariableReference;
  /** 4.4 only: sets the splitting bit and keeps lockless walkers out; undefined from 4.5 on. */
  readonly pmdp_splitting_flush?: (path: PathBuilder, place: PmdPlace) => void;
  /** 4.5 to 4.x: called by the split before it withdraws the deposited table; undefined where it does nothing. */
  readonly pmdp_huge_split_prepare?: (path: PathBuilder, place: PmdPlace) => void;
  /** Write-protects the entry without losing what hardware sets meanwhile. */
  pmdp_set_wrprotect(path: PathBuilder, place: PmdPlace): void;
  ptep_get_and_clear(path: PathBuilder, range: number, table: number, index: number): VariableReference;
  /** Gives the old value; flushed when it returns. */
  ptep_clear_flush(path: PathBuilder, range: number, table: number, index: number): VariableReference;
  set_pte_at(path: PathBuilder, table: number, index: number, value: Operand): void;
  /** Flushes huge translations of the range that the address lies in. */
  flush_pmd_tlb_range(path: PathBuilder, address: number): void;
  /** Flushes translations of base-page size (where the architecture tells sizes apart), and what goes with them. */
  flush_tlb_range(path: PathBuilder, address: number): void;
  flush_tlb_page(path: PathBuilder, address: number, index: number): void;
  /** `tlb_flush()` of an mmu_gather. */
  tlb_flush(path: PathBuilder, what: GatherFlush): void;
  /**
   * Frees a page table of an mmu_gather after its flush: at once, or after the grace period that the architecture's
   * kind of table freeing waits for (`HAVE_RCU_TABLE_FREE`, `MMU_GATHER_RCU_TABLE_FREE`).
   */
  freeTable(path: PathBuilder, table: Operand): void;
  /** Waits for every CPU that has interrupts off (`tlb_remove_table_sync_one()`, `kick_all_cpus_sync()`). */
  synchronizeWalkers(path: PathBuilder): void;
  /** What depositing a page table means beside remembering it (powerpc hash keeps slots there); a step or none. */
  pgtable_trans_huge_deposit?(path: PathBuilder, entry: number, table: number): void;
  pgtable_trans_huge_withdraw?(path: PathBuilder, entry: number, table: number): void;
}
