import { exitStatus, type Diagnostic } from '../diagnostic/diagnostic.ts';

/** The harness could not build its initial state from this tree. */
export function setupFailed(what: string, frames: readonly string[]): Diagnostic {
  return {
    code: 'THP5601',
    what: `The initial state could not be built: ${what}.`,
    cause:
      'The harness does not fit this kernel version or configuration, or it needs something that has no model.',
    next: 'Report it with the kernel version and the lines below; another architecture or release may work.',
    detail: frames,
    exitStatus: exitStatus.inconclusive,
  };
}

/** A trace does not fit the machine it is replayed on. */
export function traceDoesNotFit(index: number, cpu: number, reason: string): Diagnostic {
  return {
    code: 'THP7601',
    what: `The trace does not fit: action ${index} of CPU${cpu} cannot be performed (${reason}).`,
    cause: 'The trace was recorded on another tree, configuration, overlay or version of thpcheck.',
    next: 'Check it again with `thpcheck check` on the tree at hand, and replay the trace that this writes.',
    exitStatus: exitStatus.badInput,
  };
}

/** A warning: the configuration is not the one that was asked for. */
export function configurationNotGranted(names: readonly string[], reasons: readonly string[]): Diagnostic {
  return {
    code: 'THP2190',
    what: `The tree does not grant ${names.join(', ')}.`,
    cause: 'The symbol does not exist in this release, or one of its dependencies is not met.',
    next: 'Nothing needs to be done if the symbol does not matter for the question; the report lists the configuration used.',
    detail: reasons,
    exitStatus: exitStatus.holds,
  };
}
