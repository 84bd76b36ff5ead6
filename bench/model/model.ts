import { verifiers } from '../paths.ts';
import type { Checker, PeerRun } from '../peers/checker.ts';
import { rumurChecker } from '../peers/rumur-checker.ts';
import { spinCheckers } from '../peers/spin-checker.ts';
import { Workshop } from '../peers/workshop.ts';
import type { BenchOptions } from '../options.ts';
import type { Measured, Section } from '../section.ts';
import { disagreements, speedGoals } from './judgement.ts';
import { notes } from './notes.ts';
import { ownRun } from './own-run.ts';
import type { Contest, Entry } from './rows.ts';
import { contestTable } from './rows.ts';
import type { SearchReport } from './search-report.ts';
import type { Subject } from './subject.ts';
import { isWanted, murphi, promela, subjects } from './subject.ts';

/** States and bytes of the built-in model beside SPIN and rumur; needs no kernel tree. */
export const modelSection: Section = {
  name: 'model',
  title: 'The built-in model beside SPIN and rumur',
  async measure(options, progress) {
    const workshop = new Workshop(verifiers);
    const contests: Contest[] = [];
    for (const subject of subjects.filter((each) => isWanted(each, options))) {
      contests.push(await contestOf(subject, roundsOf(subject, options), workshop, progress));
    }
    const measured: Measured = {
      tables: contests.map(contestTable),
      notes: notes(contests),
      goals: contests.flatMap(speedGoals),
      failures: contests.flatMap(disagreements),
    };
    return measured;
  },
};

function roundsOf({ size }: Subject, { effort }: BenchOptions): number {
  if (effort === 'quick') return 1;
  return size === 'large' ? 3 : 5;
}

/** Systems on which the former engine, which stores packed states, is measured too. */
function isForBothEngines({ states }: SearchReport): boolean {
  return states > 1e6 && states < 2e6;
}

/** What takes minutes and shows what smaller systems have shown is run once. */
function isForOneRound(role: Entry['role'], { states }: SearchReport): boolean {
  return role === 'reduced' && states > 3_000_000;
}

interface Prepared {
  readonly role: Entry['role'];
  readonly checker: Checker;
}

/** All checkers on one subject, in rounds, so that a busy minute hits all of them. */
async function contestOf(
  subject: Subject,
  rounds: number,
  workshop: Workshop,
  progress: (line: string) => void,
): Promise<Contest> {
  progress(`${subject.title}: making verifiers`);
  const { report } = await ownRun(subject);
  const [spin, reducedSpin] = spinCheckers(promela(subject), report.states, workshop);
  const prepared: readonly Prepared[] = [
    { role: 'SPIN', checker: spin },
    { role: 'reduced', checker: reducedSpin },
    { role: 'rumur', checker: rumurChecker(murphi(subject), workshop) },
  ];
  const runs = {
    search: [] as PeerRun[],
    process: [] as PeerRun[],
    'other engine': [] as PeerRun[],
  };
  const peers = prepared.flatMap(({ role, checker }) =>
    checker.kind === 'ready' ? [{ role, checker, runs: [] as PeerRun[] }] : [],
  );
  for (let round = 1; round <= rounds; round++) {
    progress(`${subject.title}: round ${round} of ${rounds}`);
    const own = await ownRun(subject);
    runs.process.push(own.whole);
    runs.search.push(own.search);
    if (isForBothEngines(report))
      runs['other engine'].push((await ownRun(subject, { engine: 'packed' })).search);
    for (const peer of peers)
      if (round === 1 || !isForOneRound(peer.role, report)) peer.runs.push(peer.checker.run());
  }
  const own: readonly Entry[] = [
    { name: 'thpcheck, the search', role: 'search', runs: runs.search },
    { name: 'thpcheck, whole process', role: 'process', runs: runs.process },
    { name: 'thpcheck, packed states, the search', role: 'other engine', runs: runs['other engine'] },
  ];
  return {
    subject,
    report,
    entries: [
      ...own.filter((entry) => entry.runs.length > 0),
      ...peers.map(({ role, checker: { name, preparation }, runs: all }) => ({
        ...{ name, role, runs: all },
        ...(preparation === undefined ? {} : { preparation }),
      })),
    ],
    absent: prepared.flatMap(({ checker }) => (checker.kind === 'absent' ? [checker] : [])),
  };
}
