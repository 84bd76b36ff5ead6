/* SPDX-License-Identifier: MIT */
/* Variables and functions of the rest of the kernel that the paths look at. */

/* mm/memory.c of kernels without NUMA: the one node. */
struct pglist_data contig_page_data;

struct mm_struct init_mm;

/* kernel/time/timer.c: time stands still. */
volatile unsigned long jiffies;

/* mm/percpu.c; filled by the machine: where the per-CPU area of each CPU lies. */
unsigned long __per_cpu_offset[NR_CPUS];

#ifdef CONFIG_MMIOWB
DEFINE_PER_CPU(struct mmiowb_state, __mmiowb_state);
#endif

#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 3, 0)
/* mm/page_alloc.c: memory is not cleared when it is freed. */
DEFINE_STATIC_KEY_FALSE(init_on_free);
DEFINE_STATIC_KEY_FALSE(init_on_alloc);
#endif

/* kernel/sched/core.c: nothing else wants the CPU. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 0, 0)
int __cond_resched(void)
{
	return 0;
}
#else
int _cond_resched(void)
{
	return 0;
}
#endif

/* mm/mlock.c: nothing is mlocked. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0)
void mlock_drain_local(void)
{
}

void mlock_drain_remote(int cpu)
{
}
#elif LINUX_VERSION_CODE >= KERNEL_VERSION(5, 18, 0)
void mlock_page_drain_local(void)
{
}

void mlock_page_drain_remote(int cpu)
{
}
#endif

/* mm/util.c, which is compiled for kernels before 6.8: anonymous pages have no mapping of a file. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 8, 0)
struct address_space *folio_mapping(struct folio *folio)
{
	if (!folio_test_anon(folio))
		thpcheck_unmodelled("a page of a file");
	return NULL;
}
#endif

/* mm/khugepaged.c: collapsing is not part of any path. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 19, 0)
void khugepaged_enter_vma(struct vm_area_struct *vma, unsigned long vm_flags)
{
}
#endif

#if defined(CONFIG_ARM) && defined(CONFIG_HAVE_ARCH_PFN_VALID)
/* arch/arm/mm/init.c */
int pfn_valid(unsigned long pfn)
{
	return pfn - thpcheck_first_pfn < THPCHECK_FRAMES;
}
#endif
