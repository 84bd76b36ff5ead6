import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { VariableReference } from '../../transition/expression.ts';
import { all, any, not } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { Mm } from '../mm.ts';

/** Readers that classify a PMD entry without its lock: include/asm-generic/pgtable.h of 4.4 and 4.5. */

/**
 * `pmd_none_or_trans_huge_or_clear_bad()`: one read; gives a condition on what was read into `pmd` that is 1 when
 * there is no page table to go on with. `pmd_trans_unstable()` is the same under another name.
 */
export function pmdNoneOrTransHugeOrClearBad(
  mm: Mm,
  path: PathBuilder,
  range: number,
  pmd: VariableReference,
): Expression {
  const { entries } = mm;
  path.step('pmd_none_or_trans_huge_or_clear_bad(pmd): reads *pmd', () => {
    path.assign(pmd, mm.pmd(range));
    mm.checkNoTransientNone(path, range, pmd);
  });
  const early = any(entries.pmdIs('none', pmd), entries.pmdIs('trans_huge', pmd));
  path.if(all(not(early), entries.pmdIs('bad', pmd)), () => pmdClearBad(mm, path, range));
  return any(early, entries.pmdIs('bad', pmd));
}

/**
 * `pmd_none_or_clear_bad()`: two reads of the entry; gives a condition on what was read last into `pmd` that is 1
 * when there is no page table to go on with.
 */
export function pmdNoneOrClearBad(
  mm: Mm,
  path: PathBuilder,
  range: number,
  pmd: VariableReference,
): Expression {
  const { entries } = mm;
  path.step('pmd_none(*pmd)?', () => {
    path.assign(pmd, mm.pmd(range));
    mm.checkNoTransientNone(path, range, pmd);
  });
  path.if(not(entries.pmdIs('none', pmd)), () => {
    path.step('pmd_bad(*pmd)?', () => path.assign(pmd, mm.pmd(range)));
    path.if(entries.pmdIs('bad', pmd), () => pmdClearBad(mm, path, range));
  });
  return any(entries.pmdIs('none', pmd), entries.pmdIs('bad', pmd));
}

/** `pmd_clear_bad()`, mm/pgtable-generic.c: clears the entry whatever it has become. No entry of the model is bad. */
export function pmdClearBad(mm: Mm, path: PathBuilder, range: number): void {
  path.call('mm/pgtable-generic.c', 'pmd_clear_bad', () => {
    path.step('pmd_clear(pmd)', () => {
      path.check(0, mm.rule('P4', 'pmd_clear_bad() clears an entry that is none of the bad ones'));
      path.assign(mm.pmd(range), mm.entries.pmd('cleared', mm.pmd(range)));
    });
  });
}
