import { loadLine } from '../host.ts';
import { seconds } from '../measure/format.ts';
import { median, spread } from '../measure/statistics.ts';
import type { BenchOptions } from '../options.ts';
import type { Goal, Section, Table } from '../section.ts';
import { ownRun } from './own-run.ts';
import type { SearchReport } from './search-report.ts';
import type { Subject } from './subject.ts';
import { brokenSubjects, subjectOf } from './subject.ts';

/** How many times as fast two threads are wanted to be on systems with so many states. */
const wanted = { speedUp: 1.5, states: 10_000_000 };

/** The same system searched by one thread, then by two, some times. */
type Pair = readonly [one: SearchReport, two: SearchReport];

/** One thread beside two; needs no kernel tree. */
export const parallelSection: Section = {
  name: 'parallel',
  title: 'The built-in model on two threads',
  async measure(options, progress) {
    const tables: Table[] = [];
    const goals: Goal[] = [];
    const failures: string[] = [];
    const loads: string[] = [];
    for (const subject of subjectsOf(options)) {
      const pairs: Pair[] = [];
      for (let round = 1; round <= (options.effort === 'quick' ? 1 : 5); round++) {
        progress(`${subject.title}: one thread and two, round ${round}`);
        const one = await ownRun(subject);
        const two = await ownRun(subject, { workers: 2 });
        pairs.push([one.report, two.report]);
      }
      tables.push(tableOf(subject, pairs));
      goals.push(...goalsOf(subject, pairs));
      if (new Set(pairs.flat().map(findingsOf)).size > 1)
        failures.push(`${subject.title}: searches by one thread and by two did not find the same`);
      loads.push(`${subject.title}: ${loadLine()}`);
    }
    return {
      tables,
      notes: [...notes, `Load averages after each system: ${loads.join('; ')}.`],
      goals,
      failures,
    };
  },
};

/** Some that break a rule, for the traces, and some that hold, for the time. */
function subjectsOf({ effort, large }: BenchOptions): readonly Subject[] {
  const all = [
    ...brokenSubjects,
    ...['race-1e6', 'walkers-1e6'].map(subjectOf),
    ...(large === 'measured' ? ['race-1e7', 'walkers-1e7'].map(subjectOf) : []),
  ];
  return effort === 'quick' ? all.slice(0, 1) : all;
}

/** Everything that must not depend on the number of threads or on their schedule. */
function findingsOf({ states, transitions, depth, broken, reached }: SearchReport): string {
  return JSON.stringify({ states, transitions, depth, broken, reached });
}

function speedUpOf(pairs: readonly Pair[]): number {
  return median(pairs.map(([one, two]) => one.searchWall / two.searchWall));
}

function tableOf({ title }: Subject, pairs: readonly Pair[]): Table {
  const rows = (['1', '2'] as const).map((threads, at) => {
    const reports = pairs.map((pair) => (at === 0 ? pair[0] : pair[1]));
    const [first] = reports;
    return [
      threads,
      String(first?.states),
      first?.broken.map(({ rule, trace }) => `${rule} after ${trace.length}`).join(', ') || 'holds',
      spread(
        reports.map(({ searchWall }) => searchWall),
        seconds,
      ),
      spread(
        reports.map(({ searchCpu }) => searchCpu),
        seconds,
      ),
      at === 0 ? '' : speedUpOf(pairs).toFixed(2),
    ];
  });
  return { columns: [`${title}: threads`, ...columns], rows };
}

const columns = ['states', 'verdict', 'wall s', 'CPU s', 'times as fast'];

function goalsOf({ title }: Subject, pairs: readonly Pair[]): readonly Goal[] {
  const [first] = pairs;
  if (first === undefined || first[0].states < wanted.states) return [];
  return [
    {
      what: `${title}: wall time of one thread by that of two`,
      figure: speedUpOf(pairs),
      sense: 'at least',
      bound: wanted.speedUp,
    },
  ];
}

const notes = [
  'Searches by one thread and by two in turn, each in a process of its own; `times as fast` is the median of the ratios ' +
    'of wall time in these pairs, starting the second thread included. States, transitions, depth, the number of times ' +
    'that each rule is broken, the traces and the states of interest must be the same in all of them, or the section ' +
    'fails. Wall time means something on a quiet machine alone.',
];
