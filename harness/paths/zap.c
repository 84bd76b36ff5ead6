/* SPDX-License-Identifier: MIT */
/* Removes every page of the range, as madvise(MADV_DONTNEED) does under the mmap lock held for reading. */

void thpcheck_path_zap(void)
{
	struct thpcheck_local *self = thpcheck_self();

	self->begun = 1;
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 0, 0)
	zap_page_range_single(&thpcheck_vma, THPCHECK_ADDRESS, HPAGE_PMD_SIZE, NULL);
#else
	zap_page_range(&thpcheck_vma, THPCHECK_ADDRESS, HPAGE_PMD_SIZE, NULL);
#endif
	if (self->huge_mappings < 0)
		thpcheck_sometimes("zap removed a huge pmd");
	else if (self->mapped_pages < 0)
		thpcheck_sometimes("zap removed entries of a table");
	else
		thpcheck_sometimes("zap found nothing mapped");
	thpcheck_check_returned(THPCHECK_NO_HUGE | THPCHECK_NO_SMALL);
	self->zapped = 1;
	thpcheck_run_callbacks();
	self->done = 1;
}
