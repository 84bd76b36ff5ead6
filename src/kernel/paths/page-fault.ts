import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { eq, not } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { doHugePmdAnonymousPage } from './do-huge-pmd-anonymous-page.ts';
import { handlePteFault } from './handle-pte-fault.ts';
import { pmdNoneOrTransHugeOrClearBad } from './pmd-trans-unstable.ts';
import { pteAlloc } from './pte-alloc.ts';
import { checkNotTakenForSwap, isMigrationEntry, thpMigrationSupported } from './swap-pmd.ts';

const memoryC = 'mm/memory.c';
const hugeMemory = 'mm/huge_memory.c';

/** A write fault in private anonymous memory. */
export interface FaultOptions {
  readonly range: number;
  /** Page of the range. */
  readonly index: number;
  /** Huge page that the allocator has for it; where missing there is none, and the fault falls back to a single page. */
  readonly hugePage?: number;
  /** Single page that the allocator has for it. */
  readonly page: number;
}

/**
 * One call of `__handle_mm_fault()` with mmap_sem held for reading. Source: mm/memory.c of 4.4, 4.5, 6.12. A fault on
 * a write-protected or NUMA-hinting entry only takes the lock and looks again; entries are young and dirty, so that
 * setting access flags stores nothing in a huge one.
 */
export function pageFault(mm: Mm, path: PathBuilder, options: FaultOptions): void {
  path.call(memoryC, 'handle_mm_fault', () => {
    mm.mmapReadLock(path);
    path.call(memoryC, '__handle_mm_fault', () => {
      if (mm.version < 6000) faultOf4(mm, path, options);
      else faultOf6(mm, path, options);
    });
    mm.mmapReadUnlock(path);
  });
}

/** 4.4 and 4.5: up to five reads of the entry; 4.4 takes it for a table if the last one does not find it huge. */
function faultOf4(mm: Mm, path: PathBuilder, options: FaultOptions): void {
  const { entries } = mm;
  const { range } = options;
  const pmd = path.local('orig_pmd', mm.machine.memory.pmdDomain);
  read(mm, path, range, pmd, 'pmd_none(*pmd)?');
  path.if(
    entries.pmdIs('none', pmd),
    () => createHugePmd(mm, path, options),
    () => {
      read(mm, path, range, pmd, 'orig_pmd = *pmd');
      path.if(entries.pmdIs('trans_huge', pmd), () => {
        path.if(not(entries.pmdIs('trans_splitting', pmd)), () => hugeFault(mm, path, range, pmd));
        path.return();
      });
    },
  );
  read(mm, path, range, pmd, 'pmd_none(*pmd)?');
  path.if(entries.pmdIs('none', pmd), () => {
    const allocated = pteAlloc(mm, path, range);
    path.if(not(allocated), () => path.return());
  });
  if (looksForHugeOnly(mm)) {
    read(mm, path, range, pmd, 'pmd_trans_huge(*pmd)?');
    path.if(entries.pmdIs('trans_huge', pmd), () => path.return());
  } else {
    const unstable = pmdNoneOrTransHugeOrClearBad(mm, path, range, pmd);
    path.if(unstable, () => path.return());
  }
  handlePteFault(mm, path, options);
}

/** Before ad33bb04b2a6 (v4.5-rc6): `pmd_trans_huge(*pmd)`; since: `pmd_trans_unstable(pmd)` (B24). */
function looksForHugeOnly(mm: Mm): boolean {
  if (mm.version === 4004) return !mm.departs('fault 4.4: pmd_trans_unstable()');
  return mm.departs('fault: pmd_trans_huge() instead of pmd_trans_unstable()');
}

/** 6.12. */
function faultOf6(mm: Mm, path: PathBuilder, options: FaultOptions): void {
  const { entries } = mm;
  const { range } = options;
  const pmd = path.local('vmf.orig_pmd', mm.machine.memory.pmdDomain);
  read(mm, path, range, pmd, 'pmd_none(*vmf.pmd)?');
  path.if(entries.pmdIs('none', pmd), () => createHugePmd(mm, path, options));
  read(mm, path, range, pmd, 'vmf.orig_pmd = pmdp_get_lockless(vmf.pmd)');
  path.if(not(entries.pmdIs('none', pmd)), () => {
    path.if(not(entries.pmdIs('present', pmd)), () => {
      checkNotTakenForSwap(mm, path, range, pmd);
      if (thpMigrationSupported(mm)) {
        path.check(
          isMigrationEntry(mm, pmd),
          mm.rule('BUG', 'VM_BUG_ON(!is_pmd_migration_entry(vmf.orig_pmd)) in __handle_mm_fault()'),
        );
      }
      path.return();
    });
    path.if(entries.pmdIs('trans_huge', pmd), () => {
      hugeFault(mm, path, range, pmd);
      path.return();
    });
  });
  handlePteFault(mm, path, options);
}

/** Reads the entry without its lock. */
function read(mm: Mm, path: PathBuilder, range: number, pmd: VariableReference, label: string): void {
  path.step(label, () => {
    path.assign(pmd, mm.pmd(range));
    mm.checkNoTransientNone(path, range, pmd);
  });
}

/** `create_huge_pmd()`; leaves `__handle_mm_fault()` unless there is no huge page. */
function createHugePmd(mm: Mm, path: PathBuilder, { range, hugePage }: FaultOptions): void {
  if (hugePage === undefined) return;
  doHugePmdAnonymousPage(mm, path, range, hugePage);
  path.return();
}

/**
 * `do_huge_pmd_numa_page()`, `do_huge_pmd_wp_page()` or `huge_pmd_set_accessed()` as far as they are alike: under
 * the lock, nothing is done if the entry is not the one that was read.
 */
function hugeFault(mm: Mm, path: PathBuilder, range: number, pmd: VariableReference): void {
  path.call(hugeMemory, 'huge_pmd_set_accessed', () => {
    mm.spinLock(path, 'pmd', mm.pmdLock);
    path.step('pmd_same(*pmd, orig_pmd)?');
    path.if(eq(pmd, mm.pmd(range)), () =>
      path.check(
        not(mm.changing.cell(range)),
        mm.rule('P24', 'huge_pmd_set_accessed() goes on with an entry that is being changed'),
      ),
    );
    mm.spinUnlock(path, 'pmd', mm.pmdLock);
  });
}
