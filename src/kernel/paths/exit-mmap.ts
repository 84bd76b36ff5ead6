import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { Mm } from '../mm.ts';
import { freePgtables } from './free-pgtables.ts';
import { Gather, type GatherScope } from './mmu-gather.ts';
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
