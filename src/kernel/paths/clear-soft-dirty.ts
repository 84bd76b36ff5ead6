import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { invalidateAndReadAgain } from './change-huge-pmd.ts';
import { pmdpInvalidate, whileChanging } from './pmdp-invalidate.ts';
import { pmdTransHugeLock } from './zap-huge-pmd.ts';

/**
 * A write of 4 to `/proc/pid/clear_refs`: write-protects every entry, so that writes show as soft-dirty. The soft-dirty
 * bit itself is not in the model: nothing that runs against it looks at it. 4.x takes mmap_sem for writing if a VMA
 * has VM_SOFTDIRTY and then only downgrades it; here none has.
 *
 * Source: fs/proc/task_mmu.c (`clear_refs_write()`, `clear_soft_dirty_pmd()`) of 4.4, 4.5 and 6.12. 4.x empties the entry
 * and sets it again with mmap_sem held for reading (B20); v4.11-rc7 put pmdp_invalidate() there. 6.12 holds mmap_lock for
 * writing all the time.
 */
export function clearRefsSoftDirty(mm: Mm, path: PathBuilder, range: number): void {
  const { primitives } = mm;
  const reading = mm.version < 6000 || mm.departs('clear_refs: mmap_lock for reading');
  path.call('fs/proc/task_mmu.c', 'clear_refs_write', () => {
    if (reading) mm.mmapReadLock(path);
    else mm.mmapWriteLock(path);
    path.call('fs/proc/task_mmu.c', 'clear_refs_pte_range', () => {
      const locked = pmdTransHugeLock(mm, path, range);
      path.if(locked, () => {
        whileChanging(mm, path, range, () => clearSoftDirtyPmd(mm, path, range));
        mm.spinUnlock(path, 'pmd', mm.pmdLock);
      });
    });
    // flush_tlb_mm(): of the only range that is mapped.
    primitives.flush_tlb_range(path, range);
    if (reading) mm.mmapReadUnlock(path);
    else mm.mmapWriteUnlock(path);
  });
}

/** HAVE_ARCH_SOFT_DIRTY: selected by arch/x86 and arch/s390, since 4.5 also by arch/powerpc. */
export function hasSoftDirty({ version, architecture: { name } }: Mm): boolean {
  if (name === 'powerpc-hash' || name === 'powerpc-radix') return version >= 4005;
  return name === 'x86_64' || name === 's390';
}

function clearSoftDirtyPmd(mm: Mm, path: PathBuilder, range: number): void {
  if (!hasSoftDirty(mm)) return;
  const { entries, primitives } = mm;
  const place = { entry: range, address: range };
  path.call('fs/proc/task_mmu.c', 'clear_soft_dirty_pmd', () => {
    const pmd = takeAway(mm, path, range);
    primitives.set_pmd_at(path, place, entries.pmd('wrprotect', pmd));
  });
}

function takeAway(mm: Mm, path: PathBuilder, range: number): VariableReference {
  const { entries, primitives } = mm;
  const place = { entry: range, address: range };
  if (mm.version < 6000) {
    return mm.departs('clear_soft_dirty_pmd: pmdp_invalidate()')
      ? invalidateAndReadAgain(mm, path, range)
      : primitives.pmdp_huge_get_and_clear(path, place);
  }
  if (mm.departs('clear_soft_dirty_pmd: clears the entry first'))
    return primitives.pmdp_huge_get_and_clear(path, place);
  const pmd = path.local('pmd', mm.machine.memory.pmdDomain);
  path.step('pmd = *pmdp', () => path.assign(pmd, mm.pmd(range)));
  const old = pmdpInvalidate(mm, path, place);
  path.if(entries.pmdIs('dirty', old), () => path.assign(pmd, entries.pmd('mkdirty', pmd)));
  path.if(entries.pmdIs('young', old), () => path.assign(pmd, entries.pmd('mkyoung', pmd)));
  return pmd;
}
