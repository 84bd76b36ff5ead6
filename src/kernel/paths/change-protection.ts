import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { changeHugePmd, type ProtectionChange } from './change-huge-pmd.ts';
import { thpMigrationSupported } from './swap-pmd.ts';

/** What tells others that changed entries are not flushed yet; see tlb-flush-pending.ts. */
export interface PendingFlush {
  readonly set: () => void;
  readonly clear: () => void;
}

/**
 * `change_protection()` of a range that a huge entry maps: looks at the entry without its lock, changes it under the
 * lock, and flushes when all is changed. A page table would be changed entry by entry; no scenario makes one.
 *
 * Source: mm/mprotect.c of 4.4, 4.5 (`change_protection_range()`, `change_pmd_range()`) and 6.12, where the flush is that
 * of the caller's mmu_gather. `huge_pmd_needs_flush()` of x86 in 6.12 is true of every change made here.
 */
function changeProtection(
  mm: Mm,
  path: PathBuilder,
  range: number,
  kind: ProtectionChange,
  pending?: PendingFlush,
): void {
  const { entries, primitives } = mm;
  const pmd = mm.pmd(range);
  const huge = path.local('pmd_trans_huge(*pmd)', 2);
  path.call('mm/mprotect.c', 'change_protection', () => {
    pending?.set();
    path.step('pmd_trans_huge(*pmd)?', () => {
      path.assign(huge, entries.pmdIs('trans_huge', pmd));
      mm.checkNoTransientNone(path, range, pmd);
    });
    let changed: VariableReference | undefined;
    path.if(huge, () => {
      changed = changeHugePmd(mm, path, range, kind);
      path.if(changed, () => {
        if (mm.departs('change_protection: does not flush')) return;
        if (mm.version < 6000) primitives.flush_tlb_range(path, range);
        else primitives.tlb_flush(path, { range, cleared: ['huge'] });
      });
    });
    pending?.clear();
  });
}

/** `task_numa_work()` of kernel/sched/fair.c: `change_prot_numa()` with mmap_sem held for reading. */
export function taskNumaWork(mm: Mm, path: PathBuilder, range: number, pending?: PendingFlush): void {
  path.call('kernel/sched/fair.c', 'task_numa_work', () => {
    mm.mmapReadLock(path);
    if (hasNumaBalancing(mm)) changeProtection(mm, path, range, 'prot_numa', pending);
    mm.mmapReadUnlock(path);
  });
}

/** ARCH_SUPPORTS_NUMA_BALANCING: arch/x86, arch/s390 and arch/powerpc in 4.x, arch/arm64 and arch/riscv since. */
function hasNumaBalancing({ version, architecture: { name } }: Mm): boolean {
  if (version < 6000) return name === 'x86_64' || name === 's390' || name === 'powerpc-hash';
  return name !== 'arm' && name !== 'sparc64';
}

/** Whether NUMA balancing changes huge entries at all: 6.12 `change_huge_pmd()` wants THP migration (not s390). */
export function changesHugeForNuma(mm: Mm): boolean {
  return hasNumaBalancing(mm) && (mm.version < 6000 || thpMigrationSupported(mm));
}

/** `mprotect(PROT_READ)`, mm/mprotect.c: with mmap_sem held for writing. */
export function mprotectRead(mm: Mm, path: PathBuilder, range: number): void {
  path.call('mm/mprotect.c', mm.version < 6000 ? 'sys_mprotect' : 'do_mprotect_pkey', () => {
    if (mm.departs('mprotect: mmap_sem for reading')) mm.mmapReadLock(path);
    else mm.mmapWriteLock(path);
    changeProtection(mm, path, range, 'mprotect');
    if (mm.departs('mprotect: mmap_sem for reading')) mm.mmapReadUnlock(path);
    else mm.mmapWriteUnlock(path);
  });
}
