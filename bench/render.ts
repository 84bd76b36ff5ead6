import { short } from './measure/format.ts';
import type { Goal, Measured, Table } from './section.ts';
import { isMet } from './section.ts';

/** A section as Markdown. */
export function sectionText(title: string, { tables, notes, failures }: Measured): string {
  const parts = [
    `## ${title}`,
    ...tables.map(tableText),
    ...notes,
    ...failures.map((failure) => `**FAILED**: ${failure}`),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** All goals with their verdicts, as Markdown. */
export function goalsText(goals: readonly Goal[]): string {
  const lines = goals.map((goal) => {
    const { what, figure, sense, bound, remark } = goal;
    const verdict = isMet(goal) ? 'met' : 'not met';
    const said = remark === undefined ? '' : ` (${remark})`;
    return `- ${verdict}: ${what}: ${number(figure)}, goal ${sense} ${number(bound)}${said}`;
  });
  return `## Goals\n\n${lines.length === 0 ? 'None was measured.' : lines.join('\n')}\n`;
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
