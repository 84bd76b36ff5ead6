import { eq } from '../../transition/expression.ts';
import { writeFaultOnHugePmd } from '../paths/wp-huge-pmd.ts';
import { checkReferencesBalance } from '../mappings.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';
import { initialHugeEntry } from '../user-code.ts';

/** The second of the places that the mail behind B01 lists: the argument there covers exit, not MADV_DONTNEED. */
export const scenario: ModelScenario = {
  name: 'wp-fault-vs-zap',
  summary: 'a write fault copies a shared huge page while another CPU runs MADV_DONTNEED on it',
  cpus: ['write fault', 'zap'],
  versions: [4004, 4005, 6012],
  size: { huge: 2, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [1],
  write: (mm) => {
    const { system } = mm.machine;
    initialHugeEntry(mm, 0, 0, (pmd, fresh) => pmd.wrprotect(fresh));
    // Another process maps the page too.
    system.initially(mm.refcount.cell(mm.hugePage(0)), 2);
    system.path(0, 'write fault', (path) => writeFaultOnHugePmd(mm, path, { range: 0, from: 0, to: 1 }));
    system.path(1, 'zap', (path) => madviseDontneed(mm, path));
    checkReferencesBalance(mm, { others: { 0: 1 } });
    system.sometimes('the entry is being changed', eq(mm.changing.cell(0), 1));
  },
};
