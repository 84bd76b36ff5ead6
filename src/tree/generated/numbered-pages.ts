import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceTree } from '../source-tree.ts';

const memoryModel = 'include/asm-generic/memory_model.h';

/** Definitions behind those of the memory model: 64 bytes for each page frame. */
const numbered = [
  '#undef __pfn_to_page',
  '#undef __page_to_pfn',
  '#define THPCHECK_PAGES (10UL << (BITS_PER_LONG - 4))',
  '#define __pfn_to_page(pfn) ((struct page *)(THPCHECK_PAGES + ((unsigned long)(pfn) << 6)))',
  '#define __page_to_pfn(page) (((unsigned long)(page) - THPCHECK_PAGES) >> 6)',
].join('\n');

/**
 * Headers with which a `struct page` is found by number: 64 bytes for each page frame from 0xa000... on, as with
 * CONFIG_SPARSEMEM_VMEMMAP. This takes the place of tables that boot code fills: the sections of SPARSEMEM
 * (include/asm-generic/memory_model.h), and `page->virtual` (WANT_PAGE_VIRTUAL), which mm/mm_init.c,
 * __init_single_page(), sets to `__va()` of the frame. Page tables hold frame numbers, never these addresses.
 */
export function numberedPages(tree: SourceTree, srcarch: string): ReadonlyMap<string, string> {
  const text = (path: string): string => readFileSync(join(tree.root, path), 'utf8');
  const pageHeader = `arch/${srcarch}/include/asm/page.h`;
  const page = text(pageHeader);
  const withoutVirtual = page.replaceAll(/^#define[ \t]+WANT_PAGE_VIRTUAL\b.*$/gm, '');
  return new Map([
    [memoryModel, `${text(memoryModel)}\n${numbered}\n`],
    ...(withoutVirtual === page ? [] : [[pageHeader, withoutVirtual] as const]),
  ]);
}
