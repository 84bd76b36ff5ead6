import {
  add,
  all,
  eq,
  expressionOf,
  ne,
  type Operand,
  type VariableReference,
} from '../transition/expression.ts';
import type { Expression } from '../transition/form.ts';
import type { Mm, PageId } from './mm.ts';
import { pinnedBy } from './paths/gup-fast.ts';

/** Memory whose mappings are counted together. */
export interface Counted {
  /** `page 0`, `H0+1`. */
  readonly name: string;
  /** Huge page whose huge mapping counts; undefined if none does. */
  readonly huge: number | undefined;
  /** Mask of the units whose mappings by small entries count. */
  readonly units: number;
}

/**
 * How often the page tables map a page: a present huge entry counts once, a small one of any part too. `_mapcount` is
 * written a little later than the entries.
 */
export function mappingsOf(mm: Mm, page: PageId): Expression {
  const huge = page < mm.frames.huge ? page : undefined;
  return mappingsOfCounted(mm, { name: `page ${page}`, huge, units: mm.unitsOfPage(page) });
}

/** How often the page tables map some memory: entries that are present and can be reached count. */
export function mappingsOfCounted(mm: Mm, counted: Counted): Expression {
  const { huge } = counted;
  let sum: Expression = expressionOf(0);
  for (let range = 0; range < mm.machine.memory.ranges; range++) {
    const pmd = mm.pmd(range);
    if (huge !== undefined) {
      sum = add(sum, all(mm.entries.pmdIs('trans_huge', pmd), eq(mm.hugePageOf(pmd), huge)));
    }
    for (let table = 0; table < mm.frames.tables; table++) {
      for (let index = 0; index < mm.frames.pagesPerTable; index++) {
        sum = add(sum, all(eq(mm.tableOf(pmd), table + 1), maps(mm, counted, mm.pte(table, index))));
      }
    }
  }
  return sum;
}

function maps(mm: Mm, { name, units }: Counted, pte: VariableReference): Expression {
  const inPage = mm.entries.pteNumber(
    `pte_page() is in ${name}`,
    (word) => {
      const unit = mm.frames.unitOfPfn(mm.entries.helpers.pte.pfn(word));
      return unit < mm.frames.units && ((units >> unit) & 1) === 1;
    },
    pte,
  );
  return all(mm.entries.pteIs('present', pte), inPage);
}

/**
 * P10 when every CPU has finished: each page has the references of its mappings, and of the pins that CPUs hold by
 * GUP-fast. `others`: references that something else holds on a page.
 */
export function checkReferencesBalance(
  mm: Mm,
  options: { readonly pinning?: readonly number[]; readonly others?: Readonly<Record<PageId, number>> } = {},
): void {
  const rule = mm.rule(
    'P10',
    'a page has other references than those of its mappings when all have finished',
  );
  for (let page = 0; page < mm.refcount.count; page++) {
    let expected: Operand = add(mappingsOf(mm, page), options.others?.[page] ?? 0);
    for (const cpu of options.pinning ?? []) {
      expected = add(expected, isPinned(mm, cpu, page));
    }
    mm.machine.system.final(rule, eq(mm.refcount.cell(page), expected));
  }
}

function isPinned(mm: Mm, cpu: number, page: PageId): Expression {
  const pinned = pinnedBy(mm, cpu);
  let any: Expression = expressionOf(0);
  for (let unit = 0; unit < mm.frames.units; unit++) {
    if (((mm.unitsOfPage(page) >> unit) & 1) === 1) any = add(any, eq(pinned, unit + 1));
  }
  return ne(any, 0);
}
