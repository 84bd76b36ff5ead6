import type { Diagnostic } from '../diagnostic/diagnostic.ts';

/**
 * A diagnostic as text, always in the same order: code, what happened, usual cause, next step, details. The
 * first line is one to grep for. Ends with a line end.
 */
export function diagnosticText(diagnostic: Diagnostic, severity: 'error' | 'warning'): string {
  const { code, what, cause, next, detail = [] } = diagnostic;
  const lines = [
    `thpcheck: ${severity} ${code}: ${what}`,
    `  cause: ${cause}`,
    `  next: ${next}`,
    ...detail.map((line) => `  | ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}
