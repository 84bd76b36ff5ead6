import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, choose, eq, expressionOf, not } from '../../transition/expression.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { Mm } from '../mm.ts';
import { pmdpInvalidate, pmdpInvalidateAd, whileChanging } from './pmdp-invalidate.ts';
import { isSwapPmd, thpMigrationSupported } from './swap-pmd.ts';
import { pmdTransHugeLock } from './zap-huge-pmd.ts';

/** NUMA balancing takes access away for a while (`PAGE_NONE`); mprotect(PROT_READ) takes writing away. */
export type ProtectionChange = 'prot_numa' | 'mprotect';

/**
 * `change_huge_pmd()`: gives a local that is 1 if the entry was changed, so that the caller has to flush. The huge zero
 * page is left alone by NUMA balancing; no scenario has both. mprotect(PROT_READ) of private anonymous memory: its
 * `vm_page_prot` has the permissions of `PAGE_COPY`.
 *
 * Source: mm/huge_memory.c of 4.4, 4.5 and 6.12. 4.x empties the entry and sets it again (B18); v4.11-rc7 (commit
 * ced108037c2a) put pmdp_invalidate() there and read the entry once more for what the hardware had set; since 4.16 the
 * value that pmdp_invalidate() returns is used.
 */
export function changeHugePmd(
  mm: Mm,
  path: PathBuilder,
  range: number,
  kind: ProtectionChange,
): VariableReference {
  const changed = path.local('changed', 2);
  path.call('mm/huge_memory.c', 'change_huge_pmd', () => {
    path.assign(changed, 0);
    if (mm.version >= 6000 && kind === 'prot_numa' && !thpMigrationSupported(mm)) return;
    const locked = pmdTransHugeLock(mm, path, range);
    path.if(locked, () => {
      changeLocked(mm, path, range, kind, changed);
      mm.spinUnlock(path, 'pmd', mm.pmdLock);
    });
  });
  return changed;
}

function changeLocked(
  mm: Mm,
  path: PathBuilder,
  range: number,
  kind: ProtectionChange,
  changed: VariableReference,
): void {
  const pmd = mm.pmd(range);
  const skipped = path.local('left alone', 2);
  const preserveWrite = path.local('preserve_write', 2);
  const { entries } = mm;
  path.step(kind === 'prot_numa' ? 'pmd_protnone(*pmd)? pmd_write(*pmd)?' : 'is_swap_pmd(*pmd)?', () => {
    const protnone = kind === 'prot_numa' ? entries.pmdIs('protnone', pmd) : expressionOf(0);
    path.assign(skipped, choose(isSwapPmd(mm, pmd), 1, protnone));
    path.assign(preserveWrite, kind === 'prot_numa' && mm.version < 6000 ? entries.pmdIs('write', pmd) : 0);
  });
  path.if(not(skipped), () => {
    whileChanging(mm, path, range, () => {
      const old = takeAway(mm, path, range);
      const entry = newEntry(mm, kind, old, preserveWrite);
      mm.primitives.set_pmd_at(path, { entry: range, address: range }, entry);
      if (mm.version < 6000) {
        path.check(
          not(all(not(preserveWrite), entries.pmdIs('write', entry))),
          mm.rule('BUG', 'BUG_ON(!preserve_write && pmd_write(entry)) in change_huge_pmd()'),
        );
      }
    });
    path.assign(changed, 1);
  });
}

/** Stops the hardware from using the entry, and gives what was in it. */
function takeAway(mm: Mm, path: PathBuilder, range: number): VariableReference {
  const place = { entry: range, address: range };
  const { primitives } = mm;
  if (mm.version >= 6000) {
    return mm.departs('change_huge_pmd: clears the entry first')
      ? primitives.pmdp_huge_get_and_clear(path, place)
      : pmdpInvalidateAd(mm, path, place);
  }
  if (!mm.departs('change_huge_pmd: pmdp_invalidate()'))
    return primitives.pmdp_huge_get_and_clear(path, place);
  return invalidateAndReadAgain(mm, path, range);
}

/** v4.11-rc7 to 4.15: the entry is read before pmdp_invalidate(), and for its dirty and accessed bits after it. */
export function invalidateAndReadAgain(mm: Mm, path: PathBuilder, range: number): VariableReference {
  const pmd = mm.pmd(range);
  const entry = path.local('entry', mm.machine.memory.pmdDomain);
  const { entries } = mm;
  path.step('entry = *pmd', () => path.assign(entry, pmd));
  pmdpInvalidate(mm, path, { entry: range, address: range });
  path.step('pmd_dirty(*pmd)? pmd_young(*pmd)?', () => {
    path.if(entries.pmdIs('dirty', pmd), () => path.assign(entry, entries.pmd('mkdirty', entry)));
    path.if(entries.pmdIs('young', pmd), () => path.assign(entry, entries.pmd('mkyoung', entry)));
  });
  return entry;
}

/** `pmd_modify(entry, newprot)`, in 4.x with `pmd_mkwrite()` where NUMA balancing is to keep the permission. */
function newEntry(mm: Mm, kind: ProtectionChange, old: Operand, preserveWrite: Operand): Expression {
  const { entries } = mm;
  const modified = entries.pmd(kind === 'prot_numa' ? 'modifyNone' : 'modifyCopy', old);
  if (kind === 'mprotect' || mm.version >= 6000) return modified;
  return choose(eq(preserveWrite, 1), entries.pmd('mkwrite', modified), modified);
}
