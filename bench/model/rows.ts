import { megabytes, seconds, short } from '../measure/format.ts';
import { median, spread } from '../measure/statistics.ts';
import type { Checker, PeerRun } from '../peers/checker.ts';
import type { Table } from '../section.ts';
import type { SearchReport } from './search-report.ts';
import type { Subject } from './subject.ts';

/** One checker in a contest. */
export interface Entry {
  readonly name: string;
  /**
   * `search`, `process`: thpcheck, the search alone and all of its process. `other engine`: its former engine.
   * `reduced`: a peer that need not look at all states.
   */
  readonly role: 'search' | 'process' | 'other engine' | 'SPIN' | 'rumur' | 'reduced';
  /** In the order of the rounds. */
  readonly runs: readonly PeerRun[];
  /** CPU milliseconds of making its verifier. */
  readonly preparation?: number;
}

/** All checkers on one subject. */
export interface Contest {
  readonly subject: Subject;
  /** Of the first search by thpcheck. */
  readonly report: SearchReport;
  readonly entries: readonly Entry[];
  readonly absent: readonly Extract<Checker, { kind: 'absent' }>[];
}

/** The entry of a role. */
export function entryOf({ entries }: Contest, role: Entry['role']): Entry | undefined {
  return entries.find((each) => each.role === role);
}

/** States per CPU second of one run. */
function rateOf({ states, cpu }: PeerRun): number {
  return (states * 1000) / cpu;
}

/** How many times the rate of another one: the median of the ratios of all rounds. */
export function ratioOf({ runs }: Entry, reference: Entry): number {
  const ratios = runs.flatMap((run, round) => {
    const beside = reference.runs[round];
    return beside === undefined ? [] : [rateOf(run) / rateOf(beside)];
  });
  return median(ratios);
}

/** A contest as a table. */
export function contestTable(contest: Contest): Table {
  const references = [entryOf(contest, 'SPIN'), entryOf(contest, 'rumur')];
  const rows = contest.entries.map((entry) => {
    const { name, role, runs, preparation } = entry;
    const [first] = runs;
    const perState = median(runs.map(rateOf));
    const steps = first?.transitions ?? Number.NaN;
    const least = (of: (run: PeerRun) => number | undefined): number =>
      Math.min(...runs.map((run) => of(run) ?? Number.NaN));
    const bytes = least((run) => run.bytesPerState);
    const cpu = runs.map((run) => run.cpu);
    const isPart = role === 'search' || role === 'other engine';
    return [
      name,
      String(first?.states),
      Number.isFinite(steps) ? String(steps) : '-',
      spread(cpu, seconds),
      seconds(median(runs.map(({ wall }) => wall))),
      short(perState),
      short((perState * steps) / (first?.states ?? 1)),
      ...references.map((beside) => (beside === undefined ? '-' : ratioOf(entry, beside).toFixed(2))),
      Number.isFinite(bytes) ? bytes.toFixed(1) : '-',
      megabytes(least((run) => run.peakBytes)),
      isPart ? '' : seconds((preparation ?? 0) + median(cpu)),
    ];
  });
  return { columns: [contest.subject.title, ...columns], rows };
}

const columns = [
  'states',
  'transitions',
  'CPU s',
  'wall s',
  'states per CPU s',
  'transitions per CPU s',
  'x SPIN',
  'x rumur',
  'bytes per state',
  'peak RSS, MB',
  'from the model to the answer, CPU s',
];
