/* SPDX-License-Identifier: MIT */
#include <asm/cputable.h>
#include <asm/mmu.h>

static struct cpu_spec probe_cpu;
struct cpu_spec *cur_cpu_spec;

/* 64 KiB pages: htab_init_page_sizes() of arch/powerpc/mm/book3s64/hash_utils.c, radix__early_init_mmu(). */
__if_exists(mmu_virtual_psize) {
int mmu_virtual_psize = MMU_PAGE_64K;
}

/* Set from outside: the radix MMU instead of the hash table. */
unsigned long probe_radix __attribute__((used));

/*
 * What hash__early_init_mmu() and radix__early_init_mmu() set. The CPU has coherent instruction caches, so nothing
 * is cleaned before an executable page is mapped.
 */
void noinline __attribute__((used)) probe_boot(void)
{
	cur_cpu_spec = &probe_cpu;
	probe_cpu.cpu_features = CPU_FTR_COHERENT_ICACHE;
#if !BEFORE(4, 7)
	if (probe_radix) {
		probe_cpu.mmu_features = MMU_FTR_TYPE_RADIX;
		__pte_frag_nr = RADIX_PTE_FRAG_NR;
		__pte_frag_size_shift = RADIX_PTE_FRAG_SIZE_SHIFT;
		__pte_index_size = RADIX_PTE_INDEX_SIZE;
		__pmd_index_size = RADIX_PMD_INDEX_SIZE;
		__pud_index_size = RADIX_PUD_INDEX_SIZE;
		__pgd_index_size = RADIX_PGD_INDEX_SIZE;
		__pte_table_size = RADIX_PTE_TABLE_SIZE;
		__pmd_table_size = RADIX_PMD_TABLE_SIZE;
		__pmd_val_bits = RADIX_PMD_VAL_BITS;
		__pud_val_bits = RADIX_PUD_VAL_BITS;
		vmemmap = (struct page *)RADIX_VMEMMAP_START;
		return;
	}
	probe_cpu.mmu_features = MMU_FTR_HPTE_TABLE;
	__pte_frag_nr = H_PTE_FRAG_NR;
	__pte_frag_size_shift = H_PTE_FRAG_SIZE_SHIFT;
	__pte_index_size = H_PTE_INDEX_SIZE;
	__pmd_index_size = H_PMD_INDEX_SIZE;
	__pud_index_size = H_PUD_INDEX_SIZE;
	__pgd_index_size = H_PGD_INDEX_SIZE;
	__pte_table_size = H_PTE_TABLE_SIZE;
	__pmd_table_size = H_PMD_TABLE_SIZE;
	__pmd_val_bits = HASH_PMD_VAL_BITS;
	__pud_val_bits = HASH_PUD_VAL_BITS;
	vmemmap = (struct page *)H_VMEMMAP_START;
#else
	probe_cpu.mmu_features = MMU_FTR_HPTE_TABLE;
#endif
}
