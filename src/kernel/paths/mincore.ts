import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { any, eq, not } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { pmdNoneOrTransHugeOrClearBad } from './pmd-trans-unstable.ts';
import { pteOffsetMapLock, pteOffsetMapUnchecked, type MappedTable } from './pte-offset-map.ts';
import { checkNotTakenForSwap, isSwapPmd } from './swap-pmd.ts';
import { pmdTransHugeLock } from './zap-huge-pmd.ts';

/** What a walker says of a page: nothing yet, not resident, resident. */
const answer = { none: 0, absent: 1, resident: 2 } as const;

/**
 * `mincore()` of one range with mmap_sem held for reading, as an example of the walkers that use walk_page_range()
 * (pagemap, smaps, numa_maps read entries in the same way). The last page's answer stays in {@link mincoreAnswer}.
 * Source: mm/pagewalk.c `walk_pmd_range()`, mm/mincore.c `mincore_pte_range()` of 4.4, 4.5, 6.12.
 */
export function mincore(mm: Mm, path: PathBuilder, range: number): VariableReference {
  const resident = mm.machine.system.variable(`CPU${path.cpu}: mincore()`, 3, 0, {
    labels: ['no answer', 'not resident', 'resident'],
  });
  path.call('mm/mincore.c', 'do_mincore', () => {
    mm.mmapReadLock(path);
    path.call('mm/pagewalk.c', 'walk_pmd_range', () =>
      path.loop(() => {
        const pmd = path.local('*pmd', mm.machine.memory.pmdDomain);
        path.step('pmd_none(*pmd)?', () => {
          path.assign(pmd, mm.pmd(range));
          mm.checkNoTransientNone(path, range, pmd);
        });
        path.if(mm.entries.pmdIs('none', pmd), () => {
          path.assign(resident, answer.absent);
          path.return();
        });
        mincorePteRange(mm, path, range, resident);
        path.if(any(eq(resident, answer.absent), eq(resident, answer.resident)), () => path.return());
      }),
    );
    mm.mmapReadUnlock(path);
  });
  return resident;
}

/** `mincore_pte_range()`; leaves no answer where the walk has to look again (6.12 ACTION_AGAIN). */
function mincorePteRange(mm: Mm, path: PathBuilder, range: number, resident: VariableReference): void {
  const pmd = path.local('*pmd', mm.machine.memory.pmdDomain);
  path.call('mm/mincore.c', 'mincore_pte_range', () => {
    transHuge(mm, path, range, pmd);
    path.if(any(isSwapPmd(mm, pmd), mm.entries.pmdIs('trans_huge', pmd)), () => {
      const locked = pmdTransHugeLock(mm, path, range);
      path.if(locked, () => {
        path.assign(resident, answer.resident);
        mm.spinUnlock(path, 'pmd', mm.pmdLock);
        path.return();
      });
    });
    if (mm.version < 6000) {
      const unstable = pmdNoneOrTransHugeOrClearBad(mm, path, range, pmd);
      path.if(unstable, () => {
        path.assign(resident, answer.absent);
        path.return();
      });
      const map = pteOffsetMapUnchecked(mm, path, range, 'mincore_pte_range()');
      path.if(not(map.mapped), () => path.return());
      mm.ptLock(path, map.table);
      readTable(mm, path, map, resident);
    } else {
      const map = pteOffsetMapLock(mm, path, range);
      path.if(map.mapped, () => readTable(mm, path, map, resident));
    }
  });
}

/** `pmd_trans_huge_lock()` before the lock; 6.12 reads the entry for each test. */
function transHuge(mm: Mm, path: PathBuilder, range: number, pmd: VariableReference): void {
  const read = (label: string): void =>
    path.step(label, () => {
      path.assign(pmd, mm.pmd(range));
      mm.checkNoTransientNone(path, range, pmd);
      checkNotTakenForSwap(mm, path, range, pmd);
    });
  if (mm.version >= 6000) {
    read('is_swap_pmd(*pmd)?');
    path.if(not(isSwapPmd(mm, pmd)), () => read('pmd_trans_huge(*pmd)?'));
  } else read('pmd_trans_huge(*pmd)?');
}

/** Reads the entries under the lock of their table. */
function readTable(mm: Mm, path: PathBuilder, { table }: MappedTable, resident: VariableReference): void {
  for (let index = 0; index < mm.frames.pagesPerTable; index++) {
    path.step(`reads pte[${index}]`, () => {
      const pte = mm.machine.memory.pteAt(table, index);
      path.if(
        mm.entries.pteIs('none', pte),
        () => path.assign(resident, answer.absent),
        () => path.assign(resident, answer.resident),
      );
    });
  }
  mm.ptUnlock(path, table);
}
