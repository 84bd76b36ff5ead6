import { eq, ne } from '../../transition/expression.ts';
import { checkDirtySurvives } from '../dirty-pages.ts';
import { mprotectRead } from '../paths/change-protection.ts';
import type { ModelScenario } from '../scenario.ts';
import { initiallyClean, userWrites } from '../user-code.ts';

/** B30: the hardware sets the dirty bit of a clean, writable entry while it is being changed. */
export const scenario: ModelScenario = {
  name: 'mprotect-vs-user-write',
  summary: 'mprotect() takes write access to a clean huge page away while another CPU writes to it',
  cpus: ['mprotect', 'user'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 1, remembers: 'dirty' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [1],
  write: (mm) => {
    const { system, tlb } = mm.machine;
    initiallyClean(mm, 0, 0);
    system.path(0, 'mprotect', (path) => mprotectRead(mm, path, 0));
    userWrites(mm, 1);
    system.final(
      mm.rule('P5', 'mprotect() has returned and a TLB still permits writing'),
      eq(tlb.translatedUnits('writable'), 0),
    );
    checkDirtySurvives(mm);
    system.sometimes('user code has written', ne(mm.written, 0));
  },
};
