import { checkReferencesBalance } from '../mappings.ts';
import { misplacedAtFirst, withNumaBalancing } from '../misplaced-page.ts';
import { migrateMisplacedTranshugePage } from '../paths/migrate-misplaced-transhuge-page.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';
import { all } from '../../transition/expression.ts';

/** The entry that is empty for a moment, in the place where it was overlooked longest (B22). */
export const scenario: ModelScenario = {
  name: 'migrate-vs-zap',
  summary: 'NUMA balancing moves a huge page while another CPU runs MADV_DONTNEED on its range',
  cpus: ['migrate', 'zap'],
  versions: [4004, 4005],
  architectures: withNumaBalancing,
  size: { huge: 2, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [1],
  write: (mm) => {
    const { system } = mm.machine;
    misplacedAtFirst(mm, 0, 0);
    system.path(0, 'migrate', (path) =>
      migrateMisplacedTranshugePage(mm, path, { range: 0, from: 0, to: 1 }),
    );
    system.path(1, 'zap', (path) => madviseDontneed(mm, path));
    checkReferencesBalance(mm);
    system.sometimes('the entry for the new page is being set', all(mm.changing.cell(0)));
  },
};
