import { median } from '../measure/statistics.ts';
import type { Section } from '../section.ts';
import { leftOut } from '../section.ts';
import { commandText, cpuRemark, runsTable, warmRuns } from './check-runs.ts';

/** A complete search with three CPUs: time and memory of the whole process. */
export const threeCpusSection: Section = {
  name: 'three-cpus',
  title: 'Three CPUs, complete',
  async measure({ tree, effort }, progress) {
    if (tree === undefined) return leftOut('there is no kernel tree');
    const command = {
      tree,
      architecture: 'riscv64',
      scenario: 'split-vs-zap-vs-zap',
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
          what: 'split-vs-zap-vs-zap, 512 entries, dpor, whole process, wall s',
          figure: median(runs.map((run) => run.wall)) / 1000,
          sense: 'at most',
          bound: 2,
          remark: cpuRemark(runs.map((run) => run.end.cpu)),
        },
        {
          what: 'split-vs-zap-vs-zap, 512 entries, dpor, peak resident set, MB',
          figure: median(runs.map((run) => run.peakBytes)) / 1e6,
          sense: 'below',
          bound: 500,
        },
      ],
      failures,
    };
  },
};
