/* SPDX-License-Identifier: MIT */
/* Entries made from other entries, without storing them. */

#define PMD_CHANGE(name, helper) \
	PROBE(pmd_##name)(word entry) { return pmd_val(helper(__pmd((pmd_word)entry))); }
#define PTE_CHANGE(name, helper) \
	PROBE(pte_##name)(word entry) { return pte_val(helper(__pte((pte_word)entry))); }

/* From 6.7 on these take the area, as x86 has shadow stacks: here it is ordinary writable memory. */
static inline pmd_t probe_make_pmd_writable(pmd_t pmd)
{
#if BEFORE(6, 6)
	return pmd_mkwrite(pmd);
#else
	return pmd_mkwrite(pmd, &probe_vma);
#endif
}

static inline pte_t probe_make_pte_writable(pte_t pte)
{
#if BEFORE(6, 6)
	return pte_mkwrite(pte);
#else
	return pte_mkwrite(pte, &probe_vma);
#endif
}

PMD_CHANGE(mkdirty, pmd_mkdirty)
#if !BEFORE(4, 5) || defined(CONFIG_S390)
PMD_CHANGE(mkclean, pmd_mkclean)
#endif
PMD_CHANGE(mkyoung, pmd_mkyoung)
PMD_CHANGE(mkold, pmd_mkold)
PMD_CHANGE(mkwrite, probe_make_pmd_writable)
PMD_CHANGE(wrprotect, pmd_wrprotect)
PMD_CHANGE(mkhuge, pmd_mkhuge)
/* s390, powerpc and sparc64 have a pmdp_invalidate() of their own instead. */
#if BEFORE(4, 16)
#if !defined(CONFIG_S390) && !defined(CONFIG_SPARC64)
PMD_CHANGE(mkinvalid, pmd_mknotpresent)
#endif
#elif !defined(CONFIG_S390) && !defined(CONFIG_PPC64) && !defined(CONFIG_SPARC64)
PMD_CHANGE(mkinvalid, pmd_mkinvalid)
#endif
#if BEFORE(4, 5) && !defined(CONFIG_X86) && !defined(CONFIG_S390)
PMD_CHANGE(mksplitting, pmd_mksplitting)
#endif

PTE_CHANGE(mkdirty, pte_mkdirty)
PTE_CHANGE(mkclean, pte_mkclean)
PTE_CHANGE(mkyoung, pte_mkyoung)
PTE_CHANGE(mkold, pte_mkold)
PTE_CHANGE(mkwrite, probe_make_pte_writable)
PTE_CHANGE(wrprotect, pte_wrprotect)

PROBE(pmd_modifyNone)(word entry)
{
	return pmd_val(pmd_modify(__pmd((pmd_word)entry), PAGE_NONE_CLASS));
}

PROBE(pmd_modifyCopy)(word entry)
{
	return pmd_val(pmd_modify(__pmd((pmd_word)entry), PROBE_COPY));
}

PROBE(pte_modifyNone)(word entry)
{
	return pte_val(pte_modify(__pte((pte_word)entry), PAGE_NONE_CLASS));
}

PROBE(pte_modifyCopy)(word entry)
{
	return pte_val(pte_modify(__pte((pte_word)entry), PROBE_COPY));
}

PROBE(pmd_mk_pmd)(word pfn)
{
	return pmd_val(pfn_pmd((unsigned long)pfn, PROBE_COPY));
}

PROBE(pte_mk_pte)(word pfn)
{
	return pte_val(pfn_pte((unsigned long)pfn, PROBE_COPY));
}
