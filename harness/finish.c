/* SPDX-License-Identifier: MIT */
/* Looks at a final state: what is mapped, whether the accounts balance, what gup_fast got. */

/* What the tables map. */
struct thpcheck_mapped {
	/* Pages of the original huge page at their own place; elsewhere; pages of the pools; anything else. */
	unsigned long original, wrong, pool, foreign;
	/* One mapping for each table entry, one for a huge entry. */
	unsigned long original_mappings, pool_mappings[THPCHECK_CPUS], small_mappings[THPCHECK_CPUS * THPCHECK_SMALL_PAGES];
	/* 0 none, 1 huge, 2 table, 3 anything else. */
	unsigned int kind;
};

static struct thpcheck_mapped thpcheck_map;

static void count_page(unsigned long frame, unsigned long index, unsigned long mappings)
{
	struct thpcheck_mapped *map = &thpcheck_map;

	if (frame >= THPCHECK_ORIGINAL && frame < THPCHECK_HUGE_POOL) {
		if (frame - THPCHECK_ORIGINAL == index)
			map->original++;
		else
			map->wrong++;
		map->original_mappings += mappings;
	} else if (frame >= THPCHECK_HUGE_POOL && frame < THPCHECK_SMALL_POOL) {
		unsigned long in_pool = frame - THPCHECK_HUGE_POOL;

		if (in_pool % HPAGE_PMD_NR == index)
			map->pool++;
		else
			map->wrong++;
		map->pool_mappings[in_pool / HPAGE_PMD_NR] += mappings;
	} else if (frame >= THPCHECK_SMALL_POOL && frame < THPCHECK_FRAMES) {
		map->pool++;
		map->small_mappings[frame - THPCHECK_SMALL_POOL] += mappings;
	} else {
		map->foreign++;
	}
}

static void look_at_tables(void)
{
	unsigned long i;
	pmd_t pmd = *thpcheck_pmd;
	pte_t *pte;

	memset(&thpcheck_map, 0, sizeof(thpcheck_map));
	if (pmd_none(pmd))
		return;
	if (pmd_trans_huge(pmd)) {
		unsigned long first = pmd_pfn(pmd) - thpcheck_first_pfn;

		thpcheck_map.kind = 1;
		for (i = 0; i < HPAGE_PMD_NR; i++)
			count_page(first + i, i, i == 0);
		return;
	}
	if (pmd_bad(pmd)) {
		thpcheck_map.kind = 3;
		return;
	}
	thpcheck_map.kind = 2;
	pte = pte_offset_kernel(thpcheck_pmd, THPCHECK_ADDRESS);
	for (i = 0; i < HPAGE_PMD_NR; i++) {
		pte_t entry = pte[i];

		if (pte_none(entry))
			continue;
		if (pte_present(entry))
			count_page(pte_pfn(entry) - thpcheck_first_pfn, i, 1);
		else
			thpcheck_map.foreign++;
	}
}

/* References of a page; mappings of a page, counted once for a huge mapping. */
static long references(unsigned long frame)
{
	return page_count(thpcheck_frame(frame));
}

static long mappings_of_huge(unsigned long frame)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 8, 0)
	return folio_mapcount(page_folio(thpcheck_frame(frame)));
#else
	long count = atomic_read(compound_mapcount_ptr(thpcheck_frame(frame))) + 1;
	long huge = count;
	unsigned long i;

	for (i = 0; i < HPAGE_PMD_NR; i++)
		count += atomic_read(&thpcheck_frame(frame + i)->_mapcount) + 1;
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 2, 0)
	/* PG_double_map: each page counts the huge mapping once more; the mark is a bit of the second page. */
	if (huge && PageDoubleMap(thpcheck_frame(frame)))
		count -= HPAGE_PMD_NR;
#endif
	return count;
#endif
}

static unsigned long pins_of(unsigned long first, unsigned long frames)
{
	unsigned long pins = 0;
	unsigned int cpu, n;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++)
		for (n = 0; n < THPCHECK_LOOKUPS; n++) {
			struct page *page = thpcheck_locals[cpu].pinned[n];
			unsigned long frame;

			if (!page)
				continue;
			frame = thpcheck_frame_index(page);
			if (frame >= first && frame < first + frames)
				pins++;
		}
	return pins;
}

/*
 * Checks one page: references, mappings, and that it was given back exactly when nothing holds it. A page that was
 * given back has one reference of its next owner.
 */
