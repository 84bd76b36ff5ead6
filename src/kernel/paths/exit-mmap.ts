import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { add, all, eq, or } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { Mm } from '../mm.ts';
import { freedTables, freePgtables } from './free-pgtables.ts';
import { Gather, type GatherScope } from './mmu-gather.ts';
import { referencesOf } from './references.ts';
import { zapPmdRange } from './zap-pmd-range.ts';

/**
 * `exit_mmap()`: the last user of the address space is gone; zaps everything, frees the page tables, flushes, gives
 * pages and tables back. Others reach the entries through rmap only. Source: mm/mmap.c of 4.4, 4.5, 6.12 (which
 * holds mmap_lock, that nobody else wants any more).
 */
export function exitMmap(mm: Mm, path: PathBuilder): void {
  path.call('mm/mmap.c', 'exit_mmap', () => tearDown(mm, path, 'address space'));
}

/**
 * `munmap()` of all ranges: mmap_sem is held for writing, but lockless walkers of other threads may be under way.
 * Source: mm/mmap.c `do_munmap()`, `unmap_region()` of 4.4, 4.5 (6.12: `vms_clear_ptes()`).
 */
export function munmap(mm: Mm, path: PathBuilder): void {
  path.call('mm/mmap.c', 'do_munmap', () => {
    mm.mmapWriteLock(path);
    path.call('mm/mmap.c', 'unmap_region', () => tearDown(mm, path, 'ranges'));
    mm.mmapWriteUnlock(path);
  });
}

function tearDown(mm: Mm, path: PathBuilder, scope: GatherScope): void {
  const gather = new Gather(mm, path, 'pages and tables');
  const { ranges } = mm.machine.memory;
  path.call('mm/memory.c', 'unmap_vmas', () => {
    for (let range = 0; range < ranges; range++) zapPmdRange(mm, path, range, gather);
  });
  freePgtables(mm, path, gather);
  gather.finish(0, ranges, scope);
}

/**
 * P10 when all have finished: nothing is mapped, no table is deposited, every table was given back, and pages have no
 * references but the `pins`. What `check_mm()` of kernel/fork.c prints as bad rss-counter state and non-zero
 * nr_ptes.
 */
export function checkAccounts(mm: Mm, pins: readonly Expression[] = []): void {
  const { system, memory } = mm.machine;
  const { tables } = mm.frames;
  system.final(
    mm.rule(
      'P10',
      'Bad rss-counter state: pages are still mapped or referenced after the address space is gone',
    ),
    all(eq(mm.mapped(), 0), ...unreferenced(mm, pins)),
  );
  system.final(
    mm.rule('P10', 'non-zero nr_ptes: a page table was not given back'),
    eq(or(mm.spareTables, freedTables(mm)), 2 ** tables - 1),
  );
  for (let range = 0; range < memory.ranges; range++) {
    system.final(mm.rule('P10', 'a page table is still deposited'), eq(mm.deposited.cell(range), 0));
  }
}

function unreferenced(mm: Mm, pins: readonly Expression[]): Expression[] {
  const references = referencesOf(mm);
  return Array.from({ length: references.counters }, (_, counter) => {
    let pinned: Expression = eq(1, 0);
    for (const pin of pins) {
      for (let unit = 0; unit < mm.frames.units; unit++) {
        if (references.ofUnit(unit) === counter) pinned = add(pinned, eq(pin, unit + 1));
      }
    }
    return eq(references.countOf(counter), pinned);
  });
}
