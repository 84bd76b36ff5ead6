/* SPDX-License-Identifier: MIT */
/* A write to the second page of the range by a CPU that has no translation for it. */

void thpcheck_path_fault(void)
{
	struct thpcheck_local *self = thpcheck_self();
	unsigned long address = THPCHECK_ADDRESS + PAGE_SIZE;
	/* FAULT_FLAG_USER is an accounting matter only (memory cgroups, perf). */
	unsigned int flags = FAULT_FLAG_WRITE;

	self->begun = 1;
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 9, 0)
	self->fault_result = (unsigned int)handle_mm_fault(&thpcheck_vma, address, flags, NULL);
#elif LINUX_VERSION_CODE >= KERNEL_VERSION(4, 8, 0)
	self->fault_result = (unsigned int)handle_mm_fault(&thpcheck_vma, address, flags);
#else
	self->fault_result = (unsigned int)handle_mm_fault(thpcheck_mm, &thpcheck_vma, address, flags);
#endif
	if (self->huge_mappings > 0)
		thpcheck_sometimes("fault mapped a huge page");
	else if (self->mapped_pages > 0)
		thpcheck_sometimes("fault mapped a base page");
	else
		thpcheck_sometimes("fault mapped nothing");
	self->done = 1;
}
