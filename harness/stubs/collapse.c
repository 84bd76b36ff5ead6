/* SPDX-License-Identifier: MIT */
/* What mm/khugepaged.c calls besides: areas, semaphores, isolation from the lists of reclaim, page locks. */

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)
/* mm/mmap.c: there is one area. */
struct vm_area_struct *find_vma(struct mm_struct *mm, unsigned long address)
{
	return &thpcheck_vma;
}

/*
 * kernel/locking/rwsem.c: the mmap lock, the lock of the area and that of the reverse map. Collapse is alone with them
 * (paths/collapse.c sees to that).
 */
static void hold(struct rw_semaphore *semaphore, long count)
{
	if (!thpcheck_self()->collapsing)
		thpcheck_unmodelled("a reader-writer semaphore");
	atomic_long_set(&semaphore->count, count);
}

void down_read(struct rw_semaphore *semaphore)
{
	/* RWSEM_READER_BIAS */
	hold(semaphore, 1L << 8);
}

void up_read(struct rw_semaphore *semaphore)
{
	hold(semaphore, 0);
}

void down_write(struct rw_semaphore *semaphore)
{
	hold(semaphore, RWSEM_WRITER_LOCKED);
}

void up_write(struct rw_semaphore *semaphore)
{
	hold(semaphore, 0);
}

/* mm/vmscan.c: off the list of its node with a reference of the caller's, and back. */
bool folio_isolate_lru(struct folio *folio)
{
	struct lruvec *list;

	if (!folio_test_clear_lru(folio))
		return false;
	folio_get(folio);
	list = folio_lruvec_lock_irq(folio);
	lruvec_del_folio(list, folio);
	unlock_page_lruvec_irq(list);
	return true;
}

void folio_putback_lru(struct folio *folio)
{
	folio_add_lru(folio);
	folio_put(folio);
}

/* mm/filemap.c: nobody waits for the lock of a page. */
void folio_unlock(struct folio *folio)
{
	clear_bit_unlock(PG_locked, folio_flags(folio, 0));
}
#endif