static void balance(long refs, long mapcount, unsigned long mapped, unsigned long pins, unsigned int freed)
{
	int held = mapped + pins != 0;

	if (refs != (long)(mapped + pins + (freed != 0)))
		thpcheck_violation("P10", "references of a page differ from its mappings and pins");
	if (mapcount != (long)mapped)
		thpcheck_violation("P10", "map count of a page differs from the entries that map it");
	if (freed > 1)
		thpcheck_violation("P10", "a page was freed twice");
	else if (freed && held)
		thpcheck_violation(pins ? "P8" : "P10",
				   pins ? "a page that gup_fast pinned was freed" : "a page that is mapped was freed");
	else if (!freed && !held)
		thpcheck_violation("P10", "a page that nothing holds was not freed (leak)");
}

static void balance_pages(unsigned int original_freed)
{
	unsigned int cpu, owner, n;

	balance(references(THPCHECK_ORIGINAL), mappings_of_huge(THPCHECK_ORIGINAL), thpcheck_map.original_mappings,
		pins_of(THPCHECK_ORIGINAL, HPAGE_PMD_NR), original_freed);
	for (owner = 0; owner < THPCHECK_CPUS; owner++) {
		struct thpcheck_local *pool = &thpcheck_locals[owner];
		unsigned long first = THPCHECK_HUGE_POOL + owner * HPAGE_PMD_NR;
		unsigned int huge_freed = 0, small_freed[THPCHECK_SMALL_PAGES] = { 0 };

		for (cpu = 0; cpu < THPCHECK_CPUS; cpu++) {
			unsigned int freed = thpcheck_locals[cpu].pool_freed[owner];

			huge_freed += freed >> 31;
			for (n = 0; n < THPCHECK_SMALL_PAGES; n++)
				small_freed[n] += (freed >> n) & 1;
		}
		if (pool->huge_taken)
			balance(references(first), mappings_of_huge(first), thpcheck_map.pool_mappings[owner],
				pins_of(first, HPAGE_PMD_NR), huge_freed);
		for (n = 0; n < pool->small_taken; n++) {
			unsigned long slot = owner * THPCHECK_SMALL_PAGES + n;
			unsigned long frame = THPCHECK_SMALL_POOL + slot;

			balance(references(frame), atomic_read(&thpcheck_frame(frame)->_mapcount) + 1,
				thpcheck_map.small_mappings[slot], pins_of(frame, 1), small_freed[n]);
		}
	}
}

long thpcheck_own_resident(struct thpcheck_local *local)
{
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 2, 0) && defined(SPLIT_RSS_COUNTING)
	/* Cached in the task until it is folded into the address space. */
	return thpcheck_tasks[local - thpcheck_locals].rss_stat.count[MM_ANONPAGES];
#else
	return local->resident;
#endif
}

static long resident_pages(void)
{
	long resident = thpcheck_resident_at_start;
	unsigned int cpu;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++)
		resident += thpcheck_own_resident(&thpcheck_locals[cpu]);
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 2, 0)
	resident += atomic_long_read(&thpcheck_mm->rss_stat.count[MM_ANONPAGES]);
#endif
	return resident;
}

static long page_tables(void)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 15, 0)
	return (mm_pgtables_bytes(thpcheck_mm) - PTRS_PER_PMD * sizeof(pmd_t)) / (PTRS_PER_PTE * sizeof(pte_t));
#else
	return atomic_long_read(&thpcheck_mm->nr_ptes);
#endif
}

static int deposit_present(void)
{
	return pmd_huge_pte(thpcheck_mm, thpcheck_pmd) != NULL;
}

static void check_accounts(void)
{
	unsigned int cpu, bad_frees = 0, taken = 1, given = 0;
	long others = 0;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++) {
		bad_frees += thpcheck_locals[cpu].bad_frees;
		others += thpcheck_locals[cpu].resident_others;
		taken += thpcheck_locals[cpu].tables_taken;
		given += thpcheck_locals[cpu].tables_freed;
	}
	if (bad_frees)
		thpcheck_violation("P10", "a page was freed that was not handed out");
	if (resident_pages() != (long)(thpcheck_map.original + thpcheck_map.pool + thpcheck_map.wrong))
		thpcheck_violation("P10", "the anonymous resident set differs from the pages mapped");
	if (others != 0)
		thpcheck_violation("P10", "pages are counted as resident that are not anonymous");
	if (page_tables() != (thpcheck_map.kind != 0))
		thpcheck_violation("P10", "the count of page tables differs from those in use");
	if (deposit_present() != (thpcheck_map.kind == 1))
		thpcheck_violation("P10", "a page table is deposited without a huge entry, or a huge entry has none");
	if (taken != given + (thpcheck_map.kind != 0))
		thpcheck_violation("P10", "a page table was leaked or freed while in use");
}

