/* SPDX-License-Identifier: MIT */
/* A write to the second page of the range by a CPU that has no translation for it. */

static void write_fault(void)
{
	struct thpcheck_local *self = thpcheck_self();
	unsigned long address = THPCHECK_USER_ADDRESS;
	/* FAULT_FLAG_USER is an accounting matter only (memory cgroups, perf). */
	unsigned int flags = FAULT_FLAG_WRITE;

#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 9, 0)
	self->fault_result = (unsigned int)handle_mm_fault(&thpcheck_vma, address, flags, NULL);
#elif LINUX_VERSION_CODE >= KERNEL_VERSION(4, 8, 0)
	self->fault_result = (unsigned int)handle_mm_fault(&thpcheck_vma, address, flags);
#else
	self->fault_result = (unsigned int)handle_mm_fault(thpcheck_mm, &thpcheck_vma, address, flags);
#endif
}

void thpcheck_path_fault(void)
{
	struct thpcheck_local *self = thpcheck_self();

	self->begun = 1;
	write_fault();
	if (self->huge_mappings > 0)
		thpcheck_sometimes("fault mapped a huge page");
	else if (self->mapped_pages > 0)
		thpcheck_sometimes("fault mapped a base page");
	else
		thpcheck_sometimes("fault mapped nothing");
	thpcheck_run_callbacks();
	self->done = 1;
}
