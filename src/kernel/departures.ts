/**
 * Ways in which a scenario can make the kernel's text differ from that of the release: historical bugs of the
 * development set, repairs of them, and proposals of the thread. Each names the path, then what differs.
 */
export const departures = {
  'split: clears the entry first':
    'pmdp_huge_clear_flush() at the top of the split, as the refcount rework first had it (November 2015)',
  'split: pmdp_invalidate() with the address after the loop':
    'pmdp_invalidate() is called with the address of the next huge page, as before v4.5-rc6',
  'split: no pmdp_huge_split_prepare()':
    'the deposited table is withdrawn while low-level faults may still use it, as before v4.5-rc5',
  'split: set_pmd_at() stores the value unchanged':
    'what pmd_mknotpresent() gives is stored as it is, without the bits that set_pmd_at() of arm ORs in (B02)',
  'split: set_pmd_at() instead of pmdp_invalidate()':
    'the entry is invalidated by a plain store and nothing is flushed; on s390 a live entry must not be changed so',
  'arm: pmd_mknotpresent() of 4.7': 'only the valid bit is cleared, so the page frame stays (56530f5d2ddc)',
  'sparc64: TSB miss handler as written':
    'the handler writes the entry it has read to the TSB without looking again under the tag lock, as tsb.S of 4.4 to 6.12 does; the model re-reads it otherwise',
  'x86: tlb_single_page_flush_ceiling above 512':
    'the flush of a huge range is done page by page, not (as by default) by flushing the whole address space',
  'x86: flush by hypercall':
    'a hypervisor flushes the TLBs of other CPUs, so that none of them has to take an interrupt (B49)',
  'split: no pmdp_invalidate()': 'the table is populated over the live huge entry',
  'split: kick_all_cpus_sync() after pmdp_invalidate()':
    'every CPU has to take an interrupt after pmdp_invalidate(), as Kirill Shutemov proposed',
  'collapse: no tlb_remove_table_sync_one()':
    'khugepaged does not wait for lockless walkers after its flush, as before v6.1-rc8 (B39)',
  'collapse: flushes the range after the page table':
    'pmdp_collapse_flush() is called with the address after the loop, as before v5.9-rc1 (B46)',
  'collapse: pte_free() at once':
    'the page table is given back at once instead of after a grace period (B39)',
  'collapse: waits for walkers, then pte_free()':
    'tlb_remove_table_sync_one(), then pte_free(), as v6.1 did instead of pte_free_defer()',
  'collapse: counts references before the flush':
    'the reference counts are looked at while the page table is still in place',
  'collapse: no anon_vma lock': 'khugepaged lets reverse-map walks into the range while it collapses it',
  'collapse: mmap_sem for reading': 'khugepaged lets page faults into the range while it collapses it',
  'split page: does not count references again':
    'split_huge_page() goes on without looking at the reference count after it froze the mappings',
  'split page: leaves the mappings in place':
    'split_huge_page() counts references while the page is still mapped, without migration entries',
  'split: pmdp_invalidate() before looking at the kind of entry':
    'a migration entry is invalidated as if it mapped a huge page, as before v6.10-rc1 (B15)',
  'split: pmd_folio() of a migration entry':
    'the folio of a migration entry is compared as if the entry were present, as before v6.15 (B35)',
  'migrate: overwrites the entry':
    'the entry for the new page is set without clearing the old one first, as since v4.20-rc1 (B22)',
  'migrate: flush_pmd_tlb_range()':
    'flushes huge translations with flush_pmd_tlb_range() instead of flush_tlb_range(), as since v4.6-rc1 (B66)',
  'migrate: page_ref_freeze()':
    'the reference count is frozen before the entry is replaced, so that nothing is taken back, as in v4.20',
  'migrate: does not count references':
    'a huge page is moved by way of a migration entry although somebody may refer to it',
  'rmap walk: no second look under the lock':
    'what the PMD entry was before its lock was taken decides how the walk goes on',
  'rmap walk: takes an entry that is not present for none':
    'an invalidated huge entry is skipped as if nothing were mapped',
  'split 4.4: no pmdp_splitting_flush()': 'the references of tails are moved without the splitting bit',
  'wait_split_huge_page() does not wait':
    'the anon_vma lock is not taken for an entry that is being split (4.4)',
  'GUP-fast: no second look at the entry': 'the entry is not compared again after the reference was taken',
  'fault: pmd_trans_huge() instead of pmd_trans_unstable()':
    'the fault takes an entry that it does not find huge for a page table, as before v4.5-rc6 (B24)',
  'fault 4.4: pmd_trans_unstable()': 'the repair of B24 in the text of 4.4, as in its stable releases',
  'exit: does not take the anon_vma lock': 'free_pgtables() does not call unlink_anon_vmas()',
  'pmdp_invalidate: stores the empty entry':
    'pmdp_invalidate() leaves the empty entry behind, as Aneesh Kumar first proposed for powerpc and s390 did from v4.6 to v4.13 (B03)',
  'change_huge_pmd: pmdp_invalidate()':
    'change_huge_pmd() invalidates the entry instead of emptying it, as since v4.11-rc7 (B18)',
  'change_huge_pmd: clears the entry first': 'change_huge_pmd() empties the entry, as before v4.11-rc7 (B18)',
  'change_protection: does not flush': 'the changed entries are not flushed at the end',
  'mprotect: mmap_sem for reading': 'mprotect() takes mmap_sem for reading only',
  'madvise_free_huge_pmd: pmdp_invalidate()':
    'MADV_FREE invalidates the huge entry instead of emptying it, as since v4.11-rc7 (B19)',
  'madvise_free_huge_pmd: clears the entry first':
    'MADV_FREE empties the huge entry, as before v4.11-rc7 (B19)',
  'clear_soft_dirty_pmd: pmdp_invalidate()':
    'clear_refs invalidates the huge entry instead of emptying it, as since v4.11-rc7 (B20)',
  'clear_soft_dirty_pmd: clears the entry first':
    'clear_refs empties the huge entry, as before v4.11-rc7 (B20)',
  'clear_refs: mmap_lock for reading': 'clear_refs takes mmap_lock for reading, as 4.x does',
  'page_mkclean: clears the entry first':
    'writeback empties the huge entry before it sets the clean one, as from v4.11 to v5.1 (B21)',
  'page_mkclean: does not flush': 'the entry is made read-only and clean without a TLB flush',
  'zap_huge_pmd: the huge zero page is put after the flush':
    'the huge zero page stays pinned until the TLB flush of the mmu_gather, as since v4.6 (B76)',
  'zap_huge_pmd: puts the huge zero page before the flush':
    'the reference on the huge zero page is dropped before the TLB flush, as before v4.6 (B76)',
  'mremap: flushes under the lock':
    'the old translation is flushed before the page-table locks are dropped, as since v4.9-rc8 (B60)',
  'mremap: flushes after the locks': 'the flush is put off to the end of mremap(), as before v4.9-rc8 (B60)',
  'nr_ptes: a plain counter changed by the split':
    'the split counts the page table that it puts into use, in a counter that is not atomic, as before v3.3 (B84)',
  'wp fault: does not flush the old translation':
    'the entry for the copy is set without a flush of the old one',
  'wp fault: no pmd_same()': 'the entry is not compared again under the lock',
  'tlb_flush_pending is not set': 'change_protection() does not say that its flush is still to come',
  'migrate: does not look at tlb_flush_pending':
    'a NUMA migration does not flush what another CPU has changed and not yet flushed',
  'zap: no second look under the PMD lock':
    'zap_huge_pmd() takes the entry for huge because it was before the lock',
  'fault: no second look under the PMD lock':
    'what the fault found without the PMD lock decides whether it sets the entry',
  'page_mkclean: without PVMW_SYNC':
    'the walk of the reverse map passes an empty entry by without waiting for the PMD lock',
  'tlb_flush_pending counts': 'tlb_flush_pending is a counter, as since v4.13',
} as const;

/** Name of one departure. */
export type Departure = keyof typeof departures;
