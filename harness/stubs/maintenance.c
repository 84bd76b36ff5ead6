/* SPDX-License-Identifier: MIT */
/*
 * Cache maintenance: no effect, since caches are not modelled. TLB maintenance by firmware: the kernel's own functions
 * of arch/riscv/mm/tlbflush.c and arch/arm/kernel/smp_tlb.c are compiled, and end here or in instructions.
 */

void thpcheck_clear_page(void *address)
{
}

#ifdef CONFIG_RISCV
/* arch/riscv/kernel/smp.c: this machine has no way to interrupt harts other than by the firmware. */
#ifdef CONFIG_RISCV_SBI
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 10, 0)
struct static_key_false riscv_sbi_for_rfence = { .key = { .enabled = ATOMIC_INIT(1) } };
#endif

/*
 * RISC-V SBI, "RFENCE Extension": harts execute sfence.vma for a range of addresses; start and size 0, or the largest
 * size, mean all. The firmware interrupts harts although the kernel has interrupts off. A range drops leaf entries
 * only, as sfence.vma with an address does.
 */
static void remote_fence(const struct cpumask *mask, unsigned long start, unsigned long size)
{
	unsigned int cpu;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++) {
		if (mask && !cpumask_test_cpu(cpu, mask))
			continue;
		if (size == -1UL || (start == 0 && size == 0))
			thpcheck_drop_all(cpu);
		else
			thpcheck_drop_range(cpu, start & PAGE_MASK, PAGE_ALIGN(start + size), THPCHECK_DROP_LEAF);
	}
}

int sbi_remote_sfence_vma(const struct cpumask *mask, unsigned long start, unsigned long size)
{
	remote_fence(mask, start, size);
	return 0;
}

int sbi_remote_sfence_vma_asid(const struct cpumask *mask, unsigned long start, unsigned long size,
			       unsigned long asid)
{
	/* -1: of all address spaces (FLUSH_TLB_NO_ASID). */
	if (asid == THPCHECK_ASID || asid == -1UL)
		remote_fence(mask, start, size);
	return 0;
}
#endif

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0)
void flush_icache_pte(struct mm_struct *mm, pte_t pte)
{
}
#else
void flush_icache_pte(pte_t pte)
{
}
#endif
#endif

#ifdef CONFIG_ARM
void flush_cache_range(struct vm_area_struct *vma, unsigned long start, unsigned long end)
{
}
#endif

#if defined(CONFIG_ARM) || defined(CONFIG_ARM64)
void __sync_icache_dcache(pte_t pte)
{
}
#endif

#ifdef CONFIG_ARM64
void clear_page(void *to)
{
}
#endif
