import { megabytes, seconds } from '../measure/format.ts';
import type { NodeRun } from '../measure/node-run.ts';
import { runNode } from '../measure/node-run.ts';
import { median, spread } from '../measure/statistics.ts';
import { commandLine } from '../paths.ts';
import type { Table } from '../section.ts';

/** A command `thpcheck check` to be measured. */
export interface CheckCommand {
  readonly tree: string;
  readonly architecture: string;
  readonly scenario: string;
  readonly entries: 512 | 8;
  /** Another cache than the usual one. */
  readonly cache?: string;
}

/** Runs of one command, each in a process of its own. */
export interface CheckRuns {
  readonly runs: readonly NodeRun[];
  readonly failures: readonly string[];
}

/** The command as a user would type it, the tree left open. */
export function commandText({ architecture, scenario, entries }: CheckCommand): string {
  return `thpcheck check TREE --arch ${architecture} ${scenario} --entries ${entries}`;
}

/** Runs the command once. */
export function runCheckCommand(command: CheckCommand): Promise<NodeRun> {
  const { tree, architecture, scenario, entries, cache } = command;
  const options = ['--arch', architecture, '--entries', String(entries), '--stats'];
  return runNode(commandLine, [
    'check',
    tree,
    scenario,
    ...options,
    ...(cache === undefined ? [] : ['--cache', cache]),
  ]);
}

/** Fills the caches by a run that is not counted, then measures `count` runs. */
export async function warmRuns(command: CheckCommand, count: number): Promise<CheckRuns> {
  await runCheckCommand(command);
  const runs: NodeRun[] = [];
  for (let i = 0; i < count; i++) runs.push(await runCheckCommand(command));
  return { runs, failures: failuresOf(command, runs) };
}

/** What is wrong with runs of a scenario that should hold. */
export function failuresOf(command: CheckCommand, runs: readonly NodeRun[]): readonly string[] {
  return runs.flatMap(({ status, search, stderr }) => {
    if (status !== 0) {
      const said = stderr.trim().split('\n').at(0) ?? '';
      return [`${commandText(command)}: exit status ${status}, not 0; ${said}`];
    }
    return search === undefined ? [`${commandText(command)}: no line of progress announced the search`] : [];
  });
}

/** Figures of all runs: medians, least and greatest. */
export function runsTable(name: string, { runs }: CheckRuns): Table {
  const row = (what: string, wall: readonly number[], cpu: readonly number[]): readonly string[] => [
    what,
    spread(wall, seconds),
    spread(cpu, seconds),
  ];
  return {
    columns: [name, 'wall s', 'CPU s'],
    rows: [
      row('to the first exploration step', searchStarts(runs, 'wall'), searchStarts(runs, 'cpu')),
      row(
        'whole process',
        runs.map((run) => run.wall),
        runs.map((run) => run.end.cpu),
      ),
      [
        'peak resident set, MB',
        spread(
          runs.map((run) => run.peakBytes),
          megabytes,
        ),
        '',
      ],
    ],
  };
}

/** Milliseconds from the start of each process to the beginning of its search. */
export function searchStarts(runs: readonly NodeRun[], clock: 'wall' | 'cpu'): readonly number[] {
  return runs.map((run) => run.search?.[clock] ?? Number.NaN);
}

/** `CPU 1.23 s`, of the median. */
export function cpuRemark(cpu: readonly number[]): string {
  return `CPU ${seconds(median(cpu))} s`;
}
