import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, and, any, eq, ne, not, or, sub } from '../../transition/expression.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import type { AnonVma } from '../anon-vma.ts';
import { hugeEntry } from '../initial-memory.ts';
import type { Mm } from '../mm.ts';
import { pinnedBy } from './gup-fast.ts';

/** What khugepaged collapses, and into which huge page. */
export interface Collapse {
  readonly range: number;
  /** Huge page that was allocated for it; unused until then. */
  readonly huge: number;
  readonly anonVma: AnonVma;
}

const files = (mm: Mm): string => (mm.version < 6000 ? 'mm/huge_memory.c' : 'mm/khugepaged.c');

/**
 * `collapse_huge_page()`: khugepaged copies the small pages of a range into a huge page and maps that. The look at
 * the range with mmap_sem held for reading (6.12) only saves work and is left out, as are page locks and the
 * isolation from the LRU (they succeed), the lock of the detached page table (nobody else can reach it) and the
 * per-VMA lock of 6.12 (page faults that take it instead of mmap_lock).
 *
 * Source: mm/huge_memory.c of 4.4 and 4.5 (the same), mm/khugepaged.c of 6.12: `collapse_huge_page()`,
 * `__collapse_huge_page_isolate()`, `__collapse_huge_page_copy()`.
 */
export function collapseHugePage(mm: Mm, path: PathBuilder, collapse: Collapse): void {
  path.call(files(mm), 'collapse_huge_page', () => {
    path.step('alloc_pages(): the huge page', () =>
      path.assign(mm.refcount.cell(mm.hugePage(collapse.huge)), 1),
    );
    const shared = mm.departs('collapse: mmap_sem for reading');
    if (shared) mm.mmapReadLock(path);
    else mm.mmapWriteLock(path);
    const table = path.local('page table', mm.frames.tables + 1);
    path.step(mm.version < 6000 ? 'mm_find_pmd(): *pmd' : 'check_pmd_still_valid(): *pmd', () =>
      path.assign(table, mm.tableOf(mm.pmd(collapse.range))),
    );
    path.if(
      eq(table, 0),
      () => giveUp(mm, path, collapse),
      () => detach(mm, path, collapse, table),
    );
    if (shared) mm.mmapReadUnlock(path);
    else mm.mmapWriteUnlock(path);
  });
}

function giveUp(mm: Mm, path: PathBuilder, { huge }: Collapse): void {
  path.step('put_page(): the huge page is not needed', () => mm.putPage(path, mm.hugePage(huge)));
}

/** Takes the page table out of the tree, so that nobody finds it any more, and goes on or puts it back. */
function detach(mm: Mm, path: PathBuilder, collapse: Collapse, table: Operand): void {
  const { range, anonVma } = collapse;
  const isolated = path.local('isolated', 2, 1);
  const countsFirst = mm.departs('collapse: counts references before the flush');
  const locks = !mm.departs('collapse: no anon_vma lock');
  if (locks) anonVma.lockWrite(path);
  if (countsFirst) isolate(mm, path, table, isolated);
  mm.spinLock(path, 'pmd', mm.pmdLock);
  const wrong = mm.departs('collapse: flushes the range after the page table');
  mm.primitives.pmdp_collapse_flush(path, { entry: range, address: wrong ? range + 1 : range });
  checkNoSmallTranslation(mm, path, range);
  mm.spinUnlock(path, 'pmd', mm.pmdLock);
  if (mm.version >= 6000 && !mm.departs('collapse: no tlb_remove_table_sync_one()'))
    mm.primitives.synchronizeWalkers(path);
  if (!countsFirst) isolate(mm, path, table, isolated);
  path.if(
    isolated,
    () => {
      if (locks) anonVma.unlockWrite(path);
      noteEmptyEntries(mm, path, range, table);
      copy(mm, path, table);
      install(mm, path, collapse, table);
    },
    () => {
      mm.spinLock(path, 'pmd', mm.pmdLock);
      checkStillNone(mm, path, range);
      mm.primitives.pmd_populate(path, range, sub(table, 1));
      mm.spinUnlock(path, 'pmd', mm.pmdLock);
      if (locks) anonVma.unlockWrite(path);
      giveUp(mm, path, collapse);
    },
  );
}

/** Positions whose entries are empty will be mapped anew: a zap that is over has not missed them (P2). */
function noteEmptyEntries(mm: Mm, path: PathBuilder, range: number, table: Operand): void {
  const parts = mm.frames.pagesPerTable;
  for (let index = 0; index < parts; index++) {
    const pte = mm.machine.memory.pteAt(sub(table, 1), index);
    path.if(mm.entries.pteIs('none', pte), () => mm.mappedAnew(path, 1 << (range * parts + index)));
  }
}

