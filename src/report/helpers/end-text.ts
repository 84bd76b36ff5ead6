import type { ArchitectureFailure, HelpersResult } from '../../check/helpers/result.ts';
import { wrap } from '../wrap.ts';
import { findingLine } from './finding-text.ts';
import { terminalWidth } from './helper-table.ts';

/** Why an architecture could not be evaluated. */
export function failureText({ architecture, code, reason }: ArchitectureFailure): string {
  const text = `${architecture}: not evaluated (${code}): ${reason}`;
  return `${wrap(text, terminalWidth, { first: '', rest: '    ' }).join('\n')}\n`;
}

/** All findings again, one line each, and the architectures that could not be evaluated. Ends with a line end. */
export function endText({ version, architectures, failures }: HelpersResult): string {
  const lines = architectures.flatMap(({ architecture, findings }) =>
    findings.map((finding) => findingLine(finding, architecture)),
  );
  const evaluated = `${architectures.length} ${architectures.length === 1 ? 'architecture' : 'architectures'}`;
  const head = `Summary of Linux ${version}: ${evaluated} evaluated, ${lines.length} ${lines.length === 1 ? 'finding' : 'findings'}`;
  const missing = failures.map(({ architecture, code }) => `${architecture}: not evaluated (${code})`);
  return `${[head, ...[...lines, ...missing].map((line) => `  ${line}`)].join('\n')}\n`;
}
