import { clearRefsSoftDirty, hasSoftDirty } from '../paths/clear-soft-dirty.ts';
import type { ModelScenario } from '../scenario.ts';
import { eq, ne } from '../../transition/expression.ts';

/** Once clear_refs has returned every write has to fault. Architectures: see soft-dirty-vs-zap. */
export const scenario: ModelScenario = {
  name: 'soft-dirty-vs-user',
  summary: 'clear_refs write-protects a huge entry while user code on both CPUs writes to the page',
  cpus: ['clear_refs', 'user'],
  versions: [4004, 4005, 6012],
  architectures: ['x86_64', 's390', 'powerpc-hash', 'powerpc-radix'],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 1, remembers: 'write' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system, tlb } = mm.machine;
    system.path(0, 'clear_refs', (path) => clearRefsSoftDirty(mm, path, 0));
    if (hasSoftDirty(mm)) {
      system.final(
        mm.rule('P5', 'clear_refs has returned and a TLB still permits writing'),
        eq(tlb.translatedUnits('writable'), 0),
      );
    }
    system.sometimes('the other CPU may write', ne(tlb.huge(1, 0), 0));
  },
};
