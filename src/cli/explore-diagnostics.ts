import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';

/** THP1020: options that enlarge a scenario were given with one that has one size only. */
export function notEnlargeable(
  options: readonly string[],
  scenario: string,
  enlargeable: string,
): Diagnostic {
  return {
    code: 'THP1020',
    what: `${options.join(', ')}: ${scenario} cannot be enlarged.`,
    cause: `Only ${enlargeable} is written for any number of CPUs, pages and page-table entries.`,
    next: `Leave the options out, or explore ${enlargeable}.`,
    exitStatus: exitStatus.badInput,
  };
}

/** THP1021: the enlarged scenario does not fit into the model. */
export function tooLarge(
  has: { readonly cpus: number; readonly frames: number },
  most: { readonly cpus: number; readonly frames: number },
): Diagnostic {
  return {
    code: 'THP1021',
    what: `The scenario would have ${has.cpus} CPUs and ${has.frames} base pages; it can have ${most.cpus} and ${most.frames}.`,
    cause:
      'The model keeps CPUs and base pages as bits of one word. Base pages: pages times entries, plus faults.',
    next: 'Ask for fewer zaps, faults, users, pages or entries.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP1022: the scenario does not exist on this architecture and kernel. */
export function notThere(scenario: string, architecture: string, version: string): Diagnostic {
  return {
    code: 'THP1022',
    what: `There is no ${scenario} on ${architecture} with kernel ${version}.`,
    cause: 'The kernel has no such path there yet or any more, or the architecture had no huge pages then.',
    next: `thpcheck thread --scenario ${scenario} shows where it exists.`,
    exitStatus: exitStatus.badInput,
  };
}
