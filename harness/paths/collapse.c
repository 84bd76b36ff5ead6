/* SPDX-License-Identifier: MIT */
/*
 * khugepaged replaces a table by a huge page: collapse_huge_page() of mm/khugepaged.c. It holds the mmap lock for
 * writing, so nothing may run beside it but what takes no such lock: GUP-fast and hardware.
 */

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)
int thpcheck_collapse(void);

static void refuse_holders_of_the_mmap_lock(void)
{
	static const char *const holders[] = {
		"thpcheck_path_split", "thpcheck_path_zap", "thpcheck_path_fault", "thpcheck_path_unmap",
		"thpcheck_path_user_write", "thpcheck_path_collapse",
	};
	unsigned int cpu, n;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++)
		for (n = 0; n < ARRAY_SIZE(holders); n++)
			if (cpu != thpcheck_cpu() && thpcheck_starts_in(cpu, holders[n]))
				thpcheck_unmodelled("collapse beside a path that holds the mmap lock");
}
#endif

void thpcheck_path_collapse(void)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)
	struct thpcheck_local *self = thpcheck_self();

	refuse_holders_of_the_mmap_lock();
	self->begun = 1;
	self->collapsing = 1;
	if (thpcheck_collapse()) {
		self->collapsed = 1;
		thpcheck_sometimes("collapse mapped a huge page");
		thpcheck_check_returned(THPCHECK_NO_HUGE | THPCHECK_NO_SMALL | THPCHECK_NO_TABLE);
	} else {
		thpcheck_sometimes("collapse gave up");
	}
	thpcheck_run_callbacks();
	self->done = 1;
#else
	thpcheck_unmodelled("collapse_huge_page() of this version");
#endif
}
