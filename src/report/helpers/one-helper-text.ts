import type { ArchitectureResult, HelpersResult } from '../../check/helpers/result.ts';
import { findingText } from './finding-text.ts';
import { formulaLines, terminalWidth } from './helper-table.ts';
import { rowsNamed } from './rows-named.ts';
import { shortPlace } from './short-place.ts';
import { legend, stairs } from './truth-table.ts';

/** Column at which formulas begin: after the longest name of an architecture. */
const formulaColumn = 17;

/** One row on each architecture that has it: formula and place. */
function formulas(name: string, results: readonly ArchitectureResult[]): readonly string[] {
  return results.flatMap((result) => {
    const row = result.rows.find((each) => each.name === name);
    if (row === undefined) return absence(name, result);
    const lines = formulaLines(row, terminalWidth - formulaColumn).map((line, at) =>
      at === 0 ? `  ${result.architecture}`.padEnd(formulaColumn) + line : ' '.repeat(formulaColumn) + line,
    );
    const place = row.definition === undefined ? '' : shortPlace(row.definition);
    const first = lines[0]!;
    if (place === '') return lines;
    return first.length + 2 + place.length <= terminalWidth
      ? [first + place.padStart(terminalWidth - first.length), ...lines.slice(1)]
      : [...lines, place.padStart(terminalWidth)];
  });
}

function absence(name: string, { architecture, notEvaluated }: ArchitectureResult): readonly string[] {
  const why = notEvaluated.find(({ helper }) => helper === name.split(/[ :]/, 1)[0]);
  const text = why === undefined ? '- (not defined)' : `- (${why.kind}: ${why.reason})`;
  return [`  ${architecture}`.padEnd(formulaColumn) + text];
}

/** Truth of a predicate: classes down, architectures across. */
function truths(name: string, results: readonly ArchitectureResult[]): readonly string[] {
  const having = results.flatMap((result) => {
    const row = result.rows.find((each) => each.name === name);
    return row?.truth === undefined ? [] : [{ name: result.architecture, truth: row.truth }];
  });
  const level = results.flatMap(({ rows }) => rows).find((row) => row.name === name)?.level;
  const classes = new Set(
    results.flatMap((result) => result.classes.filter((row) => row.level === level).map(({ id }) => id)),
  );
  const shown = [...classes].filter((id) => having.some(({ truth }) => truth[id] !== undefined));
  return stairs(`  ${(level ?? '').toUpperCase()} entries`, shown, having);
}

/**
 * The helpers of the given names on all architectures: formulas one below the other, the truth of predicates side by
 * side, then the findings that blame one of them. Ends with a line end.
 */
export function oneHelperText(result: HelpersResult, names: readonly string[]): string {
  const { architectures } = result;
  const found = [...new Set(architectures.flatMap((each) => rowsNamed(each, names).map((row) => row.name)))];
  const without = names.filter((name) => architectures.every((each) => rowsNamed(each, [name]).length === 0));
  const blocks = [...found, ...without].flatMap((name) => {
    const truth = truths(name, architectures);
    return [
      [name, ...formulas(name, architectures)],
      ...(truth.length === 0 ? [] : [[`  Truth: ${legend}`, '', ...truth]]),
    ];
  });
  const helpers = new Set(names.map((name) => name.split(/[ :]/, 1)[0]));
  const findings = architectures.flatMap(({ architecture, findings: all }) =>
    all.filter(({ helper }) => helpers.has(helper)).map((finding) => findingText(finding, architecture)),
  );
  return `${[...blocks, ...findings].map((block) => block.join('\n')).join('\n\n')}\n`;
}