/** `__collapse_huge_page_isolate()`: every page must have no references but that of its mapping. */
function isolate(mm: Mm, path: PathBuilder, table: Operand, isolated: VariableReference): void {
  const before = path.local('concluded before', 2 ** mm.frames.units);
  path.call(files(mm), '__collapse_huge_page_isolate', () => {
    path.assign(before, mm.concluded);
    eachPage(mm, path, table, (index, forPage) => {
      path.if(isolated, () =>
        path.step(`pte[${index}]: page_count(page) == 1?`, () =>
          forPage((unit) =>
            path.if(
              eq(mm.refcount.cell(mm.pageOfUnit(unit)), 1),
              () => path.assign(mm.concluded, or(mm.concluded, 1 << unit)),
              () => {
                path.assign(isolated, 0);
                path.assign(mm.concluded, before);
              },
            ),
          ),
        ),
      );
    });
  });
}

/** `__collapse_huge_page_copy()`: copies each page, empties its entry and drops the reference of the mapping. */
function copy(mm: Mm, path: PathBuilder, table: Operand): void {
  const { tlb } = mm.machine;
  const rule = mm.rule('P6', 'khugepaged copies a page while some TLB permits writing to it');
  const pinned = mm.rule('P8', 'khugepaged copies a page that get_user_pages_fast() has pinned');
  const cpus = Array.from({ length: mm.machine.cpus }, (_, cpu) => cpu).filter((cpu) => cpu !== path.cpu);
  path.call(files(mm), '__collapse_huge_page_copy', () => {
    const copyPage = (index: number, forPage: (act: (unit: number) => void) => void): void =>
      path.step(`copy_user_highpage(): page ${index}`, () =>
        forPage((unit) => {
          path.check(eq(and(tlb.translatedUnits('writable'), 1 << unit), 0), rule);
          path.check(all(...cpus.map((cpu) => ne(pinnedBy(mm, cpu), unit + 1))), pinned);
          path.assign(mm.concluded, or(mm.concluded, 1 << unit));
        }),
      );
    const clearAndFree = (index: number): void => clearEntry(mm, path, table, index);
    if (mm.version < 6000) {
      eachPage(mm, path, table, (index, forPage) => {
        copyPage(index, forPage);
        clearAndFree(index);
      });
      return;
    }
    eachPage(mm, path, table, copyPage);
    for (let index = 0; index < mm.frames.pagesPerTable; index++) clearAndFree(index);
  });
}

/** `pte_clear()`, then `free_page_and_swap_cache()`. */
function clearEntry(mm: Mm, path: PathBuilder, table: Operand, index: number): void {
  const unit = path.local('src_page', mm.frames.units + 1);
  path.step(`pte_clear(pte[${index}])`, () => {
    path.assign(unit, mm.unitOf(mm.machine.memory.pteAt(sub(table, 1), index)));
    for (let each = 0; each < mm.frames.tables; each++) {
      const pte = mm.pte(each, index);
      path.if(eq(table, each + 1), () => path.assign(pte, mm.entries.pte('cleared', pte)));
    }
  });
  path.step(`free_page_and_swap_cache(): page ${index}`, () => {
    for (let each = 0; each < mm.frames.units; each++) {
      path.if(eq(unit, each), () => mm.putPage(path, mm.pageOfUnit(each)));
    }
  });
}

/** Deposits the page table and maps the huge page. */
function install(mm: Mm, path: PathBuilder, { range, huge }: Collapse, table: Operand): void {
  mm.spinLock(path, 'pmd', mm.pmdLock);
  checkStillNone(mm, path, range);
  for (let each = 0; each < mm.frames.tables; each++) {
    path.if(eq(table, each + 1), () => mm.primitives.pgtable_trans_huge_deposit?.(path, range, each));
  }
  path.assign(mm.deposited.cell(range), table);
  const entry = mm.entries.pmdWord(hugeEntry(mm.entries.helpers.pmd, mm.frames.hugePfn(huge)));
  mm.primitives.set_pmd_at(path, { entry: range, address: range }, entry);
  mm.spinUnlock(path, 'pmd', mm.pmdLock);
}

function checkStillNone(mm: Mm, path: PathBuilder, range: number): void {
  path.check(
    mm.entries.pmdIs('none', mm.pmd(range)),
    mm.rule('BUG', 'BUG_ON(!pmd_none(*pmd)) in collapse_huge_page()'),
  );
}

/** Pages of the table in the order of addresses; `forPage` runs code for the page that the entry maps. */
function eachPage(
  mm: Mm,
  path: PathBuilder,
  table: Operand,
  body: (index: number, forPage: (act: (unit: number) => void) => void) => void,
): void {
  for (let index = 0; index < mm.frames.pagesPerTable; index++) {
    const pte = mm.machine.memory.pteAt(sub(table, 1), index);
    path.if(not(any(eq(table, 0), mm.entries.pteIs('none', pte))), () =>
      body(index, (act) => {
        for (let unit = 0; unit < mm.frames.units; unit++) path.if(eq(mm.unitOf(pte), unit), () => act(unit));
      }),
    );
  }
}

/** P5 when `pmdp_collapse_flush()` returns: nothing that came from the page table is left in a TLB. */
export function checkNoSmallTranslation(mm: Mm, path: PathBuilder, range: number): void {
  path.check(
    not(mm.machine.tlb.anySmall(range)),
    mm.rule('P5', 'pmdp_collapse_flush() returns and a TLB still translates through the page table'),
  );
}
