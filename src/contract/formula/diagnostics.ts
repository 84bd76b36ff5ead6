import { exitStatus, ThpcheckError } from '../../diagnostic/diagnostic.ts';

/** THP7010: text that should be a formula of a helper is none. */
export function damagedFormula(text: string, reason: string): ThpcheckError {
  return new ThpcheckError({
    code: 'THP7010',
    what: `This is no formula of a helper: ${reason}.`,
    cause: 'The text was changed, or it is about another architecture or level.',
    next: 'Take the formula as thpcheck helpers prints it.',
    detail: [text],
    exitStatus: exitStatus.badInput,
  });
}
