import { all, and, choose, eq, lookup, or, shl } from '../transition/expression.ts';
import type { Expression } from '../transition/form.ts';
import type { Mm } from './mm.ts';

/** Mask of the units that some entry, or PG_dirty, says are dirty. */
function dirtyUnits(mm: Mm): Expression {
  const { entries, frames } = mm;
  let mask: Expression = mm.pageDirty.read;
  for (let range = 0; range < mm.machine.memory.ranges; range++) {
    const pmd = mm.pmd(range);
    const dirty = all(entries.pmdIs('trans_huge', pmd), entries.pmdIs('dirty', pmd));
    const masks = Array.from({ length: frames.huge + 1 }, (_, huge) =>
      huge < frames.huge ? frames.maskOfHuge(huge) : 0,
    );
    const table = mm.machine.memory.functions.constants('units of a huge page', masks);
    mask = or(mask, choose(dirty, lookup(table, mm.hugePageOf(pmd)), 0));
  }
  for (let table = 0; table < frames.tables; table++) {
    for (let index = 0; index < frames.pagesPerTable; index++) {
      const pte = mm.pte(table, index);
      const dirty = all(entries.pteIs('present', pte), entries.pteIs('dirty', pte));
      mask = or(mask, choose(dirty, shl(1, mm.unitOf(pte)), 0));
    }
  }
  return mask;
}

/** P9 when all have finished: what user code wrote to is dirty, in an entry or in the flags of its page. */
export function checkDirtySurvives(mm: Mm): void {
  mm.machine.system.final(
    mm.rule('P9', 'user code wrote to a page, and neither an entry nor PG_dirty says that it is dirty'),
    eq(mm.written, and(mm.written, dirtyUnits(mm))),
  );
}
