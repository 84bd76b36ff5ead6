import { wrap } from '../wrap.ts';
import type { CellSummary, ThreadResult } from '../../check/thread/result.ts';

/** Short heads of the columns. */
const heads: Readonly<Record<string, string>> = { 'powerpc-hash': 'ppc-hash', 'powerpc-radix': 'ppc-rdx' };

const nameWidth = 36;
const columnWidth = 9;

/** The head of the matrix of one kernel: the architectures. */
export function matrixHead(version: string, architectures: readonly string[]): string {
  const names = architectures.map((name) => (heads[name] ?? name).padEnd(columnWidth));
  return `${`kernel ${version}`.padEnd(nameWidth)}${names.join('')}${'states'.padStart(9)}${'transitions'.padStart(12)}`;
}

/** One scenario of one kernel on all architectures. */
export function matrixRow(
  scenario: string,
  architectures: readonly string[],
  cells: readonly CellSummary[],
): string {
  const columns = architectures.map((name) =>
    verdictOf(cells.find((cell) => cell.architecture === name)).padEnd(columnWidth),
  );
  const sum = (of: (cell: CellSummary) => number): string =>
    cells.reduce((total, cell) => total + of(cell), 0).toLocaleString('en-US');
  const states = sum((cell) => cell.states).padStart(9);
  const transitions = sum((cell) => cell.transitions).padStart(12);
  const missed = cells.flatMap((cell) =>
    cell.sometimes.filter(({ reached }) => !reached).map(({ name }) => `${cell.architecture}: ${name}`),
  );
  const notes = missed.map((text) => `\n    not reached on ${text}`).join('');
  return `  ${scenario.padEnd(nameWidth - 2)}${columns.join('')}${states}${transitions}${notes}`;
}

/** `holds`, the rules broken (`P1 P2`), `bounded`, or a dash where there is nothing to run. */
function verdictOf(cell: CellSummary | undefined): string {
  if (cell === undefined) return '-';
  if (cell.verdict !== 'violated') return cell.verdict;
  const rules = [...new Set(cell.broken.map(({ rule }) => rule))];
  const text = rules.join(' ');
  return text.length < columnWidth ? text : `${rules[0]} +${rules.length - 1}`;
}

/** What the rules that appear in the matrix say. */
export function rulesText(rules: ThreadResult['rules']): string {
  const lines = rules.flatMap(({ id, name, statement }) =>
    wrap(`${id} ${name}: ${statement}.`, 78, { first: '  ', rest: '      ' }),
  );
  return ['Rules that are broken somewhere in the matrix:', ...lines].join('\n');
}

/** The limits of what was decided. */
export function limitsText(bounds: readonly string[]): string {
  return ['Limits:', ...bounds.flatMap((text) => wrap(text, 78, { first: '  ', rest: '    ' }))].join('\n');
}
