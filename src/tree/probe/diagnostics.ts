import { exitStatus, type Diagnostic } from '../../diagnostic/diagnostic.ts';

/** THP2220: a helper of a compiled probe needs something that is not modelled. */
export function notEvaluated(reason: string): Diagnostic {
  return {
    code: 'THP2220',
    what: `A page-table helper of the tree cannot be evaluated: ${reason}.`,
    cause: 'The helper of this kernel version does something new, or the configuration is another one.',
    next: 'Add a rule for the instruction, or list the function among those that are not run.',
    exitStatus: exitStatus.inconclusive,
  };
}

/** THP2221: the architecture is there, and the MMU is not. */
export function mmuMissing(architecture: string, version: string, symbol: string): Diagnostic {
  return {
    code: 'THP2221',
    what: `Linux ${version} has no ${architecture}: CONFIG_${symbol} cannot be set.`,
    cause: 'The kernel version is older than the support for this MMU.',
    next: 'Leave the architecture out, or take a later tree.',
    exitStatus: exitStatus.badInput,
  };
}
