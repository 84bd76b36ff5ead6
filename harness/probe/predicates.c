/* SPDX-License-Identifier: MIT */
/* Questions about entries. */

#define PMD_QUESTION(name, helper) \
	PROBE(pmd_##name)(word entry) { return !!helper(__pmd((pmd_word)entry)); }
#define PTE_QUESTION(name) \
	PROBE(pte_##name)(word entry) { return !!pte_##name(__pte((pte_word)entry)); }

PMD_QUESTION(none, pmd_none)
PMD_QUESTION(bad, pmd_bad)
PMD_QUESTION(present, pmd_present)
PMD_QUESTION(write, pmd_write)
PMD_QUESTION(dirty, pmd_dirty)
PMD_QUESTION(young, pmd_young)
PMD_QUESTION(protnone, pmd_protnone)
PMD_QUESTION(trans_huge, pmd_trans_huge)
#if !BEFORE(5, 6)
PMD_QUESTION(leaf, pmd_leaf)
#elif defined(CONFIG_ARM64)
PMD_QUESTION(leaf, pmd_sect)
#else
PMD_QUESTION(leaf, pmd_large)
#endif
#if BEFORE(4, 5)
PMD_QUESTION(trans_splitting, pmd_trans_splitting)
#endif

PROBE(pmd_pfn)(word entry)
{
	return pmd_pfn(__pmd((pmd_word)entry));
}

PROBE(pmd_tablePfn)(word entry)
{
	return PFN_OF_TABLE(pmd_pgtable(__pmd((pmd_word)entry)));
}

PTE_QUESTION(none)
PTE_QUESTION(present)
PTE_QUESTION(write)
PTE_QUESTION(dirty)
PTE_QUESTION(young)
PTE_QUESTION(protnone)

PROBE(pte_pfn)(word entry)
{
	return pte_pfn(__pte((pte_word)entry));
}
