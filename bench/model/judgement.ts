import type { Goal } from '../section.ts';
import type { Contest, Entry } from './rows.ts';
import { rateOf } from './rows.ts';
import type { SearchReport } from './search-report.ts';

/** States below which a search is over before its rate means anything. */
const enough = 1_000_000;
/** How many times the rate of each peer is wanted; how few bytes a state of the race model (3 words) may take. */
const wanted = { ratio: 4, bytes: 24 };

/** What is wrong: counts that differ, a rule broken where all should hold. */
export function disagreements({ subject, report, entries }: Contest): readonly string[] {
  const { title, known } = subject;
  const { states, transitions, broken } = report;
  const failures = entries.flatMap(({ name, runs }) =>
    runs
      .filter((run) => run.states !== states || (run.transitions ?? transitions) !== transitions)
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
  if (broken.length > 0) failures.push(`${title}: breaks ${broken.join(', ')}`);
  return [...new Set(failures)];
}

/** The goals that the project set itself for this class of models, where the system is large enough. */
export function speedGoals({ subject, report, entries }: Contest): readonly Goal[] {
  const [own] = entries;
  if (own === undefined || report.states < enough) return [];
  const beside = (peer: Entry): Goal => ({
    what: `${subject.title}: states per CPU s of the search, x ${peer.role}`,
    figure: rateOf(own) / rateOf(peer),
    sense: 'at least',
    bound: wanted.ratio,
  });
  return [
    ...entries.filter(({ role }) => role !== 'own').map(beside),
    ...(subject.known === undefined ? [] : [bytesGoal(subject.title, report)]),
  ];
}

function bytesGoal(title: string, { bytesPerState, wordsPerState }: SearchReport): Goal {
  return {
    what: `${title}: bytes per state`,
    figure: bytesPerState,
    sense: 'below',
    bound: wanted.bytes,
    remark: `the state itself is ${wordsPerState} words of 4 bytes`,
  };
}
