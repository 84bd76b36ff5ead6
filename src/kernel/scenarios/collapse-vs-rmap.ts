import { AnonVma } from '../anon-vma.ts';
import { checkReferencesBalance } from '../mappings.ts';
import { collapseHugePage } from '../paths/collapse-huge-page.ts';
import { pageReferenced } from '../paths/page-check-address.ts';
import type { ModelScenario } from '../scenario.ts';
import { all, eq, not } from '../../transition/expression.ts';

/** khugepaged hides a page table and puts it back: what keeps a reverse-map walk from missing it is the anon_vma lock. */
export const scenario: ModelScenario = {
  name: 'collapse-vs-rmap',
  summary:
    'khugepaged tries to collapse a range, in vain, while another CPU looks for the mapping of a page there',
  cpus: ['collapse', 'page_referenced'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 2, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'table', table: 0, units: [2, 3] }],
  translating: [1],
  write: (mm) => {
    const { system } = mm.machine;
    const anonVma = new AnonVma(mm);
    // Somebody holds a reference on the second page, so that the collapse fails.
    system.initially(mm.refcount.cell(mm.pageOfUnit(3)), 2);
    system.path(0, 'collapse', (path) => collapseHugePage(mm, path, { range: 0, huge: 0, anonVma }));
    system.path(1, 'page_referenced', (path) =>
      pageReferenced(mm, path, { range: 0, index: 0, unit: 2, anonVma }),
    );
    checkReferencesBalance(mm, { others: { [mm.pageOfUnit(3)]: 1 } });
    system.sometimes('the page table is detached', mm.entries.pmdIs('none', mm.pmd(0)));
    system.sometimes(
      'the page table is back',
      all(not(eq(mm.tableOf(mm.pmd(0)), 0)), eq(mm.machine.memory.isFreed(0), 1)),
    );
  },
};
