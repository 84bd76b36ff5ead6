import { verifiers } from '../paths.ts';
import type { Checker, PeerRun } from '../peers/checker.ts';
import { rumurChecker } from '../peers/rumur-checker.ts';
import { spinChecker } from '../peers/spin-checker.ts';
import { Workshop } from '../peers/workshop.ts';
import type { BenchOptions } from '../options.ts';
import type { Measured, Section } from '../section.ts';
import { disagreements, speedGoals } from './judgement.ts';
import { notes } from './notes.ts';
import { ownRun } from './own-run.ts';
import type { Contest } from './rows.ts';
import { contestTable } from './rows.ts';
import type { Subject } from './subject.ts';
import { subjects } from './subject.ts';

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

function isWanted({ size }: Subject, { effort, large }: BenchOptions): boolean {
  if (effort === 'quick') return size === 'small';
  return size !== 'large' || large === 'measured';
}

function roundsOf({ size }: Subject, { effort }: BenchOptions): number {
  if (effort === 'quick') return 1;
  return size === 'large' ? 3 : 5;
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
  const checkers: readonly Checker[] = [
    spinChecker(subject.promela(), report.states, workshop),
    rumurChecker(subject.murphi(), workshop),
  ];
  const whole: PeerRun[] = [];
  const search: PeerRun[] = [];
  const peers = checkers.flatMap((checker) =>
    checker.kind === 'ready' ? [{ checker, runs: [] as PeerRun[] }] : [],
  );
  for (let round = 1; round <= rounds; round++) {
    progress(`${subject.title}: round ${round} of ${rounds}`);
    const own = await ownRun(subject);
    whole.push(own.whole);
    search.push(own.search);
    for (const { checker, runs } of peers) runs.push(checker.run());
  }
  return {
    subject,
    report,
    entries: [
      { name: 'thpcheck, the search', role: 'own', runs: search },
      { name: 'thpcheck, whole process', role: 'own', runs: whole },
      ...peers.map(({ checker, runs }) => ({
        name: checker.name,
        role: checker.name.startsWith('SPIN') ? ('SPIN' as const) : ('rumur' as const),
        runs,
        ...(checker.preparation === undefined ? {} : { preparation: checker.preparation }),
      })),
    ],
    absent: checkers.flatMap((checker) => (checker.kind === 'absent' ? [checker] : [])),
  };
}
