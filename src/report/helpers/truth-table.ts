import type { ArchitectureResult, HelperRow, Truth } from '../../check/helpers/result.ts';
import { wrap } from '../wrap.ts';
import { terminalWidth } from './helper-table.ts';
import { levels } from './levels.ts';

/** How a truth is marked in text. */
export const marks: Readonly<Record<Truth, string>> = { always: 'Y', never: '.', some: '~' };

/** What the marks mean. */
export const legend = 'Y of every entry of the class, . of none, ~ of some; blank: not evaluated';

/** Columns of a truth table: a name, and the mark of each row. */
export interface TruthColumn {
  readonly name: string;
  readonly truth: Readonly<Record<string, Truth>>;
}

/** Columns that fit beside names of rows of a width, with their stairs; at least one. */
function fitting(columns: readonly TruthColumn[], width: number): number {
  const tooWide = columns.findIndex(({ name }, at) => width + 3 * at + name.length > terminalWidth);
  return tooWide < 0 ? columns.length : Math.max(1, tooWide);
}

/**
 * A table of classes and truths. The names of the columns stand above it as stairs, because they are longer than a
 * column is wide. Columns that do not fit are continued in a further table.
 */
export function stairs(
  title: string,
  classes: readonly string[],
  columns: readonly TruthColumn[],
): readonly string[] {
  if (classes.length === 0 || columns.length === 0) return [];
  const width = Math.max(title.length, ...classes.map((name) => name.length + 2)) + 2;
  const tables: string[][] = [];
  for (let rest = columns; rest.length > 0; rest = rest.slice(fitting(rest, width))) {
    const shown = rest.slice(0, fitting(rest, width));
    const heads = shown.map(({ name }, at) => `${' '.repeat(width)}${'|  '.repeat(at)}${name}`);
    heads[0] = title.padEnd(width) + heads[0]!.slice(width);
    const rows = classes.map((id) => {
      const cells = shown.map(({ truth }) => marks[truth[id]!] ?? ' ');
      return `  ${id}`.padEnd(width) + cells.join('  ');
    });
    tables.push([...heads, ...rows].map((line) => line.trimEnd()));
  }
  return tables.flatMap((table, number) => (number === 0 ? table : ['', ...table]));
}

/** What a column says of every class, if it says the same of all. */
function constantOf({ truth }: TruthColumn, classes: readonly string[]): Truth | undefined {
  const [first, ...others] = classes.map((id) => truth[id]);
  return others.every((each) => each === first) ? first : undefined;
}

/** Predicates that say the same of every class: they need no column. */
function constantLines(
  columns: readonly TruthColumn[],
  classes: readonly string[],
  level: string,
): readonly string[] {
  const kinds = {
    always: `of every ${level} entry`,
    never: `of no ${level} entry`,
    some: `of some ${level} entries of every class`,
  };
  return (Object.keys(kinds) as Truth[]).flatMap((truth) => {
    const names = columns.filter((column) => constantOf(column, classes) === truth).map(({ name }) => name);
    if (names.length === 0) return [];
    return wrap(`${kinds[truth]}: ${names.join(', ')}`, terminalWidth, { first: '', rest: '    ' });
  });
}

const hasTruth = (row: HelperRow): row is HelperRow & { truth: Readonly<Record<string, Truth>> } =>
  row.truth !== undefined;

/** The truth of the predicates of each level over the classes of entries of that level. */
export function truthTables(result: Pick<ArchitectureResult, 'rows' | 'classes'>): readonly string[] {
  const tables = levels.flatMap((level) => {
    const name = level.toUpperCase();
    const columns = result.rows.filter((row) => row.level === level).filter(hasTruth);
    const classes = result.classes.filter((row) => row.level === level).map(({ id }) => id);
    if (classes.length === 0 || columns.length === 0) return [];
    const varied = columns.filter((column) => constantOf(column, classes) === undefined);
    const table = stairs(`${name} entries`, classes, varied);
    return [...table, ...(table.length === 0 ? [] : ['']), ...constantLines(columns, classes, name), ''];
  });
  if (tables.length === 0) return [];
  const end = tables.findLastIndex((line) => line !== '') + 1;
  return [`Truth of the predicates: ${legend}`, '', ...tables.slice(0, end)].filter(
    (line, at, all) => line !== '' || all[at - 1] !== '',
  );
}
