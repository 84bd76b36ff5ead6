/* SPDX-License-Identifier: MIT */
/*
 * Builds the state that every scenario starts from: an anonymous huge page mapped by a huge PMD, with reverse map,
 * references, counters and a deposited page table as do_huge_pmd_anonymous_page() leaves them.
 */
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

static void set_up_frames(void)
{
	unsigned long index;

	/* As __init_single_page() leaves them, then as if taken from the free lists. */
	for (index = 0; index < THPCHECK_FRAMES; index++)
		atomic_set(&thpcheck_frame(index)->_mapcount, -1);
}

void thpcheck_prepare_base(struct page *page)
{
	set_page_count(page, 1);
}

/* prep_compound_page() and what the caller of the allocator adds for a huge page; mm/page_alloc.c */
void thpcheck_prepare_huge(struct page *page)
{
	int i;

	set_page_count(page, 1);
	__SetPageHead(page);
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0)
	for (i = 1; i < HPAGE_PMD_NR; i++)
		prep_compound_tail(page, i);
	prep_compound_head(page, HPAGE_PMD_ORDER);
	folio_set_large_rmappable(page_folio(page));
#else
	for (i = 1; i < HPAGE_PMD_NR; i++) {
		struct page *tail = page + i;

		tail->mapping = TAIL_MAPPING;
		set_compound_head(tail, page);
	}
	/* After the tails: some of these lie where the first tail has its mapping. */
	set_compound_page_dtor(page, COMPOUND_PAGE_DTOR);
	set_compound_order(page, HPAGE_PMD_ORDER);
	atomic_set(compound_mapcount_ptr(page), -1);
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 7, 0)
	atomic_set(compound_pincount_ptr(page), 0);
#endif
	prep_transhuge_page(page);
#endif
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

static struct page *table_page(unsigned int n)
{
	struct page *page = virt_to_page(thpcheck_memory_page(n));

	if (thpcheck_frame_index(page) >= THPCHECK_ORIGINAL || page_address(page) != thpcheck_memory_page(n))
		thpcheck_unmodelled("memory of the model lies outside the frames that have a struct page");
	set_page_count(page, 1);
	return page;
}

/* A page for a page table as pte_alloc_one() gives it. */
static struct page *pte_table_page(unsigned int n)
{
	struct page *page = table_page(n);

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0)
	pagetable_pte_ctor(page_ptdesc(page));
#elif LINUX_VERSION_CODE >= KERNEL_VERSION(5, 0, 0)
	pgtable_pte_page_ctor(page);
#else
	pgtable_page_ctor(page);
#endif
	return page;
}

static struct page *pmd_table_page(unsigned int n)
{
	struct page *page = table_page(n);

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0)
	pagetable_pmd_ctor(page_ptdesc(page));
#else
	pgtable_pmd_page_ctor(page);
#endif
	return page;
}

/* Page 0 is the PGD, 1 the PUD table where there is one, 2 the PMD table, 3 the deposited page table. */
static void set_up_tables(void)
{
	struct mm_struct *mm = thpcheck_mm;
	pgd_t *pgd;
	pud_t *pud;
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 12, 0)
	p4d_t *p4d;
#endif

	table_page(0);
	mm->pgd = thpcheck_memory_page(0);
	pgd = pgd_offset(mm, THPCHECK_ADDRESS);
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 12, 0)
	p4d = p4d_offset(pgd, THPCHECK_ADDRESS);
#ifndef __PAGETABLE_PUD_FOLDED
	if (p4d_none(*p4d)) {
		table_page(1);
		p4d_populate(mm, p4d, thpcheck_memory_page(1));
	}
#endif
	pud = pud_offset(p4d, THPCHECK_ADDRESS);
#else
	pud = pud_offset(pgd, THPCHECK_ADDRESS);
#endif
	pmd_table_page(2);
	pud_populate(mm, pud, thpcheck_memory_page(2));
	mm_inc_nr_pmds(mm);
	thpcheck_pmd = pmd_offset(pud, THPCHECK_ADDRESS);
}

/* The tail of __do_huge_pmd_anonymous_page(), mm/huge_memory.c */
static void map_original(void)
{
	struct mm_struct *mm = thpcheck_mm;
	struct vm_area_struct *vma = &thpcheck_vma;
	struct page *page = thpcheck_frame(THPCHECK_ORIGINAL);
	struct page *table;
	spinlock_t *ptl;
	pmd_t entry;

	thpcheck_prepare_huge(page);
	__SetPageUptodate(page);
	table = pte_table_page(3);
	ptl = pmd_lock(mm, thpcheck_pmd);
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0)
	entry = mk_huge_pmd(page, vma->vm_page_prot);
#else
	entry = pmd_mkhuge(mk_pmd(page, vma->vm_page_prot));
#endif
	entry = maybe_pmd_mkwrite(pmd_mkdirty(entry), vma);
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 8, 0)
	folio_add_new_anon_rmap(page_folio(page), vma, THPCHECK_ADDRESS, RMAP_EXCLUSIVE);
#elif LINUX_VERSION_CODE >= KERNEL_VERSION(6, 0, 0)
	page_add_new_anon_rmap(page, vma, THPCHECK_ADDRESS);
#else
	page_add_new_anon_rmap(page, vma, THPCHECK_ADDRESS, true);
