import type { ThreadResult } from '../../src/check/thread/result.ts';
import { megabytes, seconds, short } from '../measure/format.ts';
import type { NodeRun } from '../measure/node-run.ts';
import { runNode } from '../measure/node-run.ts';
import { median, spread } from '../measure/statistics.ts';
import { commandLine } from '../paths.ts';
import type { Goal, Section } from '../section.ts';

/** `thpcheck thread` as a whole; needs no kernel tree. */
export const threadSection: Section = {
  name: 'thread',
  title: 'The whole thread',
  async measure({ effort }, progress) {
    progress('thpcheck thread --format json');
    const counted = await runNode(commandLine, ['thread', '--format', 'json']);
    const failures = failureOf(counted);
    const runs: NodeRun[] = [];
    for (let i = 0; failures.length === 0 && i < (effort === 'quick' ? 1 : 3); i++) {
      progress('thpcheck thread');
      const run = await runNode(commandLine, ['thread']);
      failures.push(...failureOf(run));
      runs.push(run);
    }
    if (failures.length > 0) return { tables: [], notes: [], goals: [], failures };
    const { cells } = JSON.parse(counted.stdout) as ThreadResult;
    const states = cells.reduce((sum, cell) => sum + cell.states, 0);
    const transitions = cells.reduce((sum, cell) => sum + cell.transitions, 0);
    const cpu = runs.map((run) => run.end.cpu);
    return {
      tables: [
        {
          columns: ['`thpcheck thread`', `${runs.length} processes`],
          rows: [
            ['wall s', spread(wallOf(runs), seconds)],
            ['to the first line, wall s', spread(firstOf(runs), seconds)],
            ['CPU s', spread(cpu, seconds)],
            ['peak resident set, MB', spread(peaksOf(runs), megabytes)],
            ['runs of the matrix', String(cells.length)],
            ['states of the matrix', short(states)],
            ['transitions of the matrix', short(transitions)],
          ],
        },
      ],
      notes: [
        'All architectures, kernels, scenarios and claims, on one thread. The states are those of the matrix alone; the ' +
          'claims search further systems, with the changes that the thread proposed.',
      ],
      goals: goalsOf(runs, `CPU ${seconds(median(cpu))} s`),
      failures,
    };
  },
};

function goalsOf(runs: readonly NodeRun[], remark: string): readonly Goal[] {
  const below = (what: string, figure: number, bound: number): Goal => ({
    what: `thpcheck thread, ${what}`,
    figure,
    sense: 'below',
    bound,
  });
  return [
    { ...below('wall s', median(wallOf(runs)) / 1000, 20), remark },
    below('to the first line, wall s', median(firstOf(runs)) / 1000, 1),
    below('peak resident set, MB', median(peaksOf(runs)) / 1e6, 1000),
  ];
}

const wallOf = (runs: readonly NodeRun[]): readonly number[] => runs.map((run) => run.wall);
const firstOf = (runs: readonly NodeRun[]): readonly number[] =>
  runs.map((run) => run.firstOutput ?? Number.NaN);
const peaksOf = (runs: readonly NodeRun[]): readonly number[] => runs.map((run) => run.peakBytes);

function failureOf({ status, stderr }: NodeRun): string[] {
  if (status === 0) return [];
  return [`thpcheck thread: exit status ${status}, not 0; ${stderr.trim().split('\n').at(0) ?? ''}`];
}
