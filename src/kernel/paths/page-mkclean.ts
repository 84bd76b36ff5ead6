import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, and, any, eq, not, or } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { pmdpInvalidate, whileChanging } from './pmdp-invalidate.ts';

/** A range in which a page of a file may be mapped, and where the reverse map looks for it. */
export interface MappedFile {
  /** Ranges in the order in which the reverse map meets their VMAs. */
  readonly ranges: readonly number[];
  /** Position of the page within each range, for small entries. */
  readonly index: number;
  readonly unit: number;
}

/**
 * 6.12 `folio_mkclean()` of a huge page of a file: makes its entry read-only and clean. Neither mmap_lock nor anything
 * else that a zap holds is taken: the reverse map is locked (nobody else takes that lock here), then the PMD lock, for an
 * entry that is not huge too (PVMW_SYNC): whoever has emptied it may be about to set it elsewhere.
 *
 * Source: mm/rmap.c `page_vma_mkclean_one()`, mm/page_vma_mapped.c. 4.4 and 4.5 have no branch for huge entries; from v4.11
 * to v5.1 it emptied the entry with a flush and set it again (B21).
 */
export function folioMkcleanHuge(mm: Mm, path: PathBuilder, ranges: readonly number[]): VariableReference {
  const cleaned = path.local('cleaned', 2);
  path.call('mm/rmap.c', 'folio_mkclean', () => {
    path.assign(cleaned, 0);
    for (const range of ranges) mkcleanHugeOne(mm, path, range, cleaned);
  });
  return cleaned;
}

function mkcleanHugeOne(mm: Mm, path: PathBuilder, range: number, cleaned: VariableReference): void {
  const { entries, primitives } = mm;
  const pmd = mm.pmd(range);
  const place = { entry: range, address: range };
  path.call('mm/rmap.c', 'page_vma_mkclean_one', () => {
    const pmde = path.local('pmde', mm.machine.memory.pmdDomain);
    path.step('page_vma_mapped_walk(): pmdp_get_lockless(pmd)', () => path.assign(pmde, pmd));
    path.if(not(entries.pmdIs('trans_huge', pmde)), () => {
      if (!mm.departs('page_mkclean: without PVMW_SYNC')) {
        mm.spinLock(path, 'pmd', mm.pmdLock);
        mm.spinUnlock(path, 'pmd', mm.pmdLock);
      }
      path.return();
    });
    mm.spinLock(path, 'pmd', mm.pmdLock);
    const found = path.local('found', 2);
    path.step('pmd_trans_huge(*pmd)? pmd_dirty(*pmd) || pmd_write(*pmd)?', () => {
      const changes = any(entries.pmdIs('dirty', pmd), entries.pmdIs('write', pmd));
      path.assign(found, all(entries.pmdIs('trans_huge', pmd), entries.pmdIs('present', pmd), changes));
    });
    path.if(found, () =>
      whileChanging(mm, path, range, () => {
        const entry = takeAway(mm, path, range);
        primitives.set_pmd_at(path, place, entries.pmd('mkclean', entries.pmd('wrprotect', entry)));
        path.assign(cleaned, 1);
      }),
    );
    mm.spinUnlock(path, 'pmd', mm.pmdLock);
  });
}

function takeAway(mm: Mm, path: PathBuilder, range: number): VariableReference {
  const place = { entry: range, address: range };
  if (mm.departs('page_mkclean: does not flush')) return mm.primitives.pmdp_huge_get_and_clear(path, place);
  return mm.departs('page_mkclean: clears the entry first')
    ? mm.primitives.pmdp_huge_clear_flush(path, place)
    : pmdpInvalidate(mm, path, place);
}

