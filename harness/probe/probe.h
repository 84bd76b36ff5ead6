/* SPDX-License-Identifier: MIT */
/*
 * What the generated wrappers of the kernel's page-table helpers are written with. Each is a function of 64-bit words
 * that can be called from outside: what pmd_mkinvalid() makes of an entry is probe_pmd_mkinvalid(). Words are what
 * pmd_val() and pte_val() give.
 */
#ifndef PROBE_H
#define PROBE_H

#include <linux/version.h>
#include <linux/types.h>
#include <linux/mm.h>
#include <linux/huge_mm.h>
#include <linux/mman.h>
#include <linux/sched.h>
#include <linux/swap.h>
#include <linux/swapops.h>
#include <asm/pgtable.h>
#include <asm/pgalloc.h>
#include <asm/tlbflush.h>
#ifdef CONFIG_SPARSEMEM
#include <asm/sparsemem.h>
#endif

typedef unsigned long long word;

/* What pmd_val() and pte_val() give: 32 or 64 bits; only some architectures have a name for it. */
typedef __typeof__(pmd_val(*(pmd_t *)0)) pmd_word;
typedef __typeof__(pte_val(*(pte_t *)0)) pte_word;
typedef __typeof__(pud_val(*(pud_t *)0)) pud_word;
typedef __typeof__(pgprot_val(*(pgprot_t *)0)) prot_word;

/* Defines a function for outside; names are kept, nothing is inlined into anything else. */
#define PROBE(name) word noinline __attribute__((used)) probe_##name

#define BEFORE(major, minor) (LINUX_VERSION_CODE < KERNEL_VERSION(major, minor, 0))

#define PROBE_PMD_BITS (8 * sizeof(pmd_word))
#define PROBE_PTE_BITS (8 * sizeof(pte_word))
#define PROBE_PUD_BITS (8 * sizeof(pud_word))
#define PROBE_PROT_BITS (8 * sizeof(prot_word))
#define PROBE_LONG_BITS (8 * sizeof(long))

/* Bits of a physical address at most; where the kernel names none, the manual of the architecture does. */
#if defined(CONFIG_SPARC64)
/* Entries of sun4u: _PAGE_PADDR_4U. MAX_PHYSMEM_BITS is that of sun4v, whose entries hold more. */
#define PROBE_PHYSICAL_BITS 43
#elif defined(__PHYSICAL_MASK_SHIFT)
#define PROBE_PHYSICAL_BITS __PHYSICAL_MASK_SHIFT
#elif defined(MAX_PHYSMEM_BITS)
#define PROBE_PHYSICAL_BITS MAX_PHYSMEM_BITS
#elif defined(CONFIG_ARM)
#define PROBE_PHYSICAL_BITS 40
#elif defined(CONFIG_ARM64_PA_BITS)
#define PROBE_PHYSICAL_BITS CONFIG_ARM64_PA_BITS
#elif defined(CONFIG_MIPS) || defined(CONFIG_LOONGARCH)
#define PROBE_PHYSICAL_BITS 48
#elif defined(CONFIG_ARC)
#define PROBE_PHYSICAL_BITS 32
#elif defined(CONFIG_RISCV)
#define PROBE_PHYSICAL_BITS 56
#elif defined(CONFIG_S390)
#define PROBE_PHYSICAL_BITS 46
#elif defined(CONFIG_PPC64)
#define PROBE_PHYSICAL_BITS 46
#endif

#if defined(CONFIG_MIPS) || defined(CONFIG_LOONGARCH)
#define PROBE_INVALID_PTE_TABLE ((unsigned long)invalid_pte_table)
#if !defined(__PAGETABLE_PMD_FOLDED)
#define PROBE_INVALID_PMD_TABLE ((unsigned long)invalid_pmd_table)
#endif
#endif

/* The place of a page frame in the kernel's own addresses. */
#define PROBE_VIRTUAL(pfn) __va((phys_addr_t)(pfn) << PAGE_SHIFT)
/* A table of the PTE level as pmd_populate() takes it: a page, or where it is. */
#define PROBE_TABLE_IS_PAGE __builtin_types_compatible_p(pgtable_t, struct page *)
#define PROBE_TABLE(pfn) \
	((pgtable_t)__builtin_choose_expr(PROBE_TABLE_IS_PAGE, pfn_to_page(pfn), PROBE_VIRTUAL(pfn)))
#define PROBE_FRAME(table) \
	(PROBE_TABLE_IS_PAGE ? (word)page_to_pfn((struct page *)(table)) : (word)__pa((void *)(table)) >> PAGE_SHIFT)

/* Virtual addresses whose entries are not the first of their tables. */
#define PROBE_PUD_ADDRESS (3UL * PUD_SIZE)
#define PROBE_PMD_ADDRESS (3UL * PMD_SIZE)
#define PROBE_PTE_ADDRESS (3UL * PMD_SIZE + 5UL * PAGE_SIZE)

#define PROBE_PUD_SLOT (&probe_puds[(PROBE_PUD_ADDRESS >> PUD_SHIFT) & (PTRS_PER_PUD - 1)])
#define PROBE_PMD_SLOT (&probe_pmds[(PROBE_PMD_ADDRESS >> PMD_SHIFT) & (PTRS_PER_PMD - 1)])
#define PROBE_PTE_SLOT (&probe_ptes[(PROBE_PTE_ADDRESS >> PAGE_SHIFT) & (PTRS_PER_PTE - 1)])

#ifdef CONFIG_PPC64
/* The hash slots of a huge page are in the deposited table, which a pointer behind the PMD table names. */
#define PROBE_PREPARE_PMD(slot) (*(void **)((slot) + PTRS_PER_PMD) = probe_ptes)
#else
#define PROBE_PREPARE_PMD(slot) ((void)(slot))
#endif
#define PROBE_PREPARE_PTE(slot) ((void)(slot))
#define PROBE_PREPARE_PUD(slot) ((void)(slot))

extern struct mm_struct probe_mm;
extern struct vm_area_struct probe_vma;
extern pmd_t probe_pmds[];
extern pte_t probe_ptes[];
extern pud_t probe_puds[];

#endif
