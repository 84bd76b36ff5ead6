import { megabytes, seconds, short } from '../measure/format.ts';
import { median, spread } from '../measure/statistics.ts';
import type { Checker, PeerRun } from '../peers/checker.ts';
import type { Table } from '../section.ts';
import type { SearchReport } from './search-report.ts';
import type { Subject } from './subject.ts';

/** One checker in a contest. */
export interface Entry {
  readonly name: string;
  readonly role: 'own' | 'SPIN' | 'rumur';
  readonly runs: readonly PeerRun[];
  /** CPU milliseconds of making its verifier. */
  readonly preparation?: number;
}

/** All checkers on one subject. */
export interface Contest {
  readonly subject: Subject;
  /** Of the first search by thpcheck. */
  readonly report: SearchReport;
  /** The first one is the search of thpcheck alone. */
  readonly entries: readonly Entry[];
  readonly absent: readonly Extract<Checker, { kind: 'absent' }>[];
}

/** Whether the runs of an entry are only a part of what it takes to get an answer. */
function isPart({ role, name }: Entry): boolean {
  return role === 'own' && !name.includes('whole');
}

/** States per CPU second, median of the rounds. */
export function rateOf({ runs }: Entry): number {
  return median(runs.map(({ states, cpu }) => (states * 1000) / cpu));
}

/** A contest as a table. */
export function contestTable({ subject, entries }: Contest): Table {
  const rate = (role: Entry['role']): number => {
    const entry = entries.find((each) => each.role === role);
    return entry === undefined ? Number.NaN : rateOf(entry);
  };
  const rows = entries.map((entry) => {
    const { name, runs, preparation } = entry;
    const [first] = runs;
    const perState = rateOf(entry);
    const steps = first?.transitions ?? Number.NaN;
    const ratio = (reference: number): string =>
      Number.isFinite(reference) ? (perState / reference).toFixed(2) : '-';
    const least = (of: (run: PeerRun) => number | undefined): number =>
      Math.min(...runs.map((run) => of(run) ?? Number.NaN));
    const bytes = least((run) => run.bytesPerState);
    return [
      name,
      String(first?.states),
      Number.isFinite(steps) ? String(steps) : '-',
      spread(
        runs.map(({ cpu }) => cpu),
        seconds,
      ),
      short(perState),
      short((perState * steps) / (first?.states ?? 1)),
      ratio(rate('SPIN')),
      ratio(rate('rumur')),
      Number.isFinite(bytes) ? bytes.toFixed(1) : '-',
      megabytes(least((run) => run.peakBytes)),
      isPart(entry) ? '' : seconds((preparation ?? 0) + median(runs.map(({ cpu }) => cpu))),
    ];
  });
  return { columns: [subject.title, ...columns], rows };
}

const columns = [
  'states',
  'transitions',
  'CPU s',
  'states per CPU s',
  'transitions per CPU s',
  'x SPIN',
  'x rumur',
  'bytes per state',
  'peak RSS, MB',
  'from the model to the answer, CPU s',
];
