/* SPDX-License-Identifier: MIT */
/*
 * Pins the first, second and last page of the range through the walk that takes no lock, as futex() and direct
 * I/O do, and keeps the references.
 */

static unsigned int pin(unsigned int n)
{
	unsigned long address = thpcheck_lookup_address(n);
	struct page *page = NULL;
	int count;

#if !defined(CONFIG_HAVE_GUP_FAST) && !defined(CONFIG_HAVE_FAST_GUP) && !defined(CONFIG_HAVE_GENERIC_RCU_GUP)
	thpcheck_unmodelled("this architecture has no GUP-fast in this version");
#endif
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 8, 0)
	count = get_user_pages_fast_only(address, 1, FOLL_WRITE, &page);
#else
	count = __get_user_pages_fast(address, 1, 1, &page);
#endif
	if (count != 1)
		return 0;
	thpcheck_self()->pinned[n] = page;
	return 1;
}

void thpcheck_path_gup_fast(void)
{
	struct thpcheck_local *self = thpcheck_self();
	unsigned int n, got = 0;

	self->begun = 1;
	for (n = 0; n < THPCHECK_LOOKUPS; n++)
		got += pin(n);
	if (got == THPCHECK_LOOKUPS)
		thpcheck_sometimes("gup_fast pinned every page");
	else if (got != 0)
		thpcheck_sometimes("gup_fast pinned some pages");
	else
		thpcheck_sometimes("gup_fast pinned no page");
	self->done = 1;
}
