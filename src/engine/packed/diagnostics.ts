import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { exitStatus } from '../../diagnostic/diagnostic.ts';

/** THP6002: no address space for the memory of a packed search. */
export function noLinearMemory(reason: string): Diagnostic {
  return {
    code: 'THP6002',
    what: `The search cannot have its memory: ${reason}.`,
    cause:
      'V8 reserves about 10 GiB of address space (not of memory) for it, and a limit such as ulimit -v forbids that.',
    next:
      'Raise or remove the limit on address space (ulimit -v unlimited), or set ' +
      'NODE_OPTIONS=--disable-wasm-trap-handler: less is reserved then, and the search is slower.',
    exitStatus: exitStatus.inconclusive,
  };
}
