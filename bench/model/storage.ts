import type { Omission, Storage } from '../../src/engine/collapsed/storage.ts';
import { seconds, short } from '../measure/format.ts';
import { median, spread } from '../measure/statistics.ts';
import type { BenchOptions } from '../options.ts';
import type { Goal, Section, Table } from '../section.ts';
import { ownRun } from './own-run.ts';
import type { SearchReport } from './search-report.ts';
import type { Subject } from './subject.ts';
import { isWanted, subjects } from './subject.ts';

/** A way to store states, for a system of so many. */
interface NamedStorage {
  readonly name: string;
  readonly storage: Storage;
}

function storagesFor(states: number): readonly NamedStorage[] {
  const fieldBits = Math.ceil(Math.log2(states)) + 4;
  return [
    { name: 'exact', storage: { kind: 'exact' } },
    { name: 'compact', storage: { kind: 'compact' } },
    {
      name: `compact, fingerprints of ${fewBits} bits`,
      storage: { kind: 'compact', fingerprintBits: fewBits },
    },
    { name: `bitstate, 2^${fieldBits} bits`, storage: { kind: 'bitstate', fieldBits } },
  ];
}

/** Fewer than a key has: how much is missed can be seen. */
const fewBits = 40;
/** Bytes that a state may take when it is stored compactly, in systems with so many states. */
const wanted = { bytes: 10, states: 1_000_000 };
/** Subjects that have enough states to say something, and a small one to see that everything works. */
const keys = ['split-vs-zap-arm64', 'race-1e6', 'walkers-1e6', 'race-1e7', 'walkers-1e7'];

/** One subject searched with one storage, some times. */
interface Stored extends NamedStorage {
  readonly reports: readonly SearchReport[];
}

/** What a state takes, exact and inexact; needs no kernel tree. */
export const storageSection: Section = {
  name: 'storage',
  title: 'How states are stored',
  async measure(options, progress) {
    const tables: Table[] = [];
    const goals: Goal[] = [];
    const failures: string[] = [];
    for (const subject of subjects.filter((each) => keys.includes(each.key) && isWanted(each, options))) {
      progress(`${subject.title}: storages`);
      const all = await searches(subject, options);
      const [exact] = all[0]?.reports ?? [];
      if (exact === undefined) continue;
      tables.push(tableOf(subject, exact, all));
      goals.push(...goalsOf(subject, exact, all));
      failures.push(...disagreements(subject, exact, all));
    }
    return { tables, notes, goals, failures };
  },
};

async function searches(subject: Subject, { effort }: BenchOptions): Promise<readonly Stored[]> {
  const { states } = (await ownRun(subject)).report;
  const all = storagesFor(states).map((each) => ({ ...each, reports: [] as SearchReport[] }));
  for (let round = 0; round < (effort === 'quick' ? 1 : 3); round++) {
    for (const { storage, reports } of all) reports.push((await ownRun(subject, { storage })).report);
  }
  return all;
}

/** More states than there are, or fewer although nothing is said to be missed. */
function disagreements({ title }: Subject, exact: SearchReport, all: readonly Stored[]): readonly string[] {
  const wrong = all.filter(({ reports }) =>
    reports.some(
      ({ states, omission }) =>
        states > exact.states || (states < exact.states && omissionText(omission) === 'nothing'),
    ),
  );
  return wrong.map(({ name }) => `${title}: storage ${name} does not count ${exact.states} states`);
}

function omissionText(omission: Omission): string {
  switch (omission.kind) {
    case 'exact':
      return 'nothing';
    case 'compact':
      return `something, odds ${omission.odds.toPrecision(2)} at most`;
    case 'bitstate':
      return `${omission.missed.toPrecision(2)} expected, field ${(omission.fill * 100).toFixed(1)} % full`;
  }
}

function tableOf({ title }: Subject, exact: SearchReport, all: readonly Stored[]): Table {
  return {
    columns: [title, ...columns],
    rows: all.map(({ name, reports }) => {
      const states = median(reports.map((report) => report.states));
      const cpu = reports.map((report) => report.searchCpu);
      return [
        name,
        String(states),
        String(exact.states - states),
        reports[0] === undefined ? '-' : omissionText(reports[0].omission),
        bytesOf(reports).toFixed(1),
        spread(cpu, seconds),
        short((states * 1000) / median(cpu)),
      ];
    }),
  };
}

const columns = [
  'states',
  'missed',
  'missed, as it says itself',
  'bytes per state',
  'CPU s of the search',
  'states per CPU s',
];

function bytesOf(reports: readonly SearchReport[]): number {
  return Math.min(...reports.map(({ bytesPerState }) => bytesPerState));
}

function goalsOf({ title }: Subject, exact: SearchReport, all: readonly Stored[]): readonly Goal[] {
  if (exact.states < wanted.states) return [];
  return all
    .filter(({ storage }) => storage.kind === 'compact')
    .map(({ name, reports }) => ({
      what: `${title}: bytes per state, ${name}`,
      figure: bytesOf(reports),
      sense: 'at most',
      bound: wanted.bytes,
    }));
}

const notes = [
  '`bytes per state` is all linear memory that was used by the states that were stored, tables of values and steps ' +
    'included. `missed`: states that were taken for others, by comparison with the exact search; `missed, as it says ' +
    'itself` is what a user is told who does not know the number of states. CPU time is the median of interleaved ' +
    'rounds.',
];
