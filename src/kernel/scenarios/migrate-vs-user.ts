import { checkReferencesBalance } from '../mappings.ts';
import { misplacedAtFirst, withNumaBalancing } from '../misplaced-page.ts';
import { migrateMisplacedTranshugePage, pageIdleGetPage } from '../paths/migrate-misplaced-transhuge-page.ts';
import type { ModelScenario } from '../scenario.ts';
import { any, eq } from '../../transition/expression.ts';

/** The flush that is for small translations: does it reach the huge one of a migration that is taken back (B66)? */
export const scenario: ModelScenario = {
  name: 'migrate-vs-user',
  summary:
    'NUMA balancing moves a huge page and takes that back, as another CPU refers to it; user code runs meanwhile',
  cpus: ['migrate', 'page_idle'],
  versions: [4004, 4005],
  architectures: withNumaBalancing,
  size: { huge: 2, small: 0, tables: 1, pagesPerTable: 2, remembers: 'write' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system, tlb } = mm.machine;
    misplacedAtFirst(mm, 0, 0);
    system.path(0, 'migrate', (path) =>
      migrateMisplacedTranshugePage(mm, path, { range: 0, from: 0, to: 1 }),
    );
    system.path(1, 'page_idle', (path) => pageIdleGetPage(mm, path, 0));
    checkReferencesBalance(mm);
    const toNew = any(...[0, 1].map((cpu) => eq(tlb.targetOf(tlb.huge(cpu, 0)), 2)));
    system.sometimes('user code uses the new page', toNew);
    system.sometimes(
      'the migration was taken back',
      eq(mm.machine.memory.isFreed(mm.frames.unitOf(1, 0)), 1),
    );
  },
};
