import { median } from '../measure/statistics.ts';
import type { Section } from '../section.ts';
import { leftOut } from '../section.ts';
import { commandText, cpuRemark, runsTable, searchStarts, warmRuns } from './check-runs.ts';

/** The whole command on warm caches. */
export const commandSection: Section = {
  name: 'command',
  title: 'The whole command, caches warm',
  async measure({ tree, effort }, progress) {
    if (tree === undefined) return leftOut('there is no kernel tree');
    const command = {
      tree,
      architecture: 'riscv64',
      scenario: 'split-vs-zap',
      entries: effort === 'quick' ? 8 : 512,
    } as const;
    progress(commandText(command));
    const measured = await warmRuns(command, effort === 'quick' ? 1 : 5);
    const { runs, failures } = measured;
    const whole = runs.map((run) => run.wall);
    return {
      tables: [runsTable(`\`${commandText(command)}\`, ${runs.length} processes`, measured)],
      notes: [
        'The first exploration step is the line of progress `exploring ...`; Node itself has started before. ' +
          'CPU time is that of all threads of the process: more than the wall time where threads ran side by ' +
          'side, less where the machine was busy with other work.',
      ],
      goals: [
        {
          what: 'split-vs-zap, 512 entries, whole command, wall s',
          figure: median(whole) / 1000,
          sense: 'below',
          bound: 3,
          remark: cpuRemark(runs.map((run) => run.end.cpu)),
        },
        {
          what: 'split-vs-zap, 512 entries, to the first exploration step, wall s',
          figure: median(searchStarts(runs, 'wall')) / 1000,
          sense: 'below',
          bound: 1.5,
          remark: cpuRemark(searchStarts(runs, 'cpu')),
        },
      ],
      failures,
    };
  },
};
