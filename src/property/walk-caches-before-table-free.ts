import type { Rule } from './rule.ts';

/** P7: walk caches before table free. Checked by the harness when a table is given back (thpcheck_check_freed_table() in harness/hardware/tlb.c). */
export const walkCachesBeforeTableFree: Rule = {
  id: 'P7',
  name: 'walk caches before table free',
  statement: 'a page table is given back to the allocator only when no walker has it in its cache',
  consequence: 'A page walker takes the next contents of the memory for page-table entries.',
  finding: 'table-freed-under-walker',
};
