import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { add, eq, ne, or, shl, sub } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { Mm } from '../mm.ts';
import { withdrawDeposited } from './fill-page-table.ts';
import { pmdpInvalidate } from './pmdp-invalidate.ts';

/**
 * `mm->nr_ptes`: page tables of an address space. Since v3.3 a deposited one counts, so that a split changes nothing, and
 * since v3.13 the counter is atomic. Before, the split counted the table that it put into use; the counter was a plain
 * one and had two rules: under page_table_lock here, under mmap_sem held for writing where tables are freed (B84).
 */
export class PageTableCount {
  private readonly mm: Mm;
  private readonly counter: VariableReference;
  private readonly plain: boolean;

  constructor(mm: Mm) {
    this.mm = mm;
    this.plain = mm.departs('nr_ptes: a plain counter changed by the split');
    const initial = mm.frames.tables - (this.plain ? 1 : 0);
    this.counter = mm.machine.system.variable('nr_ptes', mm.frames.tables + 2, initial);
  }

  /** The split puts the deposited table into use. */
  tableInUse(path: PathBuilder): void {
    if (this.plain) this.change(path, 'mm->nr_ptes++', (value) => add(value, 1));
  }

  /** munmap gives a table back. */
  tableFreed(path: PathBuilder): void {
    if (this.plain) this.change(path, 'mm->nr_ptes--', (value) => sub(value, 1));
    else path.step('atomic_long_dec(&mm->nr_ptes)', () => path.assign(this.counter, sub(this.counter, 1)));
  }

  /** P10 when all have finished. */
  checkBalance(): void {
    const { mm } = this;
    let tables: Expression = or(0, 0);
    for (let range = 0; range < mm.machine.memory.ranges; range++) {
      tables = add(tables, ne(mm.tableOf(mm.pmd(range)), 0));
      if (!this.plain) tables = add(tables, ne(mm.deposited.cell(range), 0));
    }
    mm.machine.system.final(
      mm.rule('P10', 'mm->nr_ptes is not the number of page tables: BUG_ON(mm->nr_ptes) at exit'),
      eq(this.counter, tables),
    );
  }

  /** Two steps: other CPUs see the counter in between. */
  private change(path: PathBuilder, label: string, of: (value: VariableReference) => Expression): void {
    const value = path.local('nr_ptes', this.mm.frames.tables + 2);
    path.step(`${label}: loads it`, () => path.assign(value, this.counter));
    path.step(`${label}: stores it`, () => path.assign(this.counter, of(value)));
  }
}

/**
 * The part of `split_huge_page()` that puts the deposited page table into use, called by reclaim (`add_to_swap()`) without
 * mmap_sem: `__split_huge_page_map()`, mm/huge_memory.c of 4.4, under page_table_lock (the PMD lock). What it does to the
 * entry is the matter of other scenarios.
 */
export function splitHugePageMap(mm: Mm, path: PathBuilder, range: number, count: PageTableCount): void {
  const table = path.local('pgtable', mm.frames.tables + 1);
  path.call('mm/huge_memory.c', '__split_huge_page_map', () => {
    mm.spinLock(path, 'pmd', mm.pmdLock);
    withdrawDeposited(mm, path, range, table);
    count.tableInUse(path);
    pmdpInvalidate(mm, path, { entry: range, address: range });
    mm.primitives.pmd_populate(path, range, sub(table, 1));
    mm.spinUnlock(path, 'pmd', mm.pmdLock);
  });
}

/** `munmap()` of a range with an empty page table: mm/memory.c `free_pte_range()` of 4.4, mmap_sem held for writing. */
export function freePteRange(mm: Mm, path: PathBuilder, range: number, count: PageTableCount): void {
  const pmd = mm.pmd(range);
  const table = path.local('token', mm.frames.tables + 1);
  path.call('mm/memory.c', 'free_pte_range', () => {
    mm.mmapWriteLock(path);
    path.step('pmd_clear(pmd)', () => {
      path.assign(table, mm.tableOf(pmd));
      path.assign(pmd, mm.entries.pmd('cleared', pmd));
    });
    count.tableFreed(path);
    mm.primitives.tlb_flush(path, { range, cleared: ['tables'] });
    path.step('pte_free_tlb()', () => path.assign(mm.spareTables, or(mm.spareTables, shl(1, sub(table, 1)))));
    mm.mmapWriteUnlock(path);
  });
}
