/* SPDX-License-Identifier: MIT */
/* Splits the huge PMD and leaves the page mapped by a table: what mprotect() or munmap() of a part does first. */

static void split_original(void)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 6, 0)
	__split_huge_pmd(&thpcheck_vma, thpcheck_pmd, THPCHECK_ADDRESS, false, NULL);
#else
	__split_huge_pmd(&thpcheck_vma, thpcheck_pmd, THPCHECK_ADDRESS);
#endif
}

void thpcheck_path_split(void)
{
	struct thpcheck_local *self = thpcheck_self();

	self->begun = 1;
	split_original();
	if (self->huge_mappings < 0)
		thpcheck_sometimes("split found a huge pmd");
	else
		thpcheck_sometimes("split found no huge pmd");
	if (self->huge_mappings < 0)
		thpcheck_check_returned(THPCHECK_NO_HUGE);
	thpcheck_run_callbacks();
	self->done = 1;
}
