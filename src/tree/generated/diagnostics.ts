import { exitStatus, type Diagnostic } from '../../diagnostic/diagnostic.ts';

/** THP2110: arch/arm64/tools/sysreg holds a line that the generator does not know. */
export function badSysreg(problem: string): Diagnostic {
  return {
    code: 'THP2110',
    what: `arch/arm64/tools/sysreg cannot be read: ${problem}.`,
    cause: 'The table uses a form that is newer than this version of thpcheck, or it is damaged.',
    next: 'Report the line with the version of the tree.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP2111: the IR of kernel/bounds.c holds no constants. */
export function noBounds(): Diagnostic {
  return {
    code: 'THP2111',
    what: 'The compiled kernel/bounds.c holds none of the constants of include/generated/bounds.h.',
    cause: 'The tree defines them in a form that is newer than this version of thpcheck.',
    next: 'Report the version of the tree.',
    exitStatus: exitStatus.badInput,
  };
}
