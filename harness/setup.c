/* SPDX-License-Identifier: MIT */
/*
 * Builds the state that every scenario starts from: an anonymous huge page mapped by a huge PMD, with reverse map,
 * references, counters and a deposited page table as do_huge_pmd_anonymous_page() leaves them.
 */

/*
 * A huge entry that is writable, dirty and young; the same but clean; the page mapped by a table; the first of these
 * made inaccessible.
 */
enum thpcheck_state { THPCHECK_DIRTY, THPCHECK_CLEAN, THPCHECK_SPLIT, THPCHECK_PROTNONE };

static void set_up_frames(void)
{
	unsigned long index;

	/* As __init_single_page() leaves them, then as if taken from the free lists. */
	for (index = 0; index < THPCHECK_FRAMES; index++)
		atomic_set(&thpcheck_frame(index)->_mapcount, -1);
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
static void map_original(enum thpcheck_state state)
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
	if (state == THPCHECK_CLEAN)
		entry = pmd_mkclean(entry);
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

/*
 * What mprotect(PROT_NONE) of the whole range does: mprotect_fixup(), change_protection() and change_pmd_range() of
 * mm/mprotect.c for the one area and the one entry. The protection is that of vm_get_page_prot() for an area that may
 * not be accessed, the first of protection_map[]: PAGE_NONE, on ARM with what build_mem_type_table() adds at boot.
 */
static void make_inaccessible(void)
{
	struct vm_area_struct *vma = &thpcheck_vma;
	unsigned long may = VM_MAYREAD | VM_MAYWRITE | VM_MAYEXEC | VM_HUGEPAGE;
	int pages;

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 3, 0)
	vm_flags_init(vma, may);
#else
	vma->vm_flags = may;
#endif
	vma->vm_page_prot = PAGE_NONE;
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 19, 0)
	{
		struct mmu_gather tlb;

		tlb_gather_mmu(&tlb, thpcheck_mm);
		pages = change_huge_pmd(&tlb, vma, thpcheck_pmd, THPCHECK_ADDRESS, vma->vm_page_prot, 0);
		tlb_finish_mmu(&tlb);
	}
#else
	pages = change_huge_pmd(vma, thpcheck_pmd, THPCHECK_ADDRESS, vma->vm_page_prot, 0);
	flush_tlb_range(vma, vma->vm_start, vma->vm_end);
#endif
	if (pages != HPAGE_PMD_NR)
		thpcheck_unmodelled("change_huge_pmd() did not change the huge page of set-up");
}

/* Collapse isolates the page from the list that reclaim looks for pages on. Others leave it where it is: on none. */
static void put_on_list(void)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)
	struct folio *folio = page_folio(thpcheck_frame(THPCHECK_ORIGINAL));
	unsigned int cpu;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++) {
		if (!thpcheck_starts_in(cpu, "thpcheck_path_collapse"))
			continue;
		folio_set_lru(folio);
		lruvec_add_folio(folio_lruvec(folio), folio);
	}
#endif
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

static int runs(unsigned int cpu, const char *const *paths, unsigned int count)
{
	unsigned int n;

	for (n = 0; n < count; n++)
		if (thpcheck_starts_in(cpu, paths[n]))
			return 1;
	return 0;
}

/* Which CPUs run kernel code, and whose TLBs are filled. */
static void set_up_hardware(void)
{
	static const char *const kernel[] = {
		"thpcheck_path_split", "thpcheck_path_zap", "thpcheck_path_fault", "thpcheck_path_gup_fast",
		"thpcheck_path_gup_fast_once", "thpcheck_path_unmap", "thpcheck_path_user_write",
		"thpcheck_path_collapse",
	};
	static const char *const user[] = { "thpcheck_path_user_read", "thpcheck_path_user_write" };
	static const char *const walker[] = { "thpcheck_path_walker" };
	unsigned int cpu;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++) {
		if (runs(cpu, kernel, ARRAY_SIZE(kernel)))
			thpcheck_in_kernel |= 1u << cpu;
		if (runs(cpu, user, ARRAY_SIZE(user)))
			thpcheck_translating |= 1u << cpu;
		if (runs(cpu, walker, ARRAY_SIZE(walker)))
			thpcheck_translating |= 1u;
		cpumask_set_cpu(cpu, mm_cpumask(thpcheck_mm));
	}
}

static void set_up(enum thpcheck_state state)
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
	set_up_hardware();
	map_original(state);
	if (state == THPCHECK_SPLIT)
		split_original();
	if (state == THPCHECK_PROTNONE)
		make_inaccessible();
	put_on_list();
	forget_set_up();
	name_memory();
}

void thpcheck_setup(void)
{
	set_up(THPCHECK_DIRTY);
}

void thpcheck_setup_clean(void)
{
	set_up(THPCHECK_CLEAN);
}

void thpcheck_setup_split(void)
{
	set_up(THPCHECK_SPLIT);
}

void thpcheck_setup_protnone(void)
{
	set_up(THPCHECK_PROTNONE);
}
