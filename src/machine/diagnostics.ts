import { exitStatus, ThpcheckError, type Diagnostic } from '../diagnostic/diagnostic.ts';

/** The code's data does not fit into the machine's flat memory. */
export function memoryFull(area: string, symbol: string): ThpcheckError {
  const diagnostic: Diagnostic = {
    code: 'THP5602',
    what: `${area} is full at ${symbol}.`,
    cause: 'The code that is reached has more data than the model of memory holds.',
    next: 'Check with --entries 8, or a scenario with fewer CPUs; otherwise report it with the kernel version.',
    exitStatus: exitStatus.inconclusive,
  };
  return new ThpcheckError(diagnostic);
}

/** Memory is modelled with the least significant byte first only. */
export function bigEndian(): ThpcheckError {
  const diagnostic: Diagnostic = {
    code: 'THP5603',
    what: 'The code is compiled for a big-endian architecture.',
    cause: 'Memory of the model is little-endian.',
    next: 'Choose another architecture; `thpcheck list` names those that are modelled.',
    exitStatus: exitStatus.inconclusive,
  };
  return new ThpcheckError(diagnostic);
}
