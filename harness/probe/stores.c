/* SPDX-License-Identifier: MIT */
/* What functions that store entries leave in memory. */

/*
 * Some architectures keep more behind a table (powerpc: hash slots) or take an entry's index from its address
 * (s390: IDTE, IPTE), so the tables are whole, doubled, and aligned to their size: 16 KiB for the largest of them
 * (powerpc has sizes that are known at boot only).
 */
pmd_t probe_pmds[4096] __attribute__((aligned(16384)));
pte_t probe_ptes[4096] __attribute__((aligned(16384)));

struct mm_struct probe_mm;
struct vm_area_struct probe_vma = {
	.vm_mm = &probe_mm,
	.vm_start = 0,
	.vm_end = 0x40000000UL,
};

#define PMD_SLOT (&probe_pmds[(PROBE_PMD_ADDRESS >> PMD_SHIFT) & (PTRS_PER_PMD - 1)])
#define PTE_SLOT (&probe_ptes[(PROBE_ADDRESS >> PAGE_SHIFT) & (PTRS_PER_PTE - 1)])

PROBE(pmd_populated)(word pfn)
{
	*PMD_SLOT = __pmd(0);
	pmd_populate(&probe_mm, PMD_SLOT, TABLE_OF_PFN(pfn));
	return pmd_val(*PMD_SLOT);
}

PROBE(pmd_stored)(word old, word entry)
{
	*PMD_SLOT = __pmd((pmd_word)old);
	set_pmd_at(&probe_mm, PROBE_PMD_ADDRESS, PMD_SLOT, __pmd((pmd_word)entry));
	return pmd_val(*PMD_SLOT);
}

PROBE(pmd_invalidated)(word old)
{
	*PMD_SLOT = __pmd((pmd_word)old);
	pmdp_invalidate(&probe_vma, PROBE_PMD_ADDRESS, PMD_SLOT);
	return pmd_val(*PMD_SLOT);
}

#if BEFORE(4, 5) && (defined(CONFIG_X86) || defined(CONFIG_S390))
/* No pmd_mksplitting() there: the bit is set where the entry is. */
PROBE(pmd_mksplitting)(word old)
{
	*PMD_SLOT = __pmd((pmd_word)old);
	pmdp_splitting_flush(&probe_vma, PROBE_PMD_ADDRESS, PMD_SLOT);
	return pmd_val(*PMD_SLOT);
}
#endif

PROBE(pmd_cleared)(word old)
{
	*PMD_SLOT = __pmd((pmd_word)old);
#ifdef CONFIG_PPC64
	/* The hash slots of a huge page are in the deposited table, which a pointer behind the PMD table names. */
	*(void **)(PMD_SLOT + PTRS_PER_PMD) = probe_ptes;
#endif
	pmdp_huge_get_and_clear(&probe_mm, PROBE_PMD_ADDRESS, PMD_SLOT);
	return pmd_val(*PMD_SLOT);
}

PROBE(pte_stored)(word old, word entry)
{
	*PTE_SLOT = __pte((pte_word)old);
	set_pte_at(&probe_mm, PROBE_ADDRESS, PTE_SLOT, __pte((pte_word)entry));
	return pte_val(*PTE_SLOT);
}

PROBE(pte_cleared)(word old)
{
	*PTE_SLOT = __pte((pte_word)old);
	ptep_get_and_clear(&probe_mm, PROBE_ADDRESS, PTE_SLOT);
	return pte_val(*PTE_SLOT);
}

/* Stands for functions that are not run. */
void noinline __attribute__((used)) probe_skip(void)
{
}
