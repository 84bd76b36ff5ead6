/* SPDX-License-Identifier: MIT */
/* 32-bit ARM with LPAE, ARMv7, caches that need no maintenance for aliases. */
#include <asm/cachetype.h>
#include <asm/cacheflush.h>
#include <asm/proc-fns.h>
#include <asm/tlbflush.h>

/* The linear map begins at PAGE_OFFSET. */
unsigned long thpcheck_arch_window(void)
{
	return PAGE_OFFSET;
}

#ifdef CONFIG_ARM_PATCH_PHYS_VIRT
/* Set by early boot code, arch/arm/kernel/head.S or phys2virt.S; 0x80000000 is the start of memory. */
unsigned long __pv_phys_pfn_offset = 0x80000000UL >> PAGE_SHIFT;
u64 __pv_offset = 0x80000000ULL - PAGE_OFFSET;
#endif

/* arch/arm/kernel/setup.c */
unsigned int cacheid = CACHEID_VIPT_NONALIASING;

/*
 * cpu_v7_set_pte_ext() of arch/arm/mm/proc-v7-3level.S, in C: an entry with L_PTE_NONE is made invalid, a clean or
 * read-only one is made read-only for the hardware; then one 64-bit store (strd).
 */
static void thpcheck_set_pte_ext(pte_t *ptep, pte_t pte)
{
	u64 value = pte_val(pte);

	if (value & L_PTE_VALID) {
		if (value & L_PTE_NONE)
			value &= ~(u64)L_PTE_VALID;
		else if ((value & L_PTE_RDONLY) || !(value & L_PTE_DIRTY))
			value |= PTE_AP2;
		else
			value &= ~(u64)PTE_AP2;
	}
	*(volatile u64 *)ptep = value;
}

/* Cleaning entries to memory is cache maintenance: no effect. */
static void thpcheck_dcache_clean_area(void *start, int bytes)
{
}

#ifdef MULTI_CPU
struct processor processor = {
	.set_pte_ext = thpcheck_set_pte_ext,
	.dcache_clean_area = thpcheck_dcache_clean_area,
};
#else
void cpu_v7_set_pte_ext(pte_t *ptep, pte_t pte)
{
	thpcheck_set_pte_ext(ptep, pte);
}

void cpu_v7_dcache_clean_area(void *start, int bytes)
{
	thpcheck_dcache_clean_area(start, bytes);
}
#endif

/*
 * v7wbi_flush_user_tlb_range() of arch/arm/mm/tlb-v7.S: "TLB invalidate U MVA (shareable)" for each page of the range;
 * all pages at once on each CPU, as nothing is promised before the barrier that follows.
 */
void v7wbi_flush_user_tlb_range(unsigned long start, unsigned long end, struct vm_area_struct *vma)
{
	unsigned int cpu;

	if (!thpcheck_translating || ASID(vma->vm_mm) != THPCHECK_ASID)
		return;
	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++)
		thpcheck_drop_range(cpu, start & PAGE_MASK, PAGE_ALIGN(end), THPCHECK_DROP);
}

/* Which maintenance instructions are used; arch/arm/mm/tlb-v7.S */
struct cpu_tlb_fns cpu_tlb = {
	.flush_user_range = v7wbi_flush_user_tlb_range,
	.tlb_flags = v7wbi_tlb_flags_smp,
};

#ifdef MULTI_USER
/* arch/arm/mm/copypage-v6.c; contents of user pages are not modelled. */
static void clear_user_highpage_nothing(struct page *page, unsigned long address)
{
}

struct cpu_user_fns cpu_user = {
	.cpu_clear_user_highpage = clear_user_highpage_nothing,
};
#endif

/* arch/arm/lib/{set,clear,testset,testclear}bit.S: ldrex, or or and-not, strex on the 32-bit word of the bit. */
void _set_bit(int bit, volatile unsigned long *words)
{
	__atomic_fetch_or(words + bit / 32, 1ul << (bit % 32), __ATOMIC_RELAXED);
}

void _clear_bit(int bit, volatile unsigned long *words)
{
	__atomic_fetch_and(words + bit / 32, ~(1ul << (bit % 32)), __ATOMIC_RELAXED);
}

int _test_and_set_bit(int bit, volatile unsigned long *words)
{
	return (__atomic_fetch_or(words + bit / 32, 1ul << (bit % 32), __ATOMIC_SEQ_CST) >> (bit % 32)) & 1;
}

int _test_and_clear_bit(int bit, volatile unsigned long *words)
{
	return (__atomic_fetch_and(words + bit / 32, ~(1ul << (bit % 32)), __ATOMIC_SEQ_CST) >> (bit % 32)) & 1;
}

#if LINUX_VERSION_CODE < KERNEL_VERSION(4, 14, 0)
/* arch/arm/lib/memzero.S */
void __memzero(void *start, __kernel_size_t bytes)
{
	__builtin_memset(start, 0, bytes);
}
#endif

/* arch/arm/kernel/traps.c */
void __pmd_error(const char *file, int line, pmd_t pmd)
{
	thpcheck_violation("BUG", "bad pmd");
}

void __pgd_error(const char *file, int line, pgd_t pgd)
{
	thpcheck_violation("BUG", "bad pgd");
}

void thpcheck_arch_setup(unsigned long window, struct page *pages)
{
	thpcheck_mm->context.id.counter = THPCHECK_ASID;
	mem_map = pages;
	max_mapnr = THPCHECK_FRAMES;
	highest_memmap_pfn = (__pa(window) >> PAGE_SHIFT) + THPCHECK_FRAMES - 1;
	/* build_mem_type_table(), arch/arm/mm/mmu.c: write-allocate, shared, and PXN for user mappings */
	pgprot_user = __pgprot(L_PTE_PRESENT | L_PTE_YOUNG | L_PTE_MT_WRITEALLOC | L_PTE_SHARED | PTE_EXT_PXN);
}

/* __PAGE_COPY with the bits that protection_map has been given at boot. */
pgprot_t thpcheck_arch_protection(void)
{
	return PAGE_COPY;
}