#endif
	pgtable_trans_huge_deposit(mm, thpcheck_pmd, table);
	set_pmd_at(mm, THPCHECK_ADDRESS, thpcheck_pmd, entry);
	add_mm_counter(mm, MM_ANONPAGES, HPAGE_PMD_NR);
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 15, 0)
	mm_inc_nr_ptes(mm);
#else
	atomic_long_inc(&mm->nr_ptes);
#endif
	spin_unlock(ptl);
}

/* Resident pages that set-up has counted on CPU 0 where counters are per CPU. */
static long thpcheck_resident_at_start;

/* What set-up leaves in the notes of CPU 0 belongs to no path. */
static void forget_set_up(void)
{
	thpcheck_resident_at_start = thpcheck_locals[0].resident;
	thpcheck_locals[0].resident = 0;
	thpcheck_locals[0].huge_mappings = 0;
	thpcheck_locals[0].mapped_pages = 0;
}

static void name_memory(void)
{
	struct mm_struct *mm = thpcheck_mm;
	struct page *first = thpcheck_frame(0);

	thpcheck_name(mm, sizeof(*mm), 1, "mm");
	thpcheck_field("mm", offsetof(struct mm_struct, page_table_lock), sizeof(spinlock_t), "page_table_lock");
	thpcheck_field("mm", offsetof(struct mm_struct, hiwater_rss), sizeof(mm->hiwater_rss), "hiwater_rss");
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 15, 0)
	thpcheck_field("mm", offsetof(struct mm_struct, pgtables_bytes), sizeof(atomic_long_t), "pgtables_bytes");
#else
	thpcheck_field("mm", offsetof(struct mm_struct, nr_ptes), sizeof(atomic_long_t), "nr_ptes");
#endif
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 15, 0) || defined(CONFIG_COMPACTION)
	thpcheck_field("mm", offsetof(struct mm_struct, tlb_flush_pending), sizeof(mm->tlb_flush_pending),
		       "tlb_flush_pending");
#endif
	thpcheck_field("mm", offsetof(struct mm_struct, rss_stat), sizeof(mm->rss_stat), "rss_stat");
	thpcheck_field("mm", offsetof(struct mm_struct, flags), sizeof(mm->flags), "flags");
#if !defined(CONFIG_SPLIT_PMD_PTLOCKS) && !USE_SPLIT_PMD_PTLOCKS
	thpcheck_field("mm", offsetof(struct mm_struct, pmd_huge_pte), sizeof(pgtable_t), "pmd_huge_pte");
#endif

	thpcheck_name(first, sizeof(struct page), THPCHECK_FRAMES, "page");
	thpcheck_field("page", offsetof(struct page, flags), sizeof(unsigned long), "flags");
	thpcheck_field("page", offsetof(struct page, _mapcount), sizeof(atomic_t), "_mapcount");
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 6, 0)
	thpcheck_field("page", offsetof(struct page, _refcount), sizeof(atomic_t), "_refcount");
#else
	thpcheck_field("page", offsetof(struct page, _count), sizeof(atomic_t), "_count");
#endif
	thpcheck_field("page", offsetof(struct page, lru), sizeof(struct list_head), "lru");
	thpcheck_field("page", offsetof(struct page, mapping), sizeof(void *), "mapping");
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)
	{
		struct folio *folio = page_folio(thpcheck_frame(THPCHECK_ORIGINAL));

		thpcheck_name(&folio->_large_mapcount, sizeof(atomic_t), 1, "folio._large_mapcount");
		thpcheck_name(&folio->_entire_mapcount, sizeof(atomic_t), 1, "folio._entire_mapcount");
		thpcheck_name(&folio->_nr_pages_mapped, sizeof(atomic_t), 1, "folio._nr_pages_mapped");
		thpcheck_name(&folio->_deferred_list, sizeof(struct list_head), 1, "folio._deferred_list");
	}
#else
	thpcheck_name(compound_mapcount_ptr(thpcheck_frame(THPCHECK_ORIGINAL)), sizeof(atomic_t), 1,
		      "page.compound_mapcount");
#endif

	thpcheck_name(pmd_lockptr(mm, thpcheck_pmd), sizeof(spinlock_t), 1, "pmd lock");
#if USE_SPLIT_PTE_PTLOCKS || defined(CONFIG_SPLIT_PTE_PTLOCKS)
	{
		pmd_t table;

		pmd_populate(mm, &table, virt_to_page(thpcheck_memory_page(3)));
		thpcheck_name(pte_lockptr(mm, &table), sizeof(spinlock_t), 1, "pte lock");
	}
#endif
	thpcheck_name(thpcheck_memory_page(3), sizeof(pte_t), HPAGE_PMD_NR, "pte");
	thpcheck_name(thpcheck_pmd, sizeof(pmd_t), 1, "pmd");
	thpcheck_watch(thpcheck_pmd, sizeof(pmd_t), "pmd");
}

void thpcheck_setup(void)
{
	unsigned long window = thpcheck_arch_window();

	thpcheck_arch_setup(window, thpcheck_pages);
	thpcheck_first_pfn = __pa(window) >> PAGE_SHIFT;
	set_up_frames();
	set_up_node();
	set_up_tasks();
	set_up_mm();
	set_up_huge_pages();
	set_up_vma();
	set_up_tables();
	map_original();
	forget_set_up();
	name_memory();
}
