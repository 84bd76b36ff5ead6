import { median } from '../measure/statistics.ts';
import type { Goal, Section } from '../section.ts';
import { leftOut } from '../section.ts';
import { commandText, cpuRemark, runsTable, warmRuns, type CheckRuns } from './check-runs.ts';

/** What is measured of one scenario with three CPUs. */
interface Measurement extends Pick<Section, 'name' | 'title'> {
  readonly scenario: string;
  readonly goals: (runs: CheckRuns['runs']) => readonly Goal[];
}

/** A complete search with three CPUs: time and memory of the whole process. */
export const threeCpusSection = sectionOf({
  name: 'three-cpus',
  title: 'Three CPUs, complete',
  scenario: 'split-vs-zap-vs-zap',
  goals: (runs) => [
    wallGoal('split-vs-zap-vs-zap, 512 entries, dpor', runs, 2),
    {
      what: 'split-vs-zap-vs-zap, 512 entries, dpor, peak resident set, MB',
      figure: median(runs.map((run) => run.peakBytes)) / 1e6,
      sense: 'below',
      bound: 500,
    },
  ],
});

/** A complete search of split against lockless gup-fast and a zap. */
export const gupFastSection = sectionOf({
  name: 'gup-fast-three-cpus',
  title: 'Three CPUs, one of them in gup-fast, complete',
  scenario: 'split-vs-gup-fast-vs-zap',
  goals: (runs) => [wallGoal('split-vs-gup-fast-vs-zap, 512 entries', runs, 5)],
});

function sectionOf({ name, title, scenario, goals }: Measurement): Section {
  return {
    ...{ name, title },
    async measure({ tree, effort }, progress) {
      if (tree === undefined) return leftOut('there is no kernel tree');
      const entries = effort === 'quick' ? 8 : 512;
      const command = { tree, architecture: 'riscv64', scenario, entries } as const;
      progress(commandText(command));
      const measured = await warmRuns(command, effort === 'quick' ? 1 : 3);
      const { runs, failures } = measured;
      return {
        tables: [runsTable(`\`${commandText(command)}\`, ${runs.length} processes`, measured)],
        notes: [],
        goals: goals(runs),
        failures,
      };
    },
  };
}

function wallGoal(what: string, runs: CheckRuns['runs'], seconds: number): Goal {
  return {
    what: `${what}, whole process, wall s`,
    figure: median(runs.map((run) => run.wall)) / 1000,
    sense: 'at most',
    bound: seconds,
    remark: cpuRemark(runs.map((run) => run.end.cpu)),
  };
}
