/* SPDX-License-Identifier: MIT */
/*
 * The world that the paths run in: one address space with one huge anonymous page, what lies where, and what
 * each CPU notes for itself. Built by setup.c, looked at by finish.c.
 */
#ifndef THPCHECK_MODEL_H
#define THPCHECK_MODEL_H

#include <linux/version.h>
#include <linux/mm.h>
#include <linux/mm_types.h>
#include <linux/mmzone.h>
#include <linux/huge_mm.h>
#include <linux/rmap.h>
#include <linux/sched.h>
#include <linux/percpu.h>
#include <linux/spinlock.h>
#include <linux/swap.h>
#include <linux/vmstat.h>
#include <asm/pgalloc.h>
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 8, 0)
#include <linux/pgtable.h>
#endif
#include <asm/tlbflush.h>
#include <asm/tlb.h>
#include "internal.h" /* mm/internal.h of the tree */

#include "thpcheck.h"

/* CPUs that a scenario can have. */
#define THPCHECK_CPUS 4

/* User address of the huge page: the start of a PMD's range below TASK_SIZE on every architecture. */
#define THPCHECK_ADDRESS 0x40000000UL

/*
 * Page frames are counted from the one at the start of the window that flat memory appears at.
 *   0 .. 511      flat memory; only thpcheck_memory holds pages that the kernel code knows
 *   512 ..        the huge page mapped at the start ("original"), HPAGE_PMD_NR frames
 *   then          one huge page per CPU for faults
 *   then          THPCHECK_SMALL_PAGES base pages per CPU for faults
 * The frames from 512 on have struct pages but no contents: nothing may look into them.
 */
#define THPCHECK_ORIGINAL 512
#define THPCHECK_HUGE_POOL (THPCHECK_ORIGINAL + HPAGE_PMD_NR)
#define THPCHECK_SMALL_POOL (THPCHECK_HUGE_POOL + THPCHECK_CPUS * HPAGE_PMD_NR)
#define THPCHECK_SMALL_PAGES 2
#define THPCHECK_FRAMES (THPCHECK_SMALL_POOL + THPCHECK_CPUS * THPCHECK_SMALL_PAGES)

/* Pages with contents: the tables of set-up, then a pool for each CPU. */
#define THPCHECK_SETUP_TABLES 5
#define THPCHECK_TABLE_POOL 4
#define THPCHECK_MEMORY_PAGES (THPCHECK_SETUP_TABLES + THPCHECK_CPUS * THPCHECK_TABLE_POOL)

/* Addresses that gup_fast looks up: first, second and last page of the huge page. */
#define THPCHECK_LOOKUPS 3

/* What one CPU notes; nobody else touches it before finish. */
struct thpcheck_local {
	/* Path has begun, path has returned. */
	unsigned int begun, done;
	/* Path was zap. */
	unsigned int zapped;
	/* Change of the count of huge anonymous mappings made by this CPU, in mappings. */
	long huge_mappings;
	/* Change of the count of mapped anonymous pages made by this CPU. */
	long mapped_pages;
	/* Change of the anonymous resident set made by this CPU where counters are per CPU, in pages. */
	long resident;
	/* As above, for pages that are not anonymous: there are none. */
	long resident_others;
	/* Pages of the pools handed out; batches are pages of mmu_gather. */
	unsigned int tables_taken, batches_taken, huge_taken, small_taken;
	/* Times the original huge page was given back to the allocator. */
	unsigned int original_freed;
	/* Bit n: page n of this CPU's small pool (bit 31: its huge page) was given back. Owned by the CPU that frees. */
	unsigned int pool_freed[THPCHECK_CPUS];
	/* Given back twice, or never handed out. */
	unsigned int bad_frees;
	/* Page tables given back. */
	unsigned int tables_freed;
	/* gup_fast: pages pinned, NULL where none was got. */
	struct page *pinned[THPCHECK_LOOKUPS];
	/* One more than the CPU whose interrupt handler this CPU runs in its place; 0 for none. */
	unsigned int acting;
	/* RCU read-side sections entered and not left. */
	unsigned int rcu_nesting;
	/* RCU callbacks that wait for the end of the path. */
	void *callbacks;
	/* A user program has written to its page. */
	unsigned int wrote;
	/* Inside collapse_huge_page(). */
	unsigned int collapsing;
	/* It has replaced the table. */
	unsigned int collapsed;
	/* Value of the fault path's last return. */
	unsigned int fault_result;
} __attribute__((aligned(64)));

extern struct thpcheck_local thpcheck_locals[THPCHECK_CPUS];
extern struct mm_struct *const thpcheck_mm;
extern struct vm_area_struct thpcheck_vma;
/* Entry of the PMD table that maps THPCHECK_ADDRESS. */
extern pmd_t *thpcheck_pmd;

#define thpcheck_self() (&thpcheck_locals[thpcheck_cpu()])

/* Change of the anonymous resident set that a CPU has noted for itself, in pages. */
long thpcheck_own_resident(struct thpcheck_local *local);

/* struct page of a frame counted as above. */
struct page *thpcheck_frame(unsigned long index);
/* Inverse; THPCHECK_FRAMES or more for a page that is none of the model's. */
unsigned long thpcheck_frame_index(const struct page *page);
/* Address of page n of the memory with contents. */
void *thpcheck_memory_page(unsigned int n);
/* Makes frames a compound huge page with one reference, as the page allocator and its caller do. */
void thpcheck_prepare_huge(struct page *page);

/* Each architecture (arch/NAME.c): variables that conversions between addresses and frames go through. */
/* Virtual address of frame 0 of the window. */
unsigned long thpcheck_arch_window(void);
/* Called first. `pages` is the struct page array, its first element for frame 0. */
void thpcheck_arch_setup(unsigned long window, struct page *pages);
/* Protection of a private writable mapping that has not been written (protection_map[VM_READ | VM_WRITE]). */
pgprot_t thpcheck_arch_protection(void);

/* Addresses looked up by gup_fast. */
unsigned long thpcheck_lookup_address(unsigned int n);

#endif
