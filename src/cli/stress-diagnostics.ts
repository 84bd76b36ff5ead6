import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';

/** THP1040: `stress` was not told what to run, or told twice. */
export function stressWhat(given: string): Diagnostic {
  return {
    code: 'THP1040',
    what: `thpcheck stress needs either a kernel tree and a scenario, or --model SCENARIO; there is ${given}.`,
    cause: 'One run is of one scenario on one architecture, of kernel code or of the built-in model.',
    next: 'Use: thpcheck stress TREE SCENARIO --arch NAME, or: thpcheck stress --model SCENARIO --arch NAME.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP1042: a delay that never held anybody up (a warning). */
export function delayUnused(name: string, when: string): Diagnostic {
  return {
    code: 'THP1042',
    what: `The delay ${when} ${name} never held a CPU up.`,
    cause:
      'No CPU ran a visible access in a function of this name: it is misspelt, does not run in this scenario, or only works on memory that no other CPU touches.',
    next: 'Take a name from a diagram of the report.',
    exitStatus: exitStatus.holds,
  };
}
