import { checkDirtySurvives } from '../dirty-pages.ts';
import { madviseFree } from '../paths/madvise-free.ts';
import type { ModelScenario } from '../scenario.ts';
import { userWrites } from '../user-code.ts';
import { ne } from '../../transition/expression.ts';

/**
 * What is written after MADV_FREE has returned must not be lost: the hardware has to set the dirty bit anew, which it
 * only does if no TLB remembers that it is set. Architectures: those whose hardware sets it.
 */
export const scenario: ModelScenario = {
  name: 'madv-free-vs-user-write',
  summary: 'MADV_FREE makes a huge entry clean while user code on another CPU writes to the page',
  cpus: ['madvise free', 'user'],
  versions: [4005, 6012],
  architectures: ['x86_64', 'arm64', 'powerpc-hash', 'powerpc-radix', 'riscv64'],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 1, remembers: 'dirty' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system } = mm.machine;
    system.path(0, 'madvise free', (path) => {
      madviseFree(mm, path, 0);
      path.call('mm/madvise.c', 'madvise', () =>
        path.step('returns: what was written so far may be lost', () => path.assign(mm.written, 0)),
      );
    });
    userWrites(mm, 1);
    checkDirtySurvives(mm);
    system.sometimes('user code has written', ne(mm.written, 0));
  },
};
