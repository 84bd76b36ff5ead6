import { median } from '../measure/statistics.ts';
import type { Section } from '../section.ts';
import { leftOut } from '../section.ts';
import { commandText, cpuRemark, runsTable, warmRuns } from './check-runs.ts';

/** A complete search of split against lockless gup-fast and a zap, three CPUs: time and memory of the whole process. */
export const gupFastSection: Section = {
  name: 'gup-fast-three-cpus',
  title: 'Three CPUs, one of them in gup-fast, complete',
  async measure({ tree, effort }, progress) {
    if (tree === undefined) return leftOut('there is no kernel tree');
    const command = {
      tree,
      architecture: 'riscv64',
      scenario: 'split-vs-gup-fast-vs-zap',
      entries: effort === 'quick' ? 8 : 512,
    } as const;
    progress(commandText(command));
    const measured = await warmRuns(command, effort === 'quick' ? 1 : 3);
    const { runs, failures } = measured;
    return {
      tables: [runsTable(`\`${commandText(command)}\`, ${runs.length} processes`, measured)],
      notes: [],
      goals: [
        {
          what: 'split-vs-gup-fast-vs-zap, 512 entries, whole process, wall s',
          figure: median(runs.map((run) => run.wall)) / 1000,
          sense: 'at most',
          bound: 5,
          remark: cpuRemark(runs.map((run) => run.end.cpu)),
        },
      ],
      failures,
    };
  },
};
