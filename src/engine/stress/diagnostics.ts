import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { exitStatus } from '../../diagnostic/diagnostic.ts';

/** The state graph of an exact computation is too large. */
export function tooManyStatesForExact(limit: number): Diagnostic {
  return {
    code: 'THP6050',
    what: `The exact probability needs more than ${limit} states.`,
    cause:
      'It is computed on the graph of all states, and this scenario has more of them than the limit allows.',
    next: 'Give a larger --limit-states, or leave --exact out: the estimate with its interval does not need it.',
    exitStatus: exitStatus.inconclusive,
  };
}