/**
 * `page_mkclean()` of a page that small entries map, wherever the reverse map finds it: gives a local that is 1 if an
 * entry was cleaned. The lock of the reverse map (`i_mmap_rwsem`) is held for reading; mremap() does not take it when
 * the new VMA comes after the old one in the order of the walk.
 *
 * Source: mm/rmap.c `page_mkclean_one()` of 4.4 and 4.5 with `page_check_address(sync)`, `page_vma_mkclean_one()` of 6.12
 * with PVMW_SYNC: entries are looked at under the lock of their table.
 */
export function pageMkclean(mm: Mm, path: PathBuilder, file: MappedFile): VariableReference {
  const cleaned = path.local('cleaned', 2);
  path.call('mm/rmap.c', mm.version < 6000 ? 'page_mkclean' : 'folio_mkclean', () => {
    path.assign(cleaned, 0);
    for (const range of file.ranges) mkcleanOne(mm, path, range, file, cleaned);
  });
  return cleaned;
}

function mkcleanOne(
  mm: Mm,
  path: PathBuilder,
  range: number,
  { index, unit }: MappedFile,
  cleaned: VariableReference,
): void {
  const { entries, primitives } = mm;
  const table = path.local('page table', mm.frames.tables + 1);
  path.call('mm/rmap.c', mm.version < 6000 ? 'page_mkclean_one' : 'page_vma_mkclean_one', () => {
    path.step('*pmd', () => path.assign(table, mm.tableOf(mm.pmd(range))));
    for (let each = 0; each < mm.frames.tables; each++) {
      const pte = mm.pte(each, index);
      path.if(eq(table, each + 1), () => {
        mm.ptLock(path, each);
        const maps = all(entries.pteIs('present', pte), eq(mm.unitOf(pte), unit));
        path.step('pte_dirty(*pte) || pte_write(*pte)?');
        path.if(all(maps, any(entries.pteIs('dirty', pte), entries.pteIs('write', pte))), () => {
          const entry = mm.departs('page_mkclean: does not flush')
            ? primitives.ptep_get_and_clear(path, range, each, index)
            : primitives.ptep_clear_flush(path, range, each, index);
          const clean = entries.pte('mkclean', entries.pte('wrprotect', entry));
          primitives.set_pte_at(path, each, index, clean);
          path.assign(cleaned, 1);
        });
        mm.ptUnlock(path, each);
      });
    }
  });
}

/** Write-back of a page that small entries map; see {@link pageMkclean}. */
export function writeBack(mm: Mm, path: PathBuilder, file: MappedFile): void {
  clearDirtyForIo(mm, path, file.unit, () => pageMkclean(mm, path, file));
}

/** Write-back of a huge page of one part; see {@link folioMkcleanHuge}. */
export function writeBackHuge(mm: Mm, path: PathBuilder, file: MappedFile): void {
  clearDirtyForIo(mm, path, file.unit, () => folioMkcleanHuge(mm, path, file.ranges));
}

/**
 * `clear_page_dirty_for_io()`, mm/page-writeback.c, and the write to disk that follows: what was written to the page
 * before is safe then, what comes later must make the page dirty again.
 */
function clearDirtyForIo(mm: Mm, path: PathBuilder, unit: number, mkclean: () => VariableReference): void {
  const { pageDirty, written } = mm;
  const bit = 1 << unit;
  const name = mm.version < 6000 ? 'clear_page_dirty_for_io' : 'folio_clear_dirty_for_io';
  path.call('mm/page-writeback.c', name, () => {
    const cleaned = mkclean();
    path.if(cleaned, () =>
      path.step('set_page_dirty(page)', () => path.assign(pageDirty, or(pageDirty, bit))),
    );
    path.step('TestClearPageDirty(page); the page goes to disk', () => {
      path.check(
        eq(0, and(mm.machine.tlb.translatedUnits('writable'), bit)),
        mm.rule('P5', 'page_mkclean() has returned and a TLB still permits writing to the page'),
      );
      path.assign(pageDirty, and(pageDirty, ~bit));
      path.assign(written, and(written, ~bit));
    });
  });
}
