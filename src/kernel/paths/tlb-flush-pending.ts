import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { add, all, and, any, eq, ne, not, sub } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import type { PendingFlush } from './change-protection.ts';

/**
 * `mm->tlb_flush_pending`: set while entries are changed and not yet flushed (P25). In 4.x a flag, although two CPUs may
 * change entries at one time with mmap_sem held for reading; since v4.13 a counter. Source: include/linux/mm_types.h and
 * mm/mprotect.c `change_protection_range()` of 4.4 and 4.5.
 */
export class TlbFlushPending {
  private readonly mm: Mm;
  private readonly pending: VariableReference;

  constructor(mm: Mm) {
    this.mm = mm;
    this.pending = mm.machine.system.variable('tlb_flush_pending', mm.machine.cpus + 1);
  }

  /** What change_protection() does on a path. */
  on(path: PathBuilder): PendingFlush | undefined {
    const { mm, pending } = this;
    if (mm.departs('tlb_flush_pending is not set')) return undefined;
    const counts = mm.departs('tlb_flush_pending counts');
    return {
      set: () =>
        path.step('set_tlb_flush_pending(mm)', () => path.assign(pending, counts ? add(pending, 1) : 1)),
      clear: () =>
        path.step('clear_tlb_flush_pending(mm)', () => path.assign(pending, counts ? sub(pending, 1) : 0)),
    };
  }

  /** P25 in every state. */
  checkPending(range: number): void {
    const { mm, pending } = this;
    const { system, tlb } = mm.machine;
    const stale = all(mm.entries.pmdIs('protnone', mm.pmd(range)), ne(tlb.translatedUnits('writable'), 0));
    system.invariant(
      mm.rule(
        'P25',
        'an entry permits nothing, a TLB still permits writing, and tlb_flush_pending is not set',
      ),
      any(not(stale), ne(pending, 0)),
    );
  }

  /**
   * A NUMA hinting fault as far as the copy of the page: `do_huge_pmd_numa_page()`, `migrate_misplaced_transhuge_page()`.
   * The entry permits nothing, but what it permitted before may still be in a TLB: that is what the flag is for. What
   * comes after the copy is the matter of other scenarios. Source: mm/huge_memory.c, mm/migrate.c of 4.4 and 4.5.
   */
  copyForMigration(path: PathBuilder, range: number, huge: number): void {
    const { mm, pending } = this;
    const entry = path.local('entry', mm.machine.memory.pmdDomain);
    const same = path.local('pmd_same()', 2);
    path.call('mm/huge_memory.c', 'do_huge_pmd_numa_page', () => {
      mm.mmapReadLock(path);
      path.step('entry = *pmd', () => path.assign(entry, mm.pmd(range)));
      path.if(mm.entries.pmdIs('protnone', entry), () => {
        mm.spinLock(path, 'pmd', mm.pmdLock);
        path.step('pmd_same(entry, *pmdp)?', () => path.assign(same, eq(entry, mm.pmd(range))));
        mm.spinUnlock(path, 'pmd', mm.pmdLock);
        path.if(same, () => this.copy(path, range, huge, pending));
      });
      mm.mmapReadUnlock(path);
    });
  }

  private copy(path: PathBuilder, range: number, huge: number, pending: VariableReference): void {
    const { mm } = this;
    const { tlb } = mm.machine;
    path.call('mm/migrate.c', 'migrate_misplaced_transhuge_page', () => {
      const seen = path.local('mm_tlb_flush_pending(mm)', 2);
      path.step('mm_tlb_flush_pending(mm)?', () =>
        path.assign(seen, mm.departs('migrate: does not look at tlb_flush_pending') ? 0 : ne(pending, 0)),
      );
      path.if(all(seen), () => mm.primitives.flush_tlb_range(path, range));
      path.step('migrate_page_copy()', () =>
        path.check(
          eq(0, and(tlb.translatedUnits('writable'), mm.frames.maskOfHuge(huge))),
          mm.rule('P6', 'a huge page is copied for migration while some TLB permits writing to it'),
        ),
      );
    });
  }
}
