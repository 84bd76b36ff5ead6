import type { StressResult } from '../../check/stress/result.ts';
import type { WitnessSummary } from '../../check/thread/result.ts';
import { unreachable } from '../../diagnostic/diagnostic.ts';
import { field, proseWidth } from '../claim.ts';
import { diagram } from '../diagram/diagram.ts';
import { witnessText } from '../thread/witness-diagram.ts';
import { whereabouts } from '../whereabouts.ts';
import { shellWord } from '../shell-word.ts';
import { wrap } from '../wrap.ts';
import { coverageLines } from './coverage-text.ts';
import { nothingFound, oddsTable, sweepTable } from './odds-table.ts';
import { schedulerLines } from './scheduler-text.ts';

/** How much of a text report is wanted, and which trace files were written. */
export interface StressTextOptions {
  /** `brief`: the verdict line and the table of odds. */
  readonly detail: 'full' | 'brief';
  /** By identifier of the finding. */
  readonly traceFiles: ReadonlyMap<string, string>;
}

/**
 * The report a person reads: verdict, odds, how steps were chosen, what was covered, and the first interleaving of each
 * rule with the commands that show it again. The verdict line is never wrapped. Ends with a line end.
 */
export function stressText(result: StressResult, options: StressTextOptions): string {
  const table = result.rules.length === 0 || result.only !== undefined ? [] : oddsTable(result);
  if (options.detail === 'brief')
    return `${[verdictLine(result), ...table, ...sweepLines(result)].join('\n')}\n`;
  const found =
    result.any.hits === 0 && result.only === undefined ? wrap(nothingFound(result), proseWidth) : [];
  const blocks = [
    [verdictLine(result)],
    table,
    found,
    sweepLines(result),
    ...witnessBlocks(result, options),
    [
      'What was run:',
      ...sourceLines(result),
      ...schedulerLines(result.scheduler),
      ...attemptLines(result),
      ...coverageLines(result),
      ...result.bounds.flatMap((bound) => field('bound', bound)),
    ],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

/** `stress split-vs-zap arm 4.5: violated (P1, P2) in 904 of 50000 attempts`. */
function verdictLine(result: StressResult): string {
  const { source, verdict, any, attempts, rules, only } = result;
  const head = `stress ${source.scenario} ${source.architecture} ${source.kernelVersion}`;
  const which = only === undefined ? `${any.hits} of ${attempts} attempts` : `attempt ${only}`;
  switch (verdict.kind) {
    case 'violated': {
      const broken = rules.filter(({ odds }) => odds.hits > 0).map(({ rule }) => rule);
      return `${head}: violated (${broken.join(', ')}) in ${which}`;
    }
    case 'bounded':
      return `${head}: bounded (${verdict.limit}): no violation`;
    case 'unmodelled':
      return `${head}: unmodelled (${verdict.what})`;
    default:
      return unreachable(verdict, 'verdict');
  }
}

function sourceLines({ source }: StressResult): readonly string[] {
  const changed = source.kind === 'model' ? source.departures : source.overlays;
  return [
    ...field('source', source.kind === 'model' ? 'built-in model' : 'kernel tree'),
    ...field('scenario', source.title),
    ...(changed.length === 0 ? [] : field(source.kind === 'model' ? 'with' : 'overlays', changed.join(', '))),
    ...field('CPUs', source.cpus.map((path, cpu) => `CPU${cpu} ${path}`).join(', ')),
  ];
}

function attemptLines(result: StressResult): readonly string[] {
  const { seed, attempts, only, ended, steps, longest, cut, mostSteps, widenedBy, exact } = result;
  const which = only === undefined ? `${attempts}, ended: ${ended}` : `attempt ${only} alone`;
  return [
    ...field('seed', seed),
    ...field('attempts', `${which}; ${steps} steps, ${longest} in the longest`),
    ...(cut === 0 ? [] : field('cut', `${cut} attempts were given up after ${mostSteps} steps`)),
    ...(widenedBy.length === 0
      ? []
      : field('began again', `as attempts ${widenedBy.join(', ')} found more words that CPUs share`)),
    ...(exact === undefined
      ? []
      : field('exact', `from ${exact.states} states and ${exact.transitions} transitions`)),
  ];
}

function sweepLines({ sweep, scheduler }: StressResult): readonly string[] {
  if (sweep.length === 0 || scheduler.kind !== 'timed') return [];
  const delay = scheduler.delays[0]!;
  return [
    'Probability an attempt by length of the delay:',
    ...sweepTable(sweep, `cycles ${delay.when} ${delay.name}`),
  ];
}

/** The diagram alone: what was run is said once for all of them. */
function diagramOf(witness: WitnessSummary): readonly string[] {
  const lines = witnessText(witness, '');
  return lines.slice(lines.findIndex((line) => line.startsWith(`  ${witness.heads[0]!}`)));
}

/** For each rule a diagram and how to see it again. */
function witnessBlocks(
  { witnesses, check, rules, commands, only }: StressResult,
  { traceFiles }: StressTextOptions,
): readonly (readonly string[])[] {
  const again = (rule: string, id?: string): readonly string[] => {
    const file = id === undefined ? undefined : traceFiles.get(id);
    const command = commands.find((each) => each.rule === rule)?.command;
    const lines = [
      ...(file === undefined ? [] : [`thpcheck replay ${shellWord(file)}`]),
      ...(command === undefined ? [] : [command]),
    ];
    return lines.length === 0 ? [] : ['Again:', ...lines.map((line) => `  ${line}`)];
  };
  const head = (rule: string): readonly string[] => {
    const odds = rules.find((each) => each.rule === rule);
    if (only !== undefined || odds === undefined)
      return only === undefined ? [] : [`Attempt ${only}, all of it:`];
    return [
      `${rule}: first in attempt ${odds.firstAttempt}, after ${odds.steps} steps` +
        `${odds.shownSteps === odds.steps ? '' : `; made shorter to ${odds.shownSteps}`}:`,
    ];
  };
  return [
    ...witnesses.map((witness) => [...head(witness.rule), ...diagramOf(witness), ...again(witness.rule)]),
    ...(check?.findings ?? []).map((finding) => [
      ...head(finding.rule),
      ...(finding.rule === 'no rule' ? [] : [`${finding.headline} [id ${finding.id}]`]),
      '',
      ...diagram(check!, finding),
      '',
      ...wrap(finding.consequence, proseWidth),
      ...(finding.replayed ? [] : ['Not confirmed: running this trace again did not show the violation.']),
      'Where, innermost function first:',
      ...whereabouts(finding),
      ...again(finding.rule, finding.id),
    ]),
  ];
}