/*
 * P9: a page that a program has written to is dirty in struct page or in the entry that maps it; a page that was given
 * back has no contents to lose. Where nothing sets dirty bits but the kernel, the program writes only through entries
 * that are dirty.
 */
static void check_dirty(unsigned int freed)
{
	unsigned int cpu, wrote = 0;
	int dirty = PageDirty(thpcheck_frame(THPCHECK_ORIGINAL)) != 0;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++)
		wrote |= thpcheck_locals[cpu].wrote;
	if (thpcheck_map.kind == 1)
		dirty |= pmd_dirty(*thpcheck_pmd) != 0;
	else if (thpcheck_map.kind == 2)
		dirty |= pte_dirty(pte_offset_kernel(thpcheck_pmd, THPCHECK_ADDRESS)[THPCHECK_USER_INDEX]) != 0;
	if (wrote && !dirty && !freed)
		thpcheck_violation("P9", "a page that a program has written to is clean");
	if (thpcheck_translating)
		thpcheck_outcome("wrote", wrote);
}

/* P8: a page that gup_fast returned for an address is one that some entry has mapped there. */
static void check_pins(void)
{
	unsigned int cpu, n, collapsed = 0;

	/* Collapse counts references: it gives up on a page that is pinned. */
	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++)
		collapsed |= thpcheck_locals[cpu].collapsed;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++)
		for (n = 0; n < THPCHECK_LOOKUPS; n++) {
			struct page *page = thpcheck_locals[cpu].pinned[n];
			unsigned long frame, index;

			if (!page)
				continue;
			frame = thpcheck_frame_index(page);
			index = (thpcheck_lookup_address(n) - THPCHECK_ADDRESS) >> PAGE_SHIFT;
			if (collapsed && frame < THPCHECK_HUGE_POOL)
				thpcheck_violation("P8", "collapse replaced a page that gup_fast has pinned");
			if (frame >= THPCHECK_ORIGINAL && frame < THPCHECK_SMALL_POOL) {
				if ((frame - THPCHECK_ORIGINAL) % HPAGE_PMD_NR != index)
					thpcheck_violation("P8", "gup_fast returned another page than the one mapped");
			} else if (frame < THPCHECK_SMALL_POOL || frame >= THPCHECK_FRAMES) {
				thpcheck_violation("P8", "gup_fast returned a page that was never mapped");
			}
		}
}

void thpcheck_finish(void)
{
	unsigned int cpu, freed = 0, zapped = 0, stuck = 0;
	unsigned long pinned;

	/* New pages wait in per-CPU batches with a reference each; put them on their list. */
	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++) {
		struct thpcheck_local *local = &thpcheck_locals[cpu];

		if (local->begun && !local->done)
			stuck = 1;
		zapped |= local->zapped;
		if (local->small_taken || local->huge_taken)
			lru_add_drain_cpu(cpu);
	}
	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++)
		freed += thpcheck_locals[cpu].original_freed;
	pinned = pins_of(0, THPCHECK_FRAMES);
	look_at_tables();

	if (!stuck) {
		if (zapped && thpcheck_map.original)
			thpcheck_violation("P2", "pages that were mapped throughout are still mapped after zap has returned");
		if (thpcheck_map.wrong || thpcheck_map.foreign || thpcheck_map.kind == 3)
			thpcheck_violation("P10", "an entry maps what it never should");
		balance_pages(freed);
		check_accounts();
		check_pins();
		check_dirty(freed);
	}

	thpcheck_outcome("mapped", thpcheck_map.original);
	thpcheck_outcome("new", thpcheck_map.pool);
	thpcheck_outcome("refs", references(THPCHECK_ORIGINAL) - (freed != 0));
	thpcheck_outcome("mapcount", mappings_of_huge(THPCHECK_ORIGINAL));
	thpcheck_outcome("freed", freed);
	thpcheck_outcome("pinned", pinned);
	thpcheck_outcome("wrong", thpcheck_map.wrong + thpcheck_map.foreign);
	thpcheck_outcome("pmd", thpcheck_map.kind);
}
