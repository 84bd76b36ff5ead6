import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { VariableReference } from '../../transition/expression.ts';
import { AnonVma } from '../anon-vma.ts';
import type { Mm } from '../mm.ts';

const locks = new WeakMap<Mm, AnonVma>();
const walked = new WeakMap<Mm, VariableReference>();
const unlinked = new WeakMap<Mm, VariableReference>();

/** The anon_vma of an address space, for paths that need none handed to them: one for all ranges. */
export function anonVmaOf(mm: Mm): AnonVma {
  let anonVma = locks.get(mm);
  if (anonVma === undefined) {
    anonVma = new AnonVma(mm);
    locks.set(mm, anonVma);
  }
  return anonVma;
}

/**
 * Set once `unlink_anon_vmas()` has taken the VMA out of the tree that rmap walks look through; read and changed
 * under the anon_vma lock.
 */
export function anonVmaUnlinked(mm: Mm): VariableReference {
  let known = unlinked.get(mm);
  if (known === undefined) {
    known = mm.machine.system.variable('VMA unlinked from its anon_vma', 2);
    unlinked.set(mm, known);
  }
  return known;
}

/** Set while an rmap walk has found the VMA and looks at its page tables. */
export function anonVmaWalked(mm: Mm): VariableReference {
  let known = walked.get(mm);
  if (known === undefined) {
    known = mm.machine.system.variable('VMA looked at by an rmap walk', 2);
    walked.set(mm, known);
  }
  return known;
}

/** `unlink_anon_vmas()`, mm/rmap.c: rmap walks that begin later do not find the VMA. */
export function unlinkAnonVmas(mm: Mm, path: PathBuilder): void {
  const anonVma = anonVmaOf(mm);
  path.call('mm/rmap.c', 'unlink_anon_vmas', () => {
    anonVma.lockWrite(path);
    path.assign(anonVmaUnlinked(mm), 1);
    anonVma.unlockWrite(path);
  });
}
