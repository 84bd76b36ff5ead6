import { exitStatus, ThpcheckError } from '../../diagnostic/diagnostic.ts';

/** THP7010: text that should be a formula of a helper is none. */
export function damagedFormula(text: string, reason: string): ThpcheckError {
  return new ThpcheckError({
    code: 'THP7010',
    what: `no formula of a helper: ${reason}`,
    cause: 'the text was changed, or it is about another architecture or level',
    next: 'take the formula as thpcheck helpers prints it',
    detail: [text],
    exitStatus: exitStatus.badInput,
  });
}
