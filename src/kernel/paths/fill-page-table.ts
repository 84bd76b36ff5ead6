import type { Entry } from '../../arch/entry-helpers.ts';
import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { choose, eq, ne } from '../../transition/expression.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';

/** How a split makes a page table of a huge entry; mm/huge_memory.c of 4.4, 4.5 and 6.12. */

/** `pgtable_trans_huge_withdraw()`: `table` gets the number of the deposited table plus 1. */
export function withdrawDeposited(mm: Mm, path: PathBuilder, range: number, table: VariableReference): void {
  const deposited = mm.deposited.cell(range);
  path.step('pgtable_trans_huge_withdraw()', () => {
    path.check(
      ne(deposited, 0),
      mm.rule('P21', 'pgtable_trans_huge_withdraw(): no page table was deposited'),
    );
    path.assign(table, choose(eq(deposited, 0), 1, deposited));
    path.assign(deposited, 0);
    for (let each = 0; each < mm.frames.tables; each++) {
      if (mm.primitives.pgtable_trans_huge_withdraw === undefined) break;
      path.if(eq(table, each + 1), () => mm.primitives.pgtable_trans_huge_withdraw!(path, range, each));
    }
  });
}

/** Fills the withdrawn table (its number plus 1) with the small entries of the huge page that `pmd` maps. */
export function fillPageTable(mm: Mm, path: PathBuilder, table: VariableReference, pmd: Operand): void {
  const splitter = mm.version === 4004 ? '__split_huge_page_map()' : '__split_huge_pmd_locked()';
  for (let index = 0; index < mm.frames.pagesPerTable; index++) {
    path.step(`BUG_ON(!pte_none(*pte)); set_pte_at(pte[${index}])`, () => {
      for (let each = 0; each < mm.frames.tables; each++) {
        const pte = mm.pte(each, index);
        path.if(eq(table, each + 1), () => {
          path.check(mm.entries.pteIs('none', pte), mm.rule('BUG', `BUG_ON(!pte_none(*pte)) in ${splitter}`));
          path.assign(pte, mm.entries.storedPte(pte, smallEntryOf(mm, pmd, index)));
        });
      }
    });
  }
}

/** `mk_pte(page + i, vma->vm_page_prot)` with write and young of the huge entry; dirty in 4.4, and as it since 4.16. */
export function smallEntryOf(mm: Mm, pmd: Operand, index: number): Operand {
  const { pmd: huge, pte: small } = mm.entries.helpers;
  const of = (word: Entry): Entry => {
    let entry = small.mk_pte(huge.pfn(word) + BigInt(index));
    if (mm.version < 4005 || (mm.version >= 4016 && huge.dirty(word))) entry = small.mkdirty(entry);
    if (huge.write(word)) entry = small.mkwrite(entry);
    else entry = small.wrprotect(entry);
    return huge.young(word) ? small.mkyoung(entry) : small.mkold(entry);
  };
  return mm.entries.pmdToPte(`small entry ${index}`, of, pmd);
}
