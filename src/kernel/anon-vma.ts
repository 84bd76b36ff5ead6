import type { PathBuilder } from '../transition/build/path-builder.ts';
import { add, eq, lt, sub, type VariableReference } from '../transition/expression.ts';
import type { Mm } from './mm.ts';

/**
 * `anon_vma->root->rwsem`: those who walk the reverse map of anonymous pages hold it for reading, those who take
 * page tables out of their sight (khugepaged, split_huge_page()) for writing. Source: mm/rmap.c.
 */
export class AnonVma {
  /** 0 free, 1 .. readers, `cpus + 1` held for writing. */
  private readonly rwsem: VariableReference;
  private readonly held: number;

  constructor(mm: Mm) {
    this.held = mm.machine.cpus + 1;
    this.rwsem = mm.machine.system.variable('anon_vma lock', this.held + 1);
  }

  /** `anon_vma_lock_write()`; one step. */
  lockWrite(path: PathBuilder): void {
    path.await('anon_vma_lock_write()', eq(this.rwsem, 0), () => path.assign(this.rwsem, this.held));
  }

  /** `anon_vma_unlock_write()`; one step. */
  unlockWrite(path: PathBuilder): void {
    path.step('anon_vma_unlock_write()', () => path.assign(this.rwsem, 0));
  }

  /** `anon_vma_lock_read()`; one step. */
  lockRead(path: PathBuilder): void {
    path.await('anon_vma_lock_read()', lt(this.rwsem, this.held), () =>
      path.assign(this.rwsem, add(this.rwsem, 1)),
    );
  }

  /** `anon_vma_unlock_read()`; one step. */
  unlockRead(path: PathBuilder): void {
    path.step('anon_vma_unlock_read()', () => path.assign(this.rwsem, sub(this.rwsem, 1)));
  }
}
