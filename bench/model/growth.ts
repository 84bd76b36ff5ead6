import type { Enlargement } from '../../src/kernel/enlarged.ts';
import { cpusOf, sizeOfTheThread } from '../../src/kernel/enlarged.ts';
import { seconds, short } from '../measure/format.ts';
import type { BenchOptions } from '../options.ts';
import type { Section, Table } from '../section.ts';
import { ownRun } from './own-run.ts';
import type { SearchReport } from './search-report.ts';
import { titleOf, type SystemSource } from './source.ts';
import type { Subject } from './subject.ts';

/** One thing that is made larger, all else as in the thread. */
interface Series {
  readonly what: keyof Enlargement;
  readonly counts: readonly Count[];
}

interface Count {
  readonly count: number;
  /** `beyond`: searched with reductions only; without them there are too many states. */
  readonly size: Subject['size'] | 'beyond';
}

const series: readonly Series[] = [
  { what: 'users', counts: counts({ small: [0, 1], full: [2, 3], large: [4], beyond: [6] }) },
  { what: 'zaps', counts: counts({ small: [0, 1], full: [2], large: [], beyond: [3] }) },
  { what: 'faults', counts: counts({ small: [0], full: [1], large: [], beyond: [] }) },
  { what: 'entries', counts: counts({ small: [2, 3], full: [4, 5, 6, 7], large: [8], beyond: [12, 16] }) },
  { what: 'pages', counts: counts({ small: [1], full: [2], large: [], beyond: [3, 4] }) },
];

/** How the cost of a search grows with the system; needs no kernel tree. */
export const growthSection: Section = {
  name: 'growth',
  title: 'Growth of the built-in model',
  async measure(options, progress) {
    const tables: Table[] = [];
    const failures: string[] = [];
    for (const { what, counts: all } of series) {
      const rows: (readonly string[])[] = [];
      let smaller: SearchReport | undefined;
      for (const { count, size } of all.filter((each) => isWanted(each, options))) {
        const source: SystemSource = {
          kind: 'split-vs-zap',
          architecture: 'arm64',
          version: 6012,
          enlargement: { [what]: count },
        };
        const title = titleOf(source);
        progress(title);
        const full = size === 'beyond' ? undefined : (await ownRun({ title, source })).report;
        const reduced = (await ownRun({ title, source }, { reduction: 'all' })).report;
        rows.push([
          ...[String(count), String(cpusWith(what, count)), verdictOf(reduced)],
          ...(full === undefined ? columnsOfFull.map(() => '') : rowOf(full, smaller)),
          ...reducedRow(reduced),
        ]);
        if (full !== undefined && verdictOf(full) !== verdictOf(reduced))
          failures.push(`${title}: ${verdictOf(full)}, but ${verdictOf(reduced)} when reduced`);
        smaller = full;
      }
      tables.push({ columns: [what, ...columns], rows });
    }
    return { tables, notes, goals: [], failures };
  },
};

function counts(bySize: Readonly<Record<Count['size'], readonly number[]>>): readonly Count[] {
  return (['small', 'full', 'large', 'beyond'] as const).flatMap((size) =>
    bySize[size].map((count) => ({ count, size })),
  );
}

function isWanted({ size }: Count, { effort, large }: BenchOptions): boolean {
  if (effort === 'quick') return size === 'small';
  return size !== 'large' || large === 'measured';
}

function cpusWith(what: keyof Enlargement, count: number): number {
  return cpusOf({ ...sizeOfTheThread, [what]: count });
}

function verdictOf({ broken }: SearchReport): string {
  return broken.length === 0 ? 'holds' : `breaks ${broken.map(({ rule }) => rule).join(', ')}`;
}

function rowOf(report: SearchReport, smaller: SearchReport | undefined): readonly string[] {
  const { states, transitions, searchCpu, bytesPerState } = report;
  return [
    String(states),
    smaller === undefined ? '' : (states / smaller.states).toFixed(1),
    String(transitions),
    seconds(searchCpu),
    short((states * 1000) / searchCpu),
    bytesPerState.toFixed(1),
  ];
}

function reducedRow({ states, transitions, searchCpu }: SearchReport): readonly string[] {
  return [String(states), String(transitions), seconds(searchCpu)];
}

const columnsOfFull = [
  'states',
  'x the row above',
  'transitions',
  'CPU s of the search',
  'states per CPU s',
  'bytes per state',
];

const columns = [
  'CPUs, a walker each',
  'verdict',
  ...columnsOfFull,
  'reduced: states',
  'reduced: transitions',
  'reduced: CPU s',
];

const notes = [
  'split-vs-zap on arm64 as of Linux 6.12, which has one CPU that splits and one that zaps, 2 entries and 1 huge page; ' +
    'one of these is changed in each table. `users`: CPUs that run user code only. `entries`: of a page table, and base ' +
    'pages of a huge page. `pages`: huge pages, each in a range of its own. One search each; `reduced`: with all ' +
    'reductions, and nothing else where there are too many states without. Generating code is part of the CPU time, and most of it where there are few states.',
];
