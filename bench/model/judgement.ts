import type { Goal } from '../section.ts';
import type { Contest } from './rows.ts';
import { entryOf, ratioOf } from './rows.ts';

/** States below which a search is over before its rate means anything. */
const enough = 1_000_000;
/** How many times the rate of each peer is wanted, and aimed at; how few bytes a state may take. */
const wanted = { ratio: 5, aim: 8, bytes: 24 };

/** What is wrong: counts that differ, a rule broken where all should hold. */
export function disagreements({ subject, report, entries }: Contest): readonly string[] {
  const { title, known } = subject;
  const { states, transitions, broken } = report;
  const failures = entries.flatMap(({ name, role, runs }) =>
    runs
      .filter((run) =>
        role === 'reduced'
          ? run.states > states
          : run.states !== states || (run.transitions ?? transitions) !== transitions,
      )
      .map(
        (run) =>
          `${title}: ${name} counts ${run.states} states and ${run.transitions} transitions, not ${states} and ${transitions}`,
      ),
  );
  if (known !== undefined && (known.states !== states || known.transitions !== transitions)) {
    failures.push(
      `${title}: ${states} states and ${transitions} transitions, not ${known.states} and ${known.transitions}`,
    );
  }
  if (broken.length > 0) failures.push(`${title}: breaks ${broken.map(({ rule }) => rule).join(', ')}`);
  return [...new Set(failures)];
}

/** The goals that the project set itself for this class of models, where the system is large enough. */
export function speedGoals(contest: Contest): readonly Goal[] {
  const { subject, report } = contest;
  const own = entryOf(contest, 'search');
  if (own === undefined || report.states < enough) return [];
  const beside = (['SPIN', 'rumur'] as const).flatMap((role): readonly Goal[] => {
    const peer = entryOf(contest, role);
    if (peer === undefined) return [];
    const figure = ratioOf(own, peer);
    return [
      {
        what: `${subject.title}: states per CPU s of the search, x ${role}, median of the rounds`,
        figure,
        sense: 'at least',
        bound: wanted.ratio,
        remark: `the aim of ${wanted.aim} is ${figure >= wanted.aim ? 'reached' : 'not reached'}`,
      },
    ];
  });
  const bytes: Goal = {
    what: `${subject.title}: bytes per state`,
    figure: report.bytesPerState,
    sense: 'at most',
    bound: wanted.bytes,
    remark: `exact; the state itself is ${report.wordsPerState} words of 4 bytes`,
  };
  return [...beside, bytes];
}
