/* SPDX-License-Identifier: MIT */
/* The tables, the area and the address space that helpers are called with. */

/*
 * Some architectures keep more behind a table (powerpc: hash slots) or take an entry's index from its address
 * (s390: IDTE, IPTE), so the tables are whole, doubled, and aligned to their size: 16 KiB for the largest of them
 * (powerpc has sizes that are known at boot only).
 */
pmd_t probe_pmds[4096] __attribute__((aligned(16384)));
pte_t probe_ptes[4096] __attribute__((aligned(16384)));
pud_t probe_puds[4096] __attribute__((aligned(16384)));

struct mm_struct probe_mm;
struct vm_area_struct probe_vma = {
	.vm_mm = &probe_mm,
	.vm_start = 0,
	.vm_end = 0x40000000UL,
};

#if BEFORE(6, 0) && defined(__P000) && !defined(CONFIG_SPARC64)
/* As in mm/mmap.c, which has the same of every architecture. */
pgprot_t protection_map[16] = {
	__P000, __P001, __P010, __P011, __P100, __P101, __P110, __P111,
	__S000, __S001, __S010, __S011, __S100, __S101, __S110, __S111,
};
#define PROBE_PROTECTION(flags) protection_map[flags]
#elif BEFORE(6, 0) && defined(CONFIG_SPARC64)
#define PROBE_PROTECTION(flags) protection_map[flags]
#else
#define PROBE_PROTECTION(flags) vm_get_page_prot(flags)
#endif

/* Protection of memory of user space by VM_READ 1, VM_WRITE 2, VM_EXEC 4, VM_SHARED 8. */
PROBE(protection)(word flags)
{
	return pgprot_val(PROBE_PROTECTION((unsigned long)flags & 15));
}

/*
 * What swapfile_init() of mm/swapfile.c finds out at boot: whether swap entries have room for the accessed and the dirty
 * bit of what was migrated.
 */
__if_exists(swap_migration_ad_supported) {
bool swap_migration_ad_supported;

void noinline __attribute__((used)) probe_boot_swap(void)
{
	unsigned long size = swp_offset(pte_to_swp_entry(swp_entry_to_pte(swp_entry(0, ~0UL)))) + 1;

	swap_migration_ad_supported = size >= (1UL << SWP_MIG_TOTAL_BITS);
}
}

/* As mm/huge_memory.c has it before the first use: no page. */
__if_exists(huge_zero_page) {
struct page *huge_zero_page;
}
__if_exists(huge_zero_pfn) {
unsigned long huge_zero_pfn = ~0UL;
}

/* Stands for functions that are not run. */
void noinline __attribute__((used)) probe_skip(void)
{
}
