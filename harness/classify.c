/* SPDX-License-Identifier: MIT */
/* What the tree's own predicates say of an entry's value. */

unsigned int thpcheck_classify_pmd(const void *entry)
{
	pmd_t pmd = *(const pmd_t *)entry;
	unsigned int classes = 0;

	if (pmd_none(pmd))
		classes |= THPCHECK_NONE;
	if (pmd_present(pmd))
		classes |= THPCHECK_PRESENT;
	if (pmd_trans_huge(pmd))
		classes |= THPCHECK_TRANS_HUGE;
	if (pmd_bad(pmd))
		classes |= THPCHECK_BAD;
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 6, 0)
	if (pmd_leaf(pmd))
		classes |= THPCHECK_LEAF;
#else
	/* No pmd_leaf() yet: the test that huge page tables of that time use. */
	if (pmd_trans_huge(pmd))
		classes |= THPCHECK_LEAF;
#endif
	return classes;
}

unsigned int thpcheck_classify_pte(const void *entry)
{
	pte_t pte = *(const pte_t *)entry;
	unsigned int classes = 0;

	if (pte_none(pte))
		classes |= THPCHECK_NONE;
	if (pte_present(pte))
		classes |= THPCHECK_PRESENT | THPCHECK_LEAF;
	return classes;
}
