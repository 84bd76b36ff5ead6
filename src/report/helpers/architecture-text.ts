import type { ArchitectureResult } from '../../check/helpers/result.ts';
import { wrap } from '../wrap.ts';
import { classesText } from './classes-text.ts';
import { findingLine, findingText } from './finding-text.ts';
import { helperTable, terminalWidth } from './helper-table.ts';
import { notEvaluatedInFull, notEvaluatedSummary } from './not-evaluated.ts';
import { rulesInFull, rulesLine, rulesSummary } from './rules-text.ts';
import { truthTables } from './truth-table.ts';

/** How much of an architecture is printed. */
export interface HelpersTextOptions {
  /** Of the tree's Makefile. */
  readonly version: string;
  /** `brief`: the head line and one line a finding. `verbose`: classes and all that was not evaluated, too. */
  readonly detail: 'brief' | 'full' | 'verbose';
  /** `named`: every rule with its statement. */
  readonly rules: 'counted' | 'named';
}

/** `  name  value, wrapped`. */
function field(name: string, text: string): readonly string[] {
  return wrap(text, terminalWidth, { first: `  ${name}`.padEnd(17), rest: ' '.repeat(17) });
}

/** `arm, Linux 6.12.117: 112 helpers, 96 rules: 2 broken, 94 hold`. */
function headLine(result: ArchitectureResult, version: string): string {
  return `${result.architecture}, Linux ${version}: ${result.rows.length} helpers, ${rulesLine(result.rules)}`;
}

/**
 * What is known of the helpers of one architecture, for a terminal of 100 columns: head, findings, helpers with
 * formulas, truth of the predicates, contract, what was not evaluated. The first line of a finding is never wrapped,
 * for grep. Ends with a line end.
 */
export function architectureText(result: ArchitectureResult, options: HelpersTextOptions): string {
  const { architecture, findings } = result;
  const head = headLine(result, options.version);
  if (options.detail === 'brief') {
    return `${[head, ...findings.map((finding) => findingLine(finding, architecture))].join('\n')}\n`;
  }
  const verbose = options.detail === 'verbose';
  const blocks = [
    [
      head,
      ...(result.configuration.length === 0 ? [] : field('configuration', result.configuration.join(', '))),
      ...result.assumptions.flatMap((line, at) => field(at === 0 ? 'assumptions' : '', line)),
    ],
    ...findings.map((finding) => findingText(finding, architecture)),
    helperTable(result.rows),
    verbose ? classesText(result.classes) : [],
    truthTables(result),
    options.rules === 'named' ? rulesInFull(result.rules) : rulesSummary(result.rules),
    verbose ? notEvaluatedInFull(result.notEvaluated) : notEvaluatedSummary(result.notEvaluated),
  ];
  const shown = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${shown.join('\n\n')}\n`;
}
