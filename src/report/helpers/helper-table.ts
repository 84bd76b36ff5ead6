import type { HelperRow } from '../../check/helpers/result.ts';
import { wrap } from '../wrap.ts';
import { groupsOf, kinds } from './levels.ts';
import { shortPlace } from './short-place.ts';

/** Columns of the terminal that reports on helpers are made for. */
export const terminalWidth = 100;

/** Widest column of names; longer ones push their formula onto the next line. */
const widestName = 34;

/** `pmd_modify(entry, prot)`. */
function call(row: HelperRow): string {
  const [, variant = '', part = ''] = /^[^ :]+(:\S+)?( .+)?$/.exec(row.name) ?? [];
  return `${row.helper}(${row.parameters.join(', ')})${variant}${part}`;
}

/** Lines of a formula, broken at blanks where one is wider than `width`; the rest of a broken line is indented. */
export function formulaLines(row: HelperRow, width: number): readonly string[] {
  const stops = (row.stops ?? []).map(({ where, reason }) => `stops if ${where.join(' ')}: ${reason}`);
  const formula = row.formulaKind === 'none' ? row.formula.map((line) => `(${line})`) : row.formula;
  return [...formula, ...stops].flatMap((line) => {
    const indent = /^ */.exec(line)![0];
    return wrap(line, width, { first: indent, rest: `${indent}    ` });
  });
}

/** One helper: its call, its formula, and where it is defined, at the right margin. */
function rowLines(row: HelperRow, nameWidth: number): readonly string[] {
  const indent = ' '.repeat(nameWidth + 4);
  const name = call(row);
  const formula = formulaLines(row, terminalWidth - indent.length);
  const lines =
    name.length > nameWidth
      ? [`  ${name}`, ...formula.map((line) => indent + line)]
      : formula.map((line, at) => (at === 0 ? `  ${name.padEnd(nameWidth)}  ${line}` : indent + line));
  if (row.definition === undefined) return lines;
  const place = shortPlace(row.definition);
  const first = lines[0]!;
  if (first.length + 2 + place.length <= terminalWidth) {
    return [first + place.padStart(terminalWidth - first.length), ...lines.slice(1)];
  }
  return [...lines, place.padStart(terminalWidth)];
}

/** The helpers of an architecture, by level and kind, each with its formula and its place. */
export function helperTable(rows: readonly HelperRow[]): readonly string[] {
  return groupsOf(rows).flatMap((group, number) => {
    const nameWidth = Math.min(widestName, Math.max(...group.rows.map((row) => call(row).length)));
    const head = `${group.level.toUpperCase()} ${group.kind}: ${kinds[group.kind]}`;
    return [...(number === 0 ? [] : ['']), head, ...group.rows.flatMap((row) => rowLines(row, nameWidth))];
  });
}
