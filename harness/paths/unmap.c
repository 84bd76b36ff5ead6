/* SPDX-License-Identifier: MIT */
/*
 * Removes every page of the range and then the page table, as munmap() and exit do: unmap_region() of mm/mmap.c
 * without what concerns areas.
 */

void thpcheck_path_unmap(void)
{
	struct thpcheck_local *self = thpcheck_self();
	unsigned long end = THPCHECK_ADDRESS + HPAGE_PMD_SIZE;
	struct mmu_gather tlb;

	self->begun = 1;
	lru_add_drain();
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 11, 0)
	tlb_gather_mmu(&tlb, thpcheck_mm);
#else
	tlb_gather_mmu(&tlb, thpcheck_mm, THPCHECK_ADDRESS, end);
#endif
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 18, 0)
	unmap_page_range(&tlb, &thpcheck_vma, THPCHECK_ADDRESS, end, NULL);
#else
	unmap_vmas(&tlb, &thpcheck_vma, THPCHECK_ADDRESS, end);
#endif
	free_pgd_range(&tlb, THPCHECK_ADDRESS, end, THPCHECK_ADDRESS, end);
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 11, 0)
	tlb_finish_mmu(&tlb);
#else
	tlb_finish_mmu(&tlb, THPCHECK_ADDRESS, end);
#endif
	if (self->mapped_pages < 0 || self->huge_mappings < 0)
		thpcheck_sometimes("unmap removed pages");
	thpcheck_check_returned(THPCHECK_NO_HUGE | THPCHECK_NO_SMALL | THPCHECK_NO_TABLE);
	self->zapped = 1;
	thpcheck_run_callbacks();
	self->done = 1;
}
