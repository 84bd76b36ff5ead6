/* SPDX-License-Identifier: MIT */
/*
 * mm/page_alloc.c: each CPU takes pages from a pool of its own, so allocation is no meeting point. Nothing is handed
 * out twice; a page given back is at once somebody else's, who holds a reference: a walker that then takes another
 * one has pinned a page that is not its own.
 */

static void *take_table_memory(void)
{
	struct thpcheck_local *self = thpcheck_self();
	unsigned int first = THPCHECK_SETUP_TABLES + thpcheck_cpu() * THPCHECK_TABLE_POOL;

	if (self->tables_taken + self->batches_taken >= THPCHECK_TABLE_POOL)
		thpcheck_unmodelled("a path allocates more page tables than the pool of its CPU holds");
	return thpcheck_memory_page(first + self->tables_taken + self->batches_taken);
}

/* A page whose contents the kernel writes: a page table. */
static struct page *take_table(void)
{
	struct page *page = virt_to_page(take_table_memory());

	thpcheck_self()->tables_taken++;
	set_page_count(page, 1);
	return page;
}

/* A page of mmu_gather, to note pages in until the TLB has been flushed. */
static unsigned long take_batch(void)
{
	void *memory = take_table_memory();

	thpcheck_self()->batches_taken++;
	return (unsigned long)memory;
}

static struct page *take_base_page(void)
{
	struct thpcheck_local *self = thpcheck_self();
	struct page *page;

	if (self->small_taken >= THPCHECK_SMALL_PAGES)
		return NULL;
	page = thpcheck_frame(THPCHECK_SMALL_POOL + thpcheck_cpu() * THPCHECK_SMALL_PAGES + self->small_taken);
	self->small_taken++;
	set_page_count(page, 1);
	return page;
}

static struct page *take_huge_page(void)
{
	struct thpcheck_local *self = thpcheck_self();
	struct page *page;

	if (self->huge_taken)
		return NULL;
	page = thpcheck_frame(THPCHECK_HUGE_POOL + thpcheck_cpu() * HPAGE_PMD_NR);
	self->huge_taken = 1;
	thpcheck_prepare_huge(page);
	return page;
}

/* Movable memory is for users, the rest for page tables: the paths allocate nothing else. */
static struct page *take_pages(gfp_t gfp, unsigned int order)
{
	if (order == HPAGE_PMD_ORDER)
		return take_huge_page();
	if (order != 0)
		return NULL;
	return gfp & __GFP_MOVABLE ? take_base_page() : take_table();
}

static void give_back_table(struct page *page)
{
	thpcheck_self()->tables_freed++;
	thpcheck_check_freed_table(thpcheck_frame_index(page));
	thpcheck_free(page_address(page), PAGE_SIZE);
}

static void give_back(struct page *page)
{
	struct thpcheck_local *self = thpcheck_self();
	unsigned long frame = thpcheck_frame_index(page);

	if (frame < THPCHECK_ORIGINAL) {
		give_back_table(page);
		return;
	}
	if (frame == THPCHECK_ORIGINAL) {
		self->original_freed++;
	} else if (frame >= THPCHECK_HUGE_POOL && frame < THPCHECK_SMALL_POOL &&
		   (frame - THPCHECK_HUGE_POOL) % HPAGE_PMD_NR == 0) {
		self->pool_freed[(frame - THPCHECK_HUGE_POOL) / HPAGE_PMD_NR] |= 1u << 31;
	} else if (frame >= THPCHECK_SMALL_POOL && frame < THPCHECK_FRAMES) {
		unsigned long slot = frame - THPCHECK_SMALL_POOL;

		self->pool_freed[slot / THPCHECK_SMALL_PAGES] |= 1u << (slot % THPCHECK_SMALL_PAGES);
	} else {
		self->bad_frees++;
		return;
	}
	thpcheck_check_freed_pages(frame, frame < THPCHECK_SMALL_POOL ? HPAGE_PMD_NR : 1);
	/* The next owner. */
	set_page_count(page, 1);
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 10, 0)
struct page *__alloc_pages_noprof(gfp_t gfp, unsigned int order, int node, nodemask_t *nodes)
{
	return take_pages(gfp, order);
}

struct folio *__folio_alloc_noprof(gfp_t gfp, unsigned int order, int node, nodemask_t *nodes)
{
	return (struct folio *)take_pages(gfp, order);
}

unsigned long get_free_pages_noprof(gfp_t gfp, unsigned int order)
{
	return take_batch();
}
#else
unsigned long __get_free_pages(gfp_t gfp, unsigned int order)
{
	return take_batch();
}
#endif

#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 13, 0) && LINUX_VERSION_CODE < KERNEL_VERSION(6, 10, 0)
struct page *__alloc_pages(gfp_t gfp, unsigned int order, int node, nodemask_t *nodes)
{
	return take_pages(gfp, order);
}

struct folio *__folio_alloc(gfp_t gfp, unsigned int order, int node, nodemask_t *nodes)
{
	return (struct folio *)take_pages(gfp, order);
}
#elif LINUX_VERSION_CODE < KERNEL_VERSION(5, 13, 0)
struct page *__alloc_pages_nodemask(gfp_t gfp, unsigned int order, struct zonelist *zones, nodemask_t *nodes)
{
	return take_pages(gfp, order);
}
#endif

/* The page of mmu_gather goes back; its memory is not used again. */
void free_pages(unsigned long address, unsigned int order)
{
	if (!address)
		return;
	thpcheck_free((void *)address, PAGE_SIZE);
}

/* Page tables that were not, or no longer, visible to walkers. */
void __free_pages(struct page *page, unsigned int order)
{
	if (!put_page_testzero(page)) {
		thpcheck_self()->bad_frees++;
		return;
	}
	give_back(page);
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 10, 0)
void free_unref_page(struct page *page, unsigned int order)
{
	give_back(page);
}

void free_unref_folios(struct folio_batch *folios)
{
	int i;

	for (i = 0; i < folios->nr; i++)
		give_back(&folios->folios[i]->page);
	folio_batch_reinit(folios);
}
#elif LINUX_VERSION_CODE >= KERNEL_VERSION(5, 0, 0)
void free_unref_page(struct page *page, unsigned int order)
{
	give_back(page);
}

void free_unref_page_list(struct list_head *list)
{
	struct page *page, *next;

	list_for_each_entry_safe(page, next, list, lru)
		give_back(page);
}

/* The destructor of a compound page: free_transhuge_page() takes it off the deferred split queue. */
void free_compound_page(struct page *page)
{
	give_back(page);
}

void destroy_large_folio(struct folio *folio)
{
	free_transhuge_page(&folio->page);
}
#else
void free_hot_cold_page(struct page *page, bool cold)
{
	give_back(page);
}

void free_hot_cold_page_list(struct list_head *list, bool cold)
{
	struct page *page, *next;

	list_for_each_entry_safe(page, next, list, lru)
		give_back(page);
}

void free_compound_page(struct page *page)
{
	give_back(page);
}

compound_page_dtor *const compound_page_dtors[] = {
	NULL,
	free_compound_page,
#ifdef CONFIG_HUGETLB_PAGE
	NULL,
#endif
	free_transhuge_page,
};
#endif
