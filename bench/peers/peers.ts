import { seconds, short } from '../measure/format.ts';
import { median, spread } from '../measure/statistics.ts';
import { verifiers } from '../paths.ts';
import type { Measured, Section } from '../section.ts';
import type { Checker, PeerRun } from './checker.ts';
import { ownCheckers } from './own.ts';
import { lastZeroMurphi, lastZeroPromela } from './last-zero.ts';
import { rumurChecker } from './rumur-checker.ts';
import { spinCheckers } from './spin-checker.ts';
import { Workshop } from './workshop.ts';

/** States a second beside SPIN and rumur on one closed program that all of them can run. */
export const peersSection: Section = {
  name: 'peers',
  title: 'Beside other model checkers: the engine of tree mode',
  measure({ effort }, progress) {
    const workshop = new Workshop(verifiers);
    const n = effort === 'quick' ? 6 : 10;
    const own = ownCheckers(n);
    const states = own[0]?.kind === 'ready' ? own[0].run().states : 2 ** 22;
    const peers = [
      ...spinCheckers(lastZeroPromela(n), states, workshop).slice(0, 1),
      rumurChecker(lastZeroMurphi(n), workshop),
    ];
    return Promise.resolve(compare(n, [...own, ...peers], effort === 'quick' ? 1 : 5, progress));
  },
};

function compare(
  n: number,
  checkers: readonly Checker[],
  rounds: number,
  progress: (line: string) => void,
): Measured {
  const ready = checkers.filter((checker) => checker.kind === 'ready');
  const runs = new Map<string, PeerRun[]>(ready.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    progress(`lastzero(${n}), round ${round} of ${rounds}`);
    // Interleaved, so that a busy minute hits all of them.
    for (const { name, run } of ready) runs.get(name)?.push(run());
  }
  const first = ready[0] && runs.get(ready[0].name)?.[0];
  const rows = [...runs].map(([name, all]) => {
    const rate = median(all.map(rateOf));
    const spin = [...runs].find(([other]) => other.startsWith('SPIN'))?.[1];
    const bytes = all[0]?.bytesPerState;
    return [
      name,
      String(all[0]?.states),
      spread(
        all.map((run) => run.cpu),
        seconds,
      ),
      short(rate),
      spin === undefined ? '' : ratio(rate, median(spin.map(rateOf))),
      bytes === undefined ? '' : bytes.toFixed(0),
    ];
  });
  const failures = [...runs].flatMap(([name, all]) =>
    all.some((run) => run.states !== first?.states)
      ? [`${name} counts ${all.map((run) => run.states).join(', ')} states, not ${first?.states}`]
      : [],
  );
  const absent = checkers.flatMap((checker) =>
    checker.kind === 'absent'
      ? [`Left out: ${checker.name}, because it needs ${checker.needs}, which is not installed.`]
      : [],
  );
  return { tables: [{ columns, rows }], notes: [...notesOf(n), ...absent], goals: [], failures };
}

function rateOf({ states, cpu }: PeerRun): number {
  return (states * 1000) / cpu;
}

function ratio(rate: number, reference: number): string {
  return Number.isFinite(rate) && Number.isFinite(reference) ? (rate / reference).toFixed(2) : '-';
}

function notesOf(n: number): readonly string[] {
  return [
    `lastzero(${n}), all reachable states, no reduction, medians of interleaved rounds with the least and the ` +
      'greatest; the models of the peers are written to have the same reachable states, and the counts are ' +
      'compared. SPIN and rumur store whole states, thpcheck 64-bit fingerprints; theirs are programs compiled for ' +
      'this one model, run as processes of their own, while thpcheck runs in process.',
    'The scenarios on real kernel code have no peer: none of these tools can run it.',
  ];
}

const columns = ['checker', 'states', 'CPU s', 'states per CPU s', 'x SPIN', 'bytes per state'];
