/* SPDX-License-Identifier: MIT */
/*
 * The kernel's page-table helpers, each behind a function of 64-bit words that can be called from outside: what
 * pmd_mkinvalid() makes of an entry is probe_pmd_mkinvalid(). Words are what pmd_val() and pte_val() give.
 */
#ifndef PROBE_H
#define PROBE_H

#include <linux/version.h>
#include <linux/types.h>
#include <linux/mm.h>
#include <linux/huge_mm.h>
#include <linux/mman.h>
#include <linux/sched.h>
#include <asm/pgtable.h>
#include <asm/pgalloc.h>
#include <asm/tlbflush.h>

typedef unsigned long long word;

/* What pmd_val() and pte_val() give: 32 or 64 bits; only some architectures have a name for it. */
typedef __typeof__(pmd_val(*(pmd_t *)0)) pmd_word;
typedef __typeof__(pte_val(*(pte_t *)0)) pte_word;

/* Defines a function for outside; names are kept, nothing is inlined into anything else. */
#define PROBE(name) word noinline __attribute__((used)) probe_##name

#define BEFORE(major, minor) (LINUX_VERSION_CODE < KERNEL_VERSION(major, minor, 0))

/*
 * Protection of private writable anonymous memory: protection_map[VM_READ | VM_WRITE]. Before 6.0 every
 * architecture names it __P011; sparc64 computes it at boot, as it does PAGE_NONE.
 */
#if defined(CONFIG_SPARC64)
#if BEFORE(6, 0)
#define PROBE_COPY protection_map[VM_READ | VM_WRITE]
#define PAGE_NONE_CLASS protection_map[0]
#else
#define PROBE_COPY vm_get_page_prot(VM_READ | VM_WRITE)
#define PAGE_NONE_CLASS vm_get_page_prot(0)
#endif
#elif defined(CONFIG_ARM)
#define PROBE_COPY PAGE_COPY
#elif defined(__P011)
#define PROBE_COPY __P011
#elif defined(PAGE_COPY)
#define PROBE_COPY PAGE_COPY
#elif defined(CONFIG_S390)
#define PROBE_COPY PAGE_RO
#elif defined(CONFIG_ARM64)
#define PROBE_COPY PAGE_READONLY
#endif

#ifndef PAGE_NONE_CLASS
#define PAGE_NONE_CLASS PAGE_NONE
#endif

/* A table of the PTE level as pmd_populate() takes it. */
#if defined(CONFIG_S390) || defined(CONFIG_PPC64) || defined(CONFIG_SPARC64)
#define TABLE_OF_PFN(pfn) ((pgtable_t)__va((phys_addr_t)(pfn) << PAGE_SHIFT))
#define PFN_OF_TABLE(table) ((word)__pa(table) >> PAGE_SHIFT)
#else
#define TABLE_OF_PFN(pfn) pfn_to_page(pfn)
#define PFN_OF_TABLE(table) ((word)page_to_pfn(table))
#endif

/* A virtual address whose entries are not the first of their tables. */
#define PROBE_ADDRESS (3UL * PMD_SIZE + 5UL * PAGE_SIZE)
#define PROBE_PMD_ADDRESS (3UL * PMD_SIZE)

extern struct mm_struct probe_mm;
extern struct vm_area_struct probe_vma;
extern pmd_t probe_pmds[];
extern pte_t probe_ptes[];

#endif
