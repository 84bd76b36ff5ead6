/* SPDX-License-Identifier: MIT */
/* What the model consists of, and the parts of it that do not depend on how memory is mapped. */
#include <linux/cpumask.h>
#include <linux/hugetlb.h>
#include <linux/pagemap.h>

#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 11, 0)
#include <linux/sched/coredump.h>
#include <linux/sched/mm.h>
#include <linux/sched/task_stack.h>
#endif

/* struct page of every frame; on arm64 it appears once more at the address of vmemmap. */
struct page thpcheck_pages[THPCHECK_FRAMES] __aligned(64);

char thpcheck_memory[THPCHECK_MEMORY_PAGES][PAGE_SIZE] __aligned(PAGE_SIZE);

struct thpcheck_local thpcheck_locals[THPCHECK_CPUS];

/* The address space; its last member is as long as the CPU masks are. */
static union {
	struct mm_struct mm;
	char bytes[sizeof(struct mm_struct) + sizeof(struct cpumask) + 64];
} thpcheck_mm_memory __aligned(64);
struct mm_struct *const thpcheck_mm = &thpcheck_mm_memory.mm;

struct vm_area_struct thpcheck_vma __aligned(64);
#ifdef CONFIG_PER_VMA_LOCK
static struct vma_lock thpcheck_vma_lock __aligned(64);
#endif
static struct anon_vma thpcheck_anon_vma __aligned(64);
pmd_t *thpcheck_pmd;

#ifdef CONFIG_THREAD_INFO_IN_TASK
struct task_struct thpcheck_tasks[THPCHECK_CPUS] __aligned(64);
#define THPCHECK_THREAD(n) ((void *)&thpcheck_tasks[n])
#else
struct task_struct thpcheck_tasks[THPCHECK_CPUS] __aligned(64);
/* thread_info is found from the stack pointer, so it needs a stack's alignment. */
static union {
	struct thread_info info;
	char bytes[THREAD_SIZE];
} thpcheck_stacks[THPCHECK_CPUS] __aligned(THREAD_SIZE);
#define THPCHECK_THREAD(n) ((void *)&thpcheck_stacks[n])
#endif

/*
 * For the machine: what `current` of each CPU is derived from (intrinsic thread.pointer). The task, or on kernels
 * that find thread_info below the stack pointer, an address within that stack.
 */
void *const thpcheck_thread_pointers[THPCHECK_CPUS] = {
	THPCHECK_THREAD(0),
	THPCHECK_THREAD(1),
	THPCHECK_THREAD(2),
	THPCHECK_THREAD(3),
};

static unsigned long thpcheck_first_pfn;

struct page *thpcheck_frame(unsigned long index)
{
	return pfn_to_page(thpcheck_first_pfn + index);
}

unsigned long thpcheck_frame_index(const struct page *page)
{
	return page_to_pfn((struct page *)page) - thpcheck_first_pfn;
}

void *thpcheck_memory_page(unsigned int n)
{
	return thpcheck_memory[n];
}

unsigned long thpcheck_lookup_address(unsigned int n)
{
	if (n < THPCHECK_LOOKUPS - 1)
		return THPCHECK_ADDRESS + n * PAGE_SIZE;
	return THPCHECK_ADDRESS + HPAGE_PMD_SIZE - PAGE_SIZE;
}

/* The node, its lists and its locks: free_area_init_core() and pgdat_init_internals(), mm/page_alloc.c, mm/mm_init.c */
static void set_up_node(void)
{
	pg_data_t *node = NODE_DATA(0);
	int zone;

	for (zone = 0; zone < MAX_NR_ZONES; zone++) {
		struct zone *z = &node->node_zones[zone];

		z->zone_pgdat = node;
		spin_lock_init(&z->lock);
#if LINUX_VERSION_CODE < KERNEL_VERSION(4, 8, 0)
		spin_lock_init(&z->lru_lock);
		{
			enum lru_list lru;

			for_each_lru(lru)
				INIT_LIST_HEAD(&z->lruvec.lists[lru]);
		}
#endif
	}
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 4, 0)
	spin_lock_init(&node->deferred_split_queue.split_queue_lock);
	INIT_LIST_HEAD(&node->deferred_split_queue.split_queue);
	node->deferred_split_queue.split_queue_len = 0;
