import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { exitStatus } from '../../diagnostic/diagnostic.ts';

/** THP6030: a forgetful search found broken rules, and there is no memory to find the traces. */
export function noTraces(broken: readonly { readonly rule: string; readonly depth: number }[]): Diagnostic {
  const rules = broken.map(({ rule, depth }) => `${rule} after ${depth} actions`);
  return {
    code: 'THP6030',
    what: `Rules are broken, but there is not enough memory to find out how: ${rules.join(', ')}.`,
    cause:
      'The search drops the states that it has expanded; traces are found by a second one that keeps them, as deep as ' +
      'the rules are broken, and it did not fit into memory.',
    next: 'Allow more memory, or let the search tell states apart exactly and keep them, with a limit on depth.',
    exitStatus: exitStatus.inconclusive,
  };
}
