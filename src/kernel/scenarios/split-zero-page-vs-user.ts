import { splitHugeZeroPage } from '../paths/huge-zero-page.ts';
import type { ModelScenario } from '../scenario.ts';
import { initialHugeEntry } from '../user-code.ts';

/** Break before make for the huge zero page, whose entry is emptied and flushed before small entries take its place. */
export const scenario: ModelScenario = {
  name: 'split-zero-page-vs-user',
  summary: 'one CPU splits the mapping of the huge zero page while user code on both CPUs reads it',
  cpus: ['split', 'user'],
  versions: [4005, 6012],
  size: { huge: 1, small: 1, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system, tlb } = mm.machine;
    initialHugeEntry(mm, 0, 0, (pmd) => pmd.mkhuge(pmd.mk_pmd(mm.frames.hugePfn(0))));
    // The kernel itself never lets ZERO_PAGE(0) go.
    system.initially(mm.refcount.cell(mm.frames.huge), 1);
    system.path(0, 'split', (path) => splitHugeZeroPage(mm, path, { range: 0, huge: 0, small: 0 }));
    system.sometimes('a CPU holds a translation of huge size', tlb.anyHuge(0));
    system.sometimes('a CPU holds a translation of base-page size', tlb.anySmall(0));
  },
};
