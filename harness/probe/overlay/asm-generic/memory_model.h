/* SPDX-License-Identifier: MIT */
/*
 * Where the struct page of a page frame is depends on how memory is laid out, which boot code finds out. Helpers only
 * turn one into the other and back, so any place will do that is its own for each frame: one that takes a shift.
 */
#include_next <asm-generic/memory_model.h>

#if !defined(PROBE_MEMORY_MODEL_H) && !defined(__ASSEMBLY__)
#define PROBE_MEMORY_MODEL_H

#ifdef CONFIG_64BIT
#define PROBE_PAGE_BITS 6
#else
/* Page frame numbers have up to 28 bits. */
#define PROBE_PAGE_BITS 4
#endif

#undef __pfn_to_page
#undef __page_to_pfn
#define __pfn_to_page(pfn) ((struct page *)((unsigned long)(pfn) << PROBE_PAGE_BITS))
#define __page_to_pfn(page) ((unsigned long)(page) >> PROBE_PAGE_BITS)

#endif
