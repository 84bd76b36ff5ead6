import { exitStatus, type Diagnostic } from '../../diagnostic/diagnostic.ts';

/** A file of the development set cannot be read. */
export function bugFileInvalid(file: string, reasons: readonly string[]): Diagnostic {
  return {
    code: 'THP7620',
    what: `${file} does not describe a bug of the development set.`,
    cause: 'A member is missing, misspelt or of another kind than bugs/README.md says.',
    next: 'Correct the lines below.',
    detail: reasons,
    exitStatus: exitStatus.badInput,
  };
}

/** A file of the development set names a scenario that does not exist. */
export function bugScenarioUnknown(scenario: string): Diagnostic {
  return {
    code: 'THP7621',
    what: `There is no scenario "${scenario}" in the built-in model.`,
    cause: 'The name is misspelt, or the scenario was renamed.',
    next: 'See src/kernel/scenarios.ts for the scenarios.',
    exitStatus: exitStatus.badInput,
  };
}
