import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { and } from '../../transition/expression.ts';
import type { Operand } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { Gather } from './mmu-gather.ts';
import { checkZapCompletes, zapPmdRange } from './zap-pmd-range.ts';

/**
 * `madvise(MADV_DONTNEED)` of one range whose page table may hold migration entries: zap_pte_range() empties those
 * without a flush and without dropping a reference, as they hold none. Source: mm/memory.c of 4.5 and 6.12,
 * `zap_pte_range()`: what follows `pte_present()`, and what follows `is_migration_entry()`.
 */
export function madviseDontneedOfMigrationEntries(mm: Mm, path: PathBuilder, range: number): void {
  const zapped = mm.zapped.cell(path.cpu);
  path.call('mm/madvise.c', 'madvise_dontneed', () => {
    mm.mmapReadLock(path, () => path.assign(zapped, and(mm.mapped(), mm.positionsOf(range))));
    const gather = new PresentOnly(mm, path);
    zapPmdRange(mm, path, range, gather);
    gather.finish(range, 1);
    mm.mmapReadUnlock(path);
  });
  checkZapCompletes(mm, path.cpu);
}

/** Gathers the pages of present entries only. */
class PresentOnly extends Gather {
  private readonly zapping: { readonly mm: Mm; readonly path: PathBuilder };

  constructor(mm: Mm, path: PathBuilder) {
    super(mm, path);
    this.zapping = { mm, path };
  }

  override removeSmall(pte: Operand): void {
    const { mm, path } = this.zapping;
    path.if(mm.entries.pteIs('present', pte), () => super.removeSmall(pte));
  }
}
