import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, and, eq, not } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import { hugeEntry } from '../initial-memory.ts';
import type { Mm } from '../mm.ts';
import { splitHugePmd } from './split-huge-pmd.ts';

const hugeMemory = 'mm/huge_memory.c';

/** A huge page that another process maps too, and the one that is allocated for the copy; unused until then. */
export interface WriteFault {
  readonly range: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A write to a read-only huge entry: 4.x copies the huge page and puts the copy in place of the shared one, emptying
 * the entry for the length of a TLB flush; 6.12 splits the entry and leaves the copying to the fault of the small page. The
 * page is shared, so it is not taken over; memory for the copy is there.
 *
 * Source: mm/memory.c `__handle_mm_fault()` (reads the entry with mmap_sem held for reading), mm/huge_memory.c
 * `do_huge_pmd_wp_page()` of 4.4, 4.5 and 6.12. In 4.4 a splitting entry is left alone.
 */
export function writeFaultOnHugePmd(mm: Mm, path: PathBuilder, fault: WriteFault): void {
  const { entries } = mm;
  const orig = path.local('orig_pmd', mm.machine.memory.pmdDomain);
  path.call('mm/memory.c', '__handle_mm_fault', () => {
    mm.mmapReadLock(path);
    path.step('orig_pmd = *pmd', () => {
      path.assign(orig, mm.pmd(fault.range));
      mm.checkNoTransientNone(path, fault.range, orig);
    });
    const faults = all(entries.pmdIs('trans_huge', orig), not(entries.pmdIs('write', orig)));
    path.if(faults, () =>
      path.call(hugeMemory, 'do_huge_pmd_wp_page', () => {
        if (mm.version < 6000) copyHuge(mm, path, fault, orig);
        else fallBack(mm, path, fault, orig);
      }),
    );
    mm.mmapReadUnlock(path);
  });
}

/** 6.12: `folio_ref_count(folio) > 1`, so `__split_huge_pmd()`. */
function fallBack(mm: Mm, path: PathBuilder, { range }: WriteFault, orig: VariableReference): void {
  const same = path.local('pmd_same()', 2);
  mm.spinLock(path, 'pmd', mm.pmdLock);
  path.step('pmd_same(*vmf->pmd, orig_pmd)?', () => path.assign(same, eq(mm.pmd(range), orig)));
  mm.spinUnlock(path, 'pmd', mm.pmdLock);
  path.if(same, () => splitHugePmd(mm, path, range));
}

function copyHuge(mm: Mm, path: PathBuilder, fault: WriteFault, orig: VariableReference): void {
  const { range, from, to } = fault;
  const same = path.local('pmd_same()', 2);
  const looksAgain = !mm.departs('wp fault: no pmd_same()');
  const again = (): void =>
    path.step(looksAgain ? 'pmd_same(*pmd, orig_pmd)?' : 'goes on', () =>
      path.assign(same, looksAgain ? eq(mm.pmd(range), orig) : 1),
    );
  mm.spinLock(path, 'pmd', mm.pmdLock);
  again();
  path.if(same, () => mm.getPage(path, mm.hugePage(from)));
  mm.spinUnlock(path, 'pmd', mm.pmdLock);
  path.if(not(same), () => path.return());
  path.step('alloc_hugepage_vma(); copy_user_huge_page()', () =>
    path.assign(mm.refcount.cell(mm.hugePage(to)), 1),
  );
  mm.spinLock(path, 'pmd', mm.pmdLock);
  path.step('put_page(page)', () => mm.putPage(path, mm.hugePage(from)));
  again();
  path.if(
    same,
    () => {
      replace(mm, path, fault);
      mm.spinUnlock(path, 'pmd', mm.pmdLock);
    },
    () => {
      mm.spinUnlock(path, 'pmd', mm.pmdLock);
      path.step('put_page(new_page)', () => mm.putPage(path, mm.hugePage(to)));
    },
  );
}

/** Under the PMD lock: the copy takes the place of the shared page. */
function replace(mm: Mm, path: PathBuilder, { range, from, to }: WriteFault): void {
  const { primitives, entries, frames } = mm;
  const place = { entry: range, address: range };
  const { tlb } = mm.machine;
  path.assign(mm.changing.cell(range), 1);
  if (mm.departs('wp fault: does not flush the old translation'))
    primitives.pmdp_huge_get_and_clear(path, place);
  else primitives.pmdp_huge_clear_flush(path, place);
  const entry = entries.pmdWord(hugeEntry(entries.helpers.pmd, frames.hugePfn(to)));
  primitives.set_pmd_at(path, place, entry);
  path.assign(mm.changing.cell(range), 0);
  path.step('page_remove_rmap(page); put_page(page)', () => {
    path.check(
      eq(0, and(tlb.translatedUnits(), frames.maskOfHuge(from))),
      mm.rule('P5', 'the copy is in place and a TLB still translates to the page it was made of'),
    );
    mm.putPage(path, mm.hugePage(from));
  });
}
