import type { CheckResult, Finding } from '../check/result.ts';
import { proseWidth } from './claim.ts';
import { diagram } from './diagram/diagram.ts';
import { shellWord } from './shell-word.ts';
import { whereabouts } from './whereabouts.ts';
import { wrap } from './wrap.ts';

/** Trace files that were written, by the identifier of their finding: paths as the user gave them. */
export type TraceFiles = ReadonlyMap<string, string>;

/** The command that would write trace files, and how it would name them. */
export interface TraceCommand {
  readonly command: string;
  readonly files: TraceFiles;
}

function replayLines(
  finding: Finding,
  files: TraceFiles,
  again: TraceCommand | undefined,
): readonly string[] {
  const file = files.get(finding.id);
  if (file !== undefined) return [`  thpcheck replay ${shellWord(file)}`];
  const planned = again?.files.get(finding.id);
  return again === undefined || planned === undefined
    ? ['  run the check again with --trace FILE, then: thpcheck replay FILE']
    : [`  ${again.command}`, `  thpcheck replay ${shellWord(planned)}`];
}

/** One finding: a first line to grep for, the diagram, the consequence, where it happens, how to see it again. */
export function findingBlock(
  result: CheckResult,
  finding: Finding,
  files: TraceFiles,
  again?: TraceCommand,
): readonly string[] {
  const checked = finding.replayed
    ? []
    : wrap(
        'Not confirmed: running this trace again did not show the violation. This is a fault of thpcheck; ' +
          'please report it with the trace file.',
        proseWidth,
      );
  const said = [...wrap(finding.consequence, proseWidth), ...fewest(finding), ...checked];
  return [
    `${finding.headline} [${result.source.architecture}] [id ${finding.id}]`,
    '',
    ...diagram(result, finding),
    '',
    ...said,
    ...(said.length === 0 ? [] : ['']),
    'Where, innermost function first:',
    ...whereabouts(finding),
    'Replay:',
    ...replayLines(finding, files, again),
  ];
}

/** Says so if no interleaving with fewer context switches, or preemptions, breaks the rule. */
function fewest({ switches, preemptions }: Finding): readonly string[] {
  return [...fewestOf('context switch', 'es', switches), ...fewestOf('preemption', 's', preemptions)];
}

function fewestOf(noun: string, plural: string, proved: Finding['switches']): readonly string[] {
  if (proved === undefined || proved.count !== proved.atLeast) return [];
  const { count } = proved;
  return [
    count === 0
      ? `It takes no ${noun}.`
      : `No interleaving with fewer than ${count} ${noun}${count === 1 ? '' : plural} breaks this rule.`,
  ];
}
