import { exitStatus, type Diagnostic } from '../diagnostic/diagnostic.ts';

/** THP5500: the user named an architecture that is not modelled. */
export function unknownArchitecture(name: string, known: readonly string[]): Diagnostic {
  return {
    code: 'THP5500',
    what: `Architecture "${name}" is not modelled.`,
    cause: 'The name is misspelt, or nobody has written the tables of this architecture yet.',
    next: `Use one of: ${known.join(', ')}.`,
    exitStatus: exitStatus.badInput,
  };
}

/** THP5501: a rule replaced an assembly statement and left one of its results without a value. */
export function resultNotDefined(rule: string, template: string, fn: string): Diagnostic {
  return {
    code: 'THP5501',
    what: `Assembly rule "${rule}" does not define every result of "${template}" in ${fn}().`,
    cause: 'The rule takes a template for one of its family that has more outputs than it knows.',
    next: 'Report this with the template; it is an error of thpcheck.',
    exitStatus: exitStatus.internal,
  };
}
