/* SPDX-License-Identifier: MIT */
/* arm64: 4 KiB pages, 48 bits, linear map at PAGE_OFFSET, struct pages at vmemmap (a second window). */

#define THPCHECK_RAM 0x80000000UL

/* arch/arm64/mm/init.c, arch/arm64/mm/mmu.c */
s64 memstart_addr = THPCHECK_RAM;
u64 kimage_voffset = PAGE_OFFSET - THPCHECK_RAM;
pgd_t swapper_pg_dir[PTRS_PER_PGD] __aligned(PAGE_SIZE);

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 6, 0)
/* arch/arm64/kernel/cpufeature.c, arch/arm64/kernel/smp.c */
DECLARE_BITMAP(cpu_hwcaps, ARM64_NCAPS);
DEFINE_STATIC_KEY_FALSE(gic_nonsecure_priorities);
#endif
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 5, 0)
DEFINE_PER_CPU_READ_MOSTLY(int, cpu_number);
#endif

/* For the machine: where the struct page of frame 0 is looked for (vmemmap). */
const unsigned long thpcheck_vmemmap_base = VMEMMAP_START;

unsigned long thpcheck_arch_window(void)
{
	return PAGE_OFFSET;
}

void thpcheck_arch_setup(unsigned long window, struct page *pages)
{
	/* Both names must show the same memory: write through one, read through the other. */
	pages[0].flags = 1;
	if (pfn_to_page(THPCHECK_RAM >> PAGE_SHIFT)->flags != 1)
		thpcheck_unmodelled("the window of vmemmap does not show thpcheck_pages");
	pages[0].flags = 0;
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 5, 0)
	{
		int cpu;

		for (cpu = 0; cpu < THPCHECK_CPUS; cpu++)
			if (cpu == 0 || __per_cpu_offset[cpu] != __per_cpu_offset[0])
				per_cpu(cpu_number, cpu) = cpu;
	}
#endif
	atomic64_set(&thpcheck_mm->context.id, THPCHECK_ASID);
	max_mapnr = THPCHECK_FRAMES;
	highest_memmap_pfn = (THPCHECK_RAM >> PAGE_SHIFT) + THPCHECK_FRAMES - 1;
}

pgprot_t thpcheck_arch_protection(void)
{
	return PAGE_READONLY;
}
