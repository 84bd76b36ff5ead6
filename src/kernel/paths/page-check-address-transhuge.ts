import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, any, eq, not, sub } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { Mm } from '../mm.ts';
import { checkStillHuge } from './page-vma-mapped-walk.ts';

/** What a walk looks for, and what its caller does under the lock of the entry that was found. */
export interface AddressCheck {
  readonly range: number;
  readonly huge: number;
  /** Part of the step that found the entry. */
  readonly found: () => void;
}

/**
 * `page_check_address_transhuge()`: finds the mapping of a huge page at one address, by a huge entry or by the small
 * entry of its first page. The entry is read without its lock, once or twice, and again under it if it was huge.
 *
 * Source: mm/rmap.c of 4.5, as `page_referenced_one()` calls it. 4.4 took the PMD lock before it looked
 * (`page_check_address_pmd()`, mm/huge_memory.c).
 */
export function pageCheckAddressTranshuge(mm: Mm, path: PathBuilder, check: AddressCheck): void {
  const { range, huge, found } = check;
  const pmd = mm.pmd(range);
  const pmde = path.local('pmde', mm.machine.memory.pmdDomain);
  const isHuge = mm.entries.pmdIs('trans_huge', pmde);
  const isPresent = mm.entries.pmdIs('present', pmde);
  path.call('mm/rmap.c', 'page_check_address_transhuge', () => {
    path.step('pmd_trans_huge(*pmd)?', () => path.assign(pmde, pmd));
    const first = mm.departs('rmap walk: takes an entry that is not present for none')
      ? all(isHuge, isPresent)
      : isHuge;
    path.if(
      first,
      () => {
        mm.spinLock(path, 'pmd', mm.pmdLock);
        if (!mm.departs('rmap walk: no second look under the lock'))
          path.step('pmd_present(*pmd) && pmd_trans_huge(*pmd) && pmd_page(*pmd) == page?', () =>
            path.assign(pmde, pmd),
          );
        path.if(all(isPresent, isHuge, eq(mm.hugePageOf(pmde), huge)), () => {
          checkStillHuge(mm, path, range);
          found();
        });
        mm.spinUnlock(path, 'pmd', mm.pmdLock);
        path.if(any(not(isPresent), isHuge), () => path.return());
        path.step('pte_offset_map(pmd)', () => path.assign(pmde, pmd));
      },
      () => {
        path.step('pmde = *pmd', () => path.assign(pmde, pmd));
        path.if(any(not(isPresent), isHuge), () => path.return());
      },
    );
    firstPte(mm, path, check, pmde);
  });
}

/** Looks at the first small entry without the lock of its table, then under it. */
function firstPte(mm: Mm, path: PathBuilder, { huge, found }: AddressCheck, pmde: VariableReference): void {
  const table = path.local('page table', mm.frames.tables + 1);
  path.assign(table, mm.tableOf(pmde));
  path.if(eq(table, 0), () => path.return());
  const pte: Expression = mm.machine.memory.pteAt(sub(table, 1), 0);
  const present = path.local('present', 2);
  path.step('pte_present(*pte)?', () => path.assign(present, mm.entries.pteIs('present', pte)));
  path.if(not(present), () => path.return());
  mm.ptLock(path, sub(table, 1));
  path.step('pte_present(*pte) && pte_pfn(*pte) is in the page?', () =>
    path.if(all(mm.entries.pteIs('present', pte), eq(mm.unitOf(pte), mm.frames.unitOf(huge, 0))), found),
  );
  mm.ptUnlock(path, sub(table, 1));
}
