import type { CheckResult } from '../check/result.ts';
import { claimBlock } from './claim.ts';
import { entryValueLines } from './entry-values.ts';
import type { TraceCommand, TraceFiles } from './finding-block.ts';
import { findingBlock } from './finding-block.ts';
import { verdictLine } from './verdict-line.ts';

/** How much of a text report is wanted. */
export interface TextOptions {
  /** `brief`: the verdict line and the first line of each finding. */
  readonly detail: 'full' | 'brief';
  /** Trace files that were written, for the replay commands. */
  readonly traceFiles: TraceFiles;
  /** What to run for trace files if none were written. */
  readonly again?: TraceCommand | undefined;
}

/**
 * The report a person reads: verdict, findings with their diagrams, what exactly was checked, and the values the
 * page-table entry took. Prose wraps at 75 columns, diagrams at 72; the verdict line and the first line of a
 * finding are never wrapped, for grep. Ends with a line end.
 */
export function textReport(result: CheckResult, options: TextOptions): string {
  if (options.detail === 'brief') {
    const heads = result.findings.map(
      (finding) => `${finding.headline} [${result.source.architecture}] [id ${finding.id}]`,
    );
    return [verdictLine(result), ...heads, ''].join('\n');
  }
  const blocks = [
    ...result.findings.map((finding) => findingBlock(result, finding, options.traceFiles, options.again)),
    claimBlock(result),
    entryValueLines(result),
  ];
  const shown = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${[verdictLine(result), ...shown].join('\n\n')}\n`;
}
