/* SPDX-License-Identifier: MIT */
/*
 * Statistics. Real ones are per-CPU or fold into shared words now and then; here they stay with the CPU, so that
 * no search is spent on orders of statistics. The changes of the counts of anonymous mappings tell what a path did.
 */

static void note_huge_mappings(long delta)
{
	thpcheck_self()->huge_mappings += delta;
}

static void note_mapped_pages(long delta)
{
	thpcheck_self()->mapped_pages += delta;
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 8, 0)
static void note_node_state(enum node_stat_item item, long delta)
{
	if (item == NR_ANON_THPS)
		note_huge_mappings(delta);
	if (item == NR_ANON_MAPPED)
		note_mapped_pages(delta);
}

void __mod_node_page_state(struct pglist_data *node, enum node_stat_item item, long delta)
{
	note_node_state(item, delta);
}

void mod_node_page_state(struct pglist_data *node, enum node_stat_item item, long delta)
{
	note_node_state(item, delta);
}

void __mod_zone_page_state(struct zone *zone, enum zone_stat_item item, long delta)
{
}

void mod_zone_page_state(struct zone *zone, enum zone_stat_item item, long delta)
{
}
#else
static void note_zone_state(enum zone_stat_item item, long delta)
{
	if (item == NR_ANON_TRANSPARENT_HUGEPAGES)
		note_huge_mappings(delta);
	if (item == NR_ANON_PAGES)
		note_mapped_pages(delta);
}

void __mod_zone_page_state(struct zone *zone, enum zone_stat_item item, long delta)
{
	note_zone_state(item, delta);
}

void mod_zone_page_state(struct zone *zone, enum zone_stat_item item, long delta)
{
	note_zone_state(item, delta);
}

void __inc_zone_page_state(struct page *page, enum zone_stat_item item)
{
	note_zone_state(item, 1);
}

void __dec_zone_page_state(struct page *page, enum zone_stat_item item)
{
	note_zone_state(item, -1);
}

void inc_zone_page_state(struct page *page, enum zone_stat_item item)
{
	note_zone_state(item, 1);
}

void dec_zone_page_state(struct page *page, enum zone_stat_item item)
{
	note_zone_state(item, -1);
}
#endif

#ifdef CONFIG_VM_EVENT_COUNTERS
DEFINE_PER_CPU(struct vm_event_state, vm_event_states);
#endif

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 2, 0)
/* lib/percpu_counter.c: the resident set of an address space. */
int percpu_counter_batch = 32;

void percpu_counter_add_batch(struct percpu_counter *counter, s64 amount, s32 batch)
{
	if (counter == &thpcheck_mm->rss_stat[MM_ANONPAGES])
		thpcheck_self()->resident += amount;
	else
		thpcheck_self()->resident_others += amount;
}
#endif
