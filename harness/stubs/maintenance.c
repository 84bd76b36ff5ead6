/* SPDX-License-Identifier: MIT */
/* TLB and cache maintenance: no effect, since TLBs and caches are not modelled yet. */

void thpcheck_clear_page(void *address)
{
}

#ifdef CONFIG_RISCV
void flush_tlb_mm(struct mm_struct *mm)
{
}

void flush_tlb_mm_range(struct mm_struct *mm, unsigned long start, unsigned long end, unsigned int page_size)
{
}

void flush_tlb_page(struct vm_area_struct *vma, unsigned long address)
{
}

void flush_tlb_range(struct vm_area_struct *vma, unsigned long start, unsigned long end)
{
}

void flush_pmd_tlb_range(struct vm_area_struct *vma, unsigned long start, unsigned long end)
{
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0)
void flush_icache_pte(struct mm_struct *mm, pte_t pte)
{
}

void arch_flush_tlb_batched_pending(struct mm_struct *mm)
{
}
#else
void flush_icache_pte(pte_t pte)
{
}
#endif
#endif

#ifdef CONFIG_ARM
void flush_tlb_mm(struct mm_struct *mm)
{
}

void flush_tlb_page(struct vm_area_struct *vma, unsigned long address)
{
}

void flush_tlb_range(struct vm_area_struct *vma, unsigned long start, unsigned long end)
{
}

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
