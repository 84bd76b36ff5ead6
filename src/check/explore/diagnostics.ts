import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { exitStatus } from '../../diagnostic/diagnostic.ts';

/** THP6020: the search of the built-in model does not have what an option asks for. */
export function searchCannot(option: string): Diagnostic {
  return {
    code: 'THP6020',
    what: `The search of the built-in model cannot do ${option}.`,
    cause: 'The option is known, but this version of thpcheck does not have what it asks for.',
    next: 'Leave the option out, or use a newer version of thpcheck.',
    exitStatus: exitStatus.badInput,
  };
}
