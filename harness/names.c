/* SPDX-License-Identifier: MIT */
/* Names of memory for traces; the entry that is watched. Narrower names come after wider ones. */

static void name_memory(void)
{
	struct mm_struct *mm = thpcheck_mm;
	struct page *first = thpcheck_frame(0);

	thpcheck_name(mm, sizeof(*mm), 1, "mm");
	thpcheck_field("mm", offsetof(struct mm_struct, page_table_lock), sizeof(spinlock_t), "page_table_lock");
	thpcheck_field("mm", offsetof(struct mm_struct, hiwater_rss), sizeof(mm->hiwater_rss), "hiwater_rss");
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 15, 0)
	thpcheck_field("mm", offsetof(struct mm_struct, pgtables_bytes), sizeof(atomic_long_t), "pgtables_bytes");
#else
	thpcheck_field("mm", offsetof(struct mm_struct, nr_ptes), sizeof(atomic_long_t), "nr_ptes");
#endif
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 15, 0) || defined(CONFIG_COMPACTION)
	thpcheck_field("mm", offsetof(struct mm_struct, tlb_flush_pending), sizeof(mm->tlb_flush_pending),
		       "tlb_flush_pending");
#endif
	thpcheck_field("mm", offsetof(struct mm_struct, rss_stat), sizeof(mm->rss_stat), "rss_stat");
	thpcheck_field("mm", offsetof(struct mm_struct, flags), sizeof(mm->flags), "flags");
#if !defined(CONFIG_SPLIT_PMD_PTLOCKS) && !USE_SPLIT_PMD_PTLOCKS
	thpcheck_field("mm", offsetof(struct mm_struct, pmd_huge_pte), sizeof(pgtable_t), "pmd_huge_pte");
#endif

	thpcheck_name(first, sizeof(struct page), THPCHECK_FRAMES, "page");
	thpcheck_field("page", offsetof(struct page, flags), sizeof(unsigned long), "flags");
	thpcheck_field("page", offsetof(struct page, _mapcount), sizeof(atomic_t), "_mapcount");
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 6, 0)
	thpcheck_field("page", offsetof(struct page, _refcount), sizeof(atomic_t), "_refcount");
#else
	thpcheck_field("page", offsetof(struct page, _count), sizeof(atomic_t), "_count");
#endif
	thpcheck_field("page", offsetof(struct page, lru), sizeof(struct list_head), "lru");
	thpcheck_field("page", offsetof(struct page, mapping), sizeof(void *), "mapping");
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)
	{
		struct folio *folio = page_folio(thpcheck_frame(THPCHECK_ORIGINAL));

		thpcheck_name(&folio->_large_mapcount, sizeof(atomic_t), 1, "folio._large_mapcount");
		thpcheck_name(&folio->_entire_mapcount, sizeof(atomic_t), 1, "folio._entire_mapcount");
		thpcheck_name(&folio->_nr_pages_mapped, sizeof(atomic_t), 1, "folio._nr_pages_mapped");
		thpcheck_name(&folio->_deferred_list, sizeof(struct list_head), 1, "folio._deferred_list");
	}
#else
	thpcheck_name(compound_mapcount_ptr(thpcheck_frame(THPCHECK_ORIGINAL)), sizeof(atomic_t), 1,
		      "page.compound_mapcount");
#endif

	thpcheck_name(pmd_lockptr(mm, thpcheck_pmd), sizeof(spinlock_t), 1, "pmd lock");
#if USE_SPLIT_PTE_PTLOCKS || defined(CONFIG_SPLIT_PTE_PTLOCKS)
	{
		pmd_t table;

		pmd_populate(mm, &table, virt_to_page(thpcheck_memory_page(3)));
		thpcheck_name(pte_lockptr(mm, &table), sizeof(spinlock_t), 1, "pte lock");
	}
#endif
	thpcheck_name(&thpcheck_tlbs[0], sizeof(u64), 1, "CPU0.tlb");
	thpcheck_name(&thpcheck_tlbs[1], sizeof(u64), 1, "CPU1.tlb");
	thpcheck_name(&thpcheck_tlbs[2], sizeof(u64), 1, "CPU2.tlb");
	thpcheck_name(&thpcheck_tlbs[3], sizeof(u64), 1, "CPU3.tlb");
	thpcheck_name(thpcheck_interrupt_locks, sizeof(unsigned int), THPCHECK_CPUS, "interrupts of CPU");
	thpcheck_name(thpcheck_rcu_locks, sizeof(unsigned int), THPCHECK_CPUS, "RCU section of CPU");
	thpcheck_name(thpcheck_memory_page(3), sizeof(pte_t), HPAGE_PMD_NR, "pte");
	thpcheck_name(thpcheck_pmd, sizeof(pmd_t), 1, "pmd");
	thpcheck_watch(thpcheck_pmd, sizeof(pmd_t), "pmd");
}
