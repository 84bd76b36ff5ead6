import { checkReferencesBalance } from '../mappings.ts';
import { withNumaBalancing } from '../misplaced-page.ts';
import { taskNumaWork } from '../paths/change-protection.ts';
import { getUserPagesFast } from '../paths/gup-fast.ts';
import { migrateMisplacedTranshugePage } from '../paths/migrate-misplaced-transhuge-page.ts';
import type { ModelScenario } from '../scenario.ts';
import { all, eq, ne } from '../../transition/expression.ts';

/** GUP-fast is said to be fine as long as pmd_protnone() stops it (C9): also while the page is moved away? */
export const scenario: ModelScenario = {
  name: 'numa-migrate-vs-gup-fast',
  summary:
    'NUMA balancing makes a huge page inaccessible and moves it while another CPU runs get_user_pages_fast()',
  cpus: ['migrate', 'gup'],
  versions: [4004, 4005],
  architectures: withNumaBalancing,
  size: { huge: 2, small: 0, tables: 1, pagesPerTable: 2, remembers: 'write' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [1],
  write: (mm) => {
    const { system, interrupts } = mm.machine;
    system.path(0, 'migrate', (path) => {
      taskNumaWork(mm, path, 0);
      migrateMisplacedTranshugePage(mm, path, { range: 0, from: 0, to: 1 });
    });
    system.path(1, 'gup', (path) => getUserPagesFast(mm, path, { range: 0, index: 0, access: 'write' }));
    checkReferencesBalance(mm, { pinning: [1] });
    system.sometimes(
      'the entry is inaccessible and the walker has interrupts off',
      all(mm.entries.pmdIs('protnone', mm.pmd(0)), eq(interrupts.enabled(1), 0)),
    );
    system.sometimes('the old page was taken for unreferenced', ne(mm.concluded, 0));
  },
};
