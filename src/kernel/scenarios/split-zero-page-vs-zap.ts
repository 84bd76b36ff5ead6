import { eq } from '../../transition/expression.ts';
import { splitHugeZeroPage } from '../paths/huge-zero-page.ts';
import { checkReferencesBalance } from '../mappings.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';
import { initialHugeEntry } from '../user-code.ts';

/** The place that leaves the entry empty on purpose (note to B01): the none is seen, and harmless, as zeros are zeros. */
export const scenario: ModelScenario = {
  name: 'split-zero-page-vs-zap',
  summary: 'one CPU splits the mapping of the huge zero page while another runs MADV_DONTNEED on it',
  cpus: ['split', 'zap'],
  versions: [4005, 6012],
  size: { huge: 1, small: 1, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [],
  write: (mm) => {
    const { system } = mm.machine;
    initialHugeEntry(mm, 0, 0, (pmd) => pmd.mkhuge(pmd.mk_pmd(mm.frames.hugePfn(0))));
    // The kernel itself never lets ZERO_PAGE(0) go.
    system.initially(mm.refcount.cell(mm.frames.huge), 1);
    system.path(0, 'split', (path) => splitHugeZeroPage(mm, path, { range: 0, huge: 0, small: 0 }));
    system.path(1, 'zap', (path) => madviseDontneed(mm, path));
    checkReferencesBalance(mm, { others: { 1: 1 } });
    system.sometimes('the entry is being changed', eq(mm.changing.cell(0), 1));
  },
};
