import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { eq, or } from '../../transition/expression.ts';
import type { AnonVma } from '../anon-vma.ts';
import type { MigrationEntries } from '../migration-entries.ts';
import type { Mm } from '../mm.ts';
import { pageCheckAddressTranshuge } from './page-check-address-transhuge.ts';
import { pageVmaMappedWalk } from './page-vma-mapped-walk.ts';

/** A huge page whose mappings are looked for, in the one range that may map it. */
export interface RmapWalk {
  readonly range: number;
  readonly huge: number;
  readonly anonVma: AnonVma;
  readonly migration: MigrationEntries;
}

/**
 * `page_referenced()` (`folio_referenced()`): walks the mappings of a huge page. The walk has to meet every mapping
 * that exists throughout: from 6.12 that of every part, in 4.5 that of the first part, which is all it looks for.
 *
 * Source: mm/rmap.c of 4.5 and 6.12, `page_referenced_one()`, `folio_referenced_one()`.
 */
export function rmapWalk(mm: Mm, path: PathBuilder, { range, huge, anonVma, migration }: RmapWalk): void {
  const parts = mm.frames.pagesPerTable;
  const whole = 2 ** parts - 1;
  const met = mm.machine.system.variable(`mappings met by CPU${path.cpu}`, whole + 1);
  path.call('mm/rmap.c', mm.version < 6000 ? 'page_referenced' : 'folio_referenced', () => {
    anonVma.lockRead(path);
    if (mm.version < 6000) {
      pageCheckAddressTranshuge(mm, path, { range, huge, found: () => path.assign(met, whole) });
    } else {
      pageVmaMappedWalk(mm, path, {
        range,
        huge,
        looksFor: 'mappings',
        migration,
        atPmd: () => path.assign(met, whole),
        atPte: ({ index }) => path.assign(met, or(met, 1 << index)),
      });
    }
    anonVma.unlockRead(path);
  });
  mm.machine.system.final(
    mm.rule('P26', 'a reverse-map walk misses a mapping that existed throughout'),
    eq(met, whole),
  );
}
