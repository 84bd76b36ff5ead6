import type { GatherFlush } from '../../arch/model/primitives.ts';
import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { add, any, bit, eq, ne, or } from '../../transition/expression.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { referencesOf, type References } from './references.ts';

/** What is unmapped: part of an address space that stays, or all of it at exit (`tlb->fullmm`). */
export type GatherScope = 'ranges' | 'address space';

/**
 * Pages and page tables that were unmapped and are given back after the flush: `struct mmu_gather`. Source:
 * mm/memory.c (4.4, 4.5) and mm/mmu_gather.c (6.12): `tlb_flush_mmu()` flushes the TLB, then gives back the tables
 * (`tlb_table_flush()`), then the pages.
 */
export class Gather {
  private readonly mm: Mm;
  private readonly path: PathBuilder;
  private readonly references: References;
  private readonly counts: readonly VariableReference[];
  private readonly huge: VariableReference;
  private readonly small: VariableReference;
  private readonly tables: VariableReference | undefined;

  /** @param frees whether page tables can be freed too, as by munmap and exit. */
  constructor(mm: Mm, path: PathBuilder, frees: 'pages' | 'pages and tables' = 'pages') {
    this.mm = mm;
    this.path = path;
    this.references = referencesOf(mm);
    const most = mm.frames.pagesPerTable * mm.machine.memory.ranges;
    this.counts = Array.from({ length: this.references.counters }, (_, counter) =>
      path.local(`tlb.pages[${this.references.nameOf(counter)}]`, most + 1),
    );
    this.huge = path.local('tlb.cleared_pmds', 2);
    this.small = path.local('tlb.cleared_ptes', 2);
    this.tables = frees === 'pages' ? undefined : path.local('tlb.tables', 2 ** mm.frames.tables);
  }

  /** `tlb_remove_page_size()` for the huge page of a PMD entry; part of the current step. */
  removeHuge(pmd: Operand): void {
    const { mm, path, references } = this;
    path.assign(this.huge, 1);
    for (let huge = 0; huge < mm.frames.huge; huge++) {
      const count = this.counts[references.ofHuge(huge)]!;
      path.if(eq(mm.hugePageOf(pmd), huge), () => path.assign(count, add(count, 1)));
    }
  }

  /** `__tlb_remove_page()` for the page of a PTE; part of the current step. */
  removeSmall(pte: Operand): void {
    const { mm, path, references } = this;
    path.assign(this.small, 1);
    for (let unit = 0; unit < mm.frames.units; unit++) {
      const count = this.counts[references.ofUnit(unit)]!;
      path.if(eq(mm.unitOf(pte), unit), () => path.assign(count, add(count, 1)));
    }
  }

  /** `pte_free_tlb()`: the table is given back after the flush; part of the current step. */
  removeTable(table: number): void {
    this.path.assign(this.tables!, or(this.tables!, 1 << table));
  }

  /** `tlb_finish_mmu()`: the flush, then the tables, then the pages. */
  finish(first: number, count: number, scope: GatherScope = 'ranges'): void {
    const { mm, path } = this;
    path.call(mm.version < 6000 ? 'mm/memory.c' : 'mm/mmu_gather.c', 'tlb_finish_mmu', () => {
      path.if(any(this.huge, this.small, this.tablesCleared()), () => {
        this.flush(first, count, scope);
        this.freeTables();
        this.counts.forEach((pages, counter) => {
          path.if(ne(pages, 0), () =>
            path.step(`free_pages_and_swap_cache(): put_page(${this.references.nameOf(counter)})`, () => {
              this.references.put(path, counter, pages);
              path.assign(pages, 0);
            }),
          );
        });
      });
    });
  }

  private flush(first: number, count: number, scope: GatherScope): void {
    const { mm, path } = this;
    const ranges =
      scope === 'address space' ? ['all' as const] : Array.from({ length: count }, (_, at) => first + at);
    this.whatWasCleared([], ['huge', 'small', 'tables'], (cleared) => {
      for (const range of ranges) mm.primitives.tlb_flush(path, { range, cleared });
    });
  }

  /** Runs `flush` with what was cleared, which decides how an architecture flushes. */
  private whatWasCleared(
    cleared: GatherFlush['cleared'],
    kinds: GatherFlush['cleared'],
    flush: (cleared: GatherFlush['cleared']) => void,
  ): void {
    const [kind, ...rest] = kinds;
    if (kind === undefined) {
      if (cleared.length > 0) flush(cleared);
      return;
    }
    const was = { huge: this.huge, small: this.small, tables: this.tablesCleared() }[kind];
    this.path.if(
      was,
      () => this.whatWasCleared([...cleared, kind], rest, flush),
      () => this.whatWasCleared(cleared, rest, flush),
    );
  }

  private tablesCleared(): Operand {
    return this.tables === undefined ? 0 : ne(this.tables, 0);
  }

  private freeTables(): void {
    const { mm, path, tables } = this;
    if (tables === undefined) return;
    for (let table = 0; table < mm.frames.tables; table++) {
      path.if(bit(tables, table), () => mm.primitives.freeTable(path, table));
    }
  }
}