#else
	spin_lock_init(&node->split_queue_lock);
	INIT_LIST_HEAD(&node->split_queue);
	node->split_queue_len = 0;
#endif
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 4, 0)
	{
		enum lru_list lru;

		/* lruvec_init() without what LRU_GEN adds, which is configured out. */
		spin_lock_init(&node->__lruvec.lru_lock);
		for_each_lru(lru)
			INIT_LIST_HEAD(&node->__lruvec.lists[lru]);
	}
#endif
}

static void set_up_tasks(void)
{
	int cpu;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++) {
		struct task_struct *task = &thpcheck_tasks[cpu];

		task->mm = thpcheck_mm;
		task->active_mm = thpcheck_mm;
		task->pid = cpu + 1;
#ifdef CONFIG_THREAD_INFO_IN_TASK
		task_thread_info(task)->cpu = cpu;
#else
		task->stack = &thpcheck_stacks[cpu];
		thpcheck_stacks[cpu].info.task = task;
		thpcheck_stacks[cpu].info.cpu = cpu;
		thpcheck_stacks[cpu].info.addr_limit = USER_DS;
#endif
	}
}

/* mm_init() of kernel/fork.c for what the paths look at. */
static void set_up_mm(void)
{
	struct mm_struct *mm = thpcheck_mm;

	atomic_set(&mm->mm_users, THPCHECK_CPUS);
	atomic_set(&mm->mm_count, 1);
	spin_lock_init(&mm->page_table_lock);
	mm->task_size = TASK_SIZE;
	mm->map_count = 1;
	mm->total_vm = HPAGE_PMD_NR;
	/* Above anything the scenarios reach: update_hiwater_rss() then writes nothing. */
	mm->hiwater_rss = 4 * HPAGE_PMD_NR + 4096;
	mm->hiwater_vm = mm->hiwater_rss;
	/* Held for reading by every CPU, as page faults and MADV_DONTNEED do. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 8, 0)
	atomic_long_set(&mm->mmap_lock.count, THPCHECK_CPUS << 8);
	INIT_LIST_HEAD(&mm->mmap_lock.wait_list);
#else
	mm->mmap_sem.count = THPCHECK_CPUS;
	INIT_LIST_HEAD(&mm->mmap_sem.wait_list);
#endif
	INIT_LIST_HEAD(&mm->mmlist);
	/* Registered with khugepaged, as an address space is after its first huge page. */
	set_bit(MMF_VM_HUGEPAGE, &mm->flags);
}

/* hugepage_init() and its defaults, mm/huge_memory.c: PMD-sized pages as the global setting says. */
static void set_up_huge_pages(void)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 8, 0)
	huge_anon_orders_inherit = BIT(PMD_ORDER);
#endif
}

static void set_up_vma(void)
{
	struct vm_area_struct *vma = &thpcheck_vma;
	struct anon_vma *anon_vma = &thpcheck_anon_vma;

	anon_vma->root = anon_vma;
	atomic_set(&anon_vma->refcount, 1);
	INIT_LIST_HEAD(&anon_vma->rwsem.wait_list);

	vma->vm_mm = thpcheck_mm;
	vma->vm_start = THPCHECK_ADDRESS;
	vma->vm_end = THPCHECK_ADDRESS + HPAGE_PMD_SIZE;
	vma->vm_pgoff = THPCHECK_ADDRESS >> PAGE_SHIFT;
	vma->vm_page_prot = thpcheck_arch_protection();
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 3, 0)
	vm_flags_init(vma, VM_READ | VM_WRITE | VM_MAYREAD | VM_MAYWRITE | VM_MAYEXEC | VM_HUGEPAGE);
#else
	vma->vm_flags = VM_READ | VM_WRITE | VM_MAYREAD | VM_MAYWRITE | VM_MAYEXEC | VM_HUGEPAGE;
#endif
	vma->anon_vma = anon_vma;
	INIT_LIST_HEAD(&vma->anon_vma_chain);
#ifdef CONFIG_PER_VMA_LOCK
	vma->vm_lock = &thpcheck_vma_lock;
	INIT_LIST_HEAD(&thpcheck_vma_lock.lock.wait_list);
	vma->vm_lock_seq = -1;
#endif
}
