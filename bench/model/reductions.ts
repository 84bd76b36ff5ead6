import type { Reduction } from '../../src/engine/collapsed/reduction.ts';
import { seconds } from '../measure/format.ts';
import { median, spread } from '../measure/statistics.ts';
import type { BenchOptions } from '../options.ts';
import type { Goal, Section, Table } from '../section.ts';
import { ownRun } from './own-run.ts';
import type { SearchReport } from './search-report.ts';
import type { Subject } from './subject.ts';
import { brokenSubjects, isWanted, subjects } from './subject.ts';

const reductions: readonly Reduction[] = ['none', 'walkers', 'symmetry', 'all'];
/** How many times fewer states or transitions are wanted on systems of split-vs-zap with so many states. */
const wanted = { factor: 5, states: 100_000 };

/** One subject searched with one reduction, some times. */
interface Reduced {
  readonly reduction: Reduction;
  readonly report: SearchReport;
  /** CPU milliseconds of the search, one for each round. */
  readonly cpu: readonly number[];
}

/** What reductions leave out, and what they cost; needs no kernel tree. */
export const reductionsSection: Section = {
  name: 'reductions',
  title: 'Reductions of the built-in model',
  async measure(options, progress) {
    const tables: Table[] = [];
    const goals: Goal[] = [];
    const failures: string[] = [];
    const wantedSubjects = [...subjects, ...brokenSubjects].filter((each) => isWanted(each, options));
    for (const subject of wantedSubjects) {
      progress(`${subject.title}: with and without reductions`);
      const all = await searches(subject, options);
      const [full] = all;
      if (full === undefined) continue;
      tables.push(tableOf(subject, full, all));
      goals.push(...goalsOf(subject, full.report, all));
      failures.push(...disagreements(subject, full.report, all));
    }
    return { tables, notes, goals, failures };
  },
};

async function searches(subject: Subject, { effort }: BenchOptions): Promise<readonly Reduced[]> {
  const rounds = effort === 'quick' ? 1 : 3;
  const all = reductions.map((reduction) => ({ reduction, reports: [] as SearchReport[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { reduction, reports } of all) reports.push((await ownRun(subject, { reduction })).report);
  }
  return all.flatMap(({ reduction, reports }): readonly Reduced[] => {
    const [report] = reports;
    return report === undefined ? [] : [{ reduction, report, cpu: reports.map((each) => each.searchCpu) }];
  });
}

function tableOf({ title }: Subject, full: Reduced, all: readonly Reduced[]): Table {
  const times = (of: number, less: number): string => (of / less).toFixed(2);
  return {
    columns: [title, ...columns],
    rows: all.map(({ reduction, report, cpu }) => [
      reduction,
      String(report.states),
      times(full.report.states, report.states),
      String(report.transitions),
      times(full.report.transitions, report.transitions),
      spread(cpu, seconds),
      times(median(full.cpu), median(cpu)),
      verdictOf(report),
    ]),
  };
}

const columns = [
  'states',
  'times fewer',
  'transitions',
  'times fewer',
  'CPU s of the search',
  'times less',
  'verdict',
];

/** Which rules are broken; how often and by which trace may differ with a reduction. */
function verdictOf({ broken }: SearchReport): string {
  return broken.length === 0 ? 'holds' : `breaks ${broken.map(({ rule }) => rule).join(', ')}`;
}

function disagreements({ title }: Subject, full: SearchReport, all: readonly Reduced[]): readonly string[] {
  return all.flatMap(({ reduction, report }) => {
    const failures: string[] = [];
    if (verdictOf(report) !== verdictOf(full))
      failures.push(`${title}: ${verdictOf(report)} with reduction ${reduction}, ${verdictOf(full)} without`);
    if (JSON.stringify(report.reached) !== JSON.stringify(full.reached))
      failures.push(`${title}: reaches other states with reduction ${reduction}`);
    if (report.states > full.states) failures.push(`${title}: more states with reduction ${reduction}`);
    return failures;
  });
}

function goalsOf({ title, source }: Subject, full: SearchReport, all: readonly Reduced[]): readonly Goal[] {
  if (source.kind !== 'split-vs-zap' || full.states < wanted.states) return [];
  const figures = all.map(({ reduction, report }) => ({
    reduction,
    states: full.states / report.states,
    transitions: full.transitions / report.transitions,
  }));
  const factor = ({ states, transitions }: (typeof figures)[number]): number => Math.max(states, transitions);
  const best = figures.reduce((a, b) => (factor(b) > factor(a) ? b : a));
  return [
    {
      what: `${title}: times fewer states or transitions, reduction ${best.reduction}`,
      figure: factor(best),
      sense: 'at least',
      bound: wanted.factor,
      remark: `states ${best.states.toFixed(1)}, transitions ${best.transitions.toFixed(1)}`,
    },
  ];
}

const notes = [
  'Every row searches the system to its end with the exact storage. `walkers`: of steps that commute, those of page ' +
    'walkers above all, only some orders are taken; `symmetry`: states that differ in the numbers of CPUs or of pages ' +
    'alone are one state; `all`: both. The same rules must be broken and the same states of interest reached as ' +
    'without, or the section fails; tests compare them on every scenario. CPU time is the median of interleaved ' +
    'rounds, finding out what may be left out included.',
];
