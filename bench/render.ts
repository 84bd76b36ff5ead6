import { short } from './measure/format.ts';
import type { Goal, Measured, Table } from './section.ts';
import { isMet } from './section.ts';

/** A section as Markdown; `where` says on what it was measured. */
export function sectionText(
  title: string,
  { tables, notes, goals, failures }: Measured,
  where: string,
): string {
  const parts = [
    `## ${title}`,
    ...tables.map(tableText),
    ...notes,
    ...failures.map((failure) => `**FAILED**: ${failure}`),
    ...(goals.length === 0 ? [] : [goals.map(goalText).join('\n')]),
    where,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A goal with its verdict. */
function goalText(goal: Goal): string {
  const { what, figure, sense, bound, remark } = goal;
  const said = remark === undefined ? '' : ` (${remark})`;
  const verdict = isMet(goal) ? 'Goal met' : 'Goal not met';
  return `- ${verdict}: ${what}: ${number(figure)}, goal ${sense} ${number(bound)}${said}`;
}

function number(value: number): string {
  return Math.abs(value) < 1000 ? String(Number(value.toPrecision(3))) : short(value);
}

/** A Markdown table, columns aligned as the formatter of the repository does it. */
function tableText({ columns, rows }: Table): string {
  const widths = columns.map((column, at) =>
    Math.max(3, column.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(columns), rule, ...rows.map(line)].join('\n');
}
