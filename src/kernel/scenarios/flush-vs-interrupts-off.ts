import { all, eq, not } from '../../transition/expression.ts';
import type { ModelScenario } from '../scenario.ts';

/**
 * C1 of the thread on its own: does a TLB flush wait until every CPU has had interrupts on? A reader with
 * interrupts off has read a huge PMD entry; another CPU clears the entry and flushes.
 */
export const scenario: ModelScenario = {
  name: 'flush-vs-interrupts-off',
  summary:
    'one CPU reads a huge PMD entry with interrupts off while another clears the entry and flushes the TLBs',
  cpus: ['lockless reader', 'clear and flush'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [],
  write: (mm) => {
    const { system, memory, interrupts } = mm.machine;
    const flushed = system.variable('pmdp_huge_clear_flush() has returned', 2);
    const reading = system.variable('the reader uses the entry', 2);
    system.path(0, 'lockless reader', (path) => {
      const pmd = path.local('pmd', memory.pmdDomain);
      path.call('mm/gup.c', 'gup_pmd_range', () => {
        interrupts.disable(path);
        path.step('pmd = READ_ONCE(*pmdp)', () => {
          path.assign(pmd, mm.pmd(0));
          path.assign(reading, mm.entries.pmdIs('trans_huge', pmd));
        });
        path.step('uses pmd', () => {
          path.check(
            not(all(reading, flushed)),
            mm.rule(
              'P8',
              'a reader with interrupts off uses an entry although its clear and flush have completed',
            ),
          );
          path.assign(reading, 0);
        });
        path.step('local_irq_enable()', () => interrupts.enable(path));
      });
    });
    system.path(1, 'clear and flush', (path) => {
      path.call('mm/huge_memory.c', '__split_huge_zero_page_pmd', () => {
        mm.spinLock(path, 'pmd', mm.pmdLock);
        mm.primitives.pmdp_huge_clear_flush(path, { entry: 0, address: 0 });
        path.step('the flush has completed', () => path.assign(flushed, 1));
        mm.spinUnlock(path, 'pmd', mm.pmdLock);
      });
    });
    system.sometimes(
      'the entry is cleared while the reader uses it',
      all(reading, mm.entries.pmdIs('none', mm.pmd(0))),
    );
    system.sometimes('the flush completes before the reader begins', all(flushed, eq(reading, 0)));
  },
};
