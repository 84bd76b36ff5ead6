/* SPDX-License-Identifier: MIT */
/* riscv64: Sv39, linear map at the window, memory from physical address 0x80000000 (as on most boards). */

#define THPCHECK_RAM 0x80000000UL

/* arch/riscv/mm/init.c */
struct kernel_mapping kernel_map;
phys_addr_t phys_ram_base;
bool pgtable_l4_enabled, pgtable_l5_enabled;
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 4, 0)
unsigned long riscv_pfn_base;
#endif

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 10, 0)
/* arch/riscv/mm/context.c: harts with address-space identifiers. */
struct static_key_false use_asid_allocator = { .key = { .enabled = ATOMIC_INIT(1) } };
unsigned long asid_mask = 0xffff;
#endif

/* The linear map may begin anywhere, so the window is where memory turns out to be, down to 2 MiB. */
unsigned long thpcheck_arch_window(void)
{
	return (unsigned long)thpcheck_memory_page(0) & ~0x1fffffUL;
}

/* setup_bootmem() and create_kernel_page_table(), arch/riscv/mm/init.c */
void thpcheck_arch_setup(unsigned long window, struct page *pages)
{
	phys_ram_base = THPCHECK_RAM;
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 4, 0)
	riscv_pfn_base = THPCHECK_RAM >> PAGE_SHIFT;
#endif
	kernel_map.page_offset = window;
	kernel_map.va_pa_offset = window - THPCHECK_RAM;
	kernel_map.va_kernel_pa_offset = window - THPCHECK_RAM;
	atomic_long_set(&thpcheck_mm->context.id, THPCHECK_ASID);
	mem_map = pages;
	max_mapnr = THPCHECK_FRAMES;
	highest_memmap_pfn = (THPCHECK_RAM >> PAGE_SHIFT) + THPCHECK_FRAMES - 1;
}

pgprot_t thpcheck_arch_protection(void)
{
	return PAGE_COPY;
}
