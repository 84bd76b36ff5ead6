import { explorePacked } from '../../engine/packed/explore-packed.ts';
import { buildScenario } from '../../kernel/scenario.ts';
import { brokenAnswers } from './broken-answers.ts';
import type { Answer, Question } from './question.ts';

/** What limits one exploration; generous, so that no scenario of the thread meets it. */
const limits = { states: 5_000_000, bytes: 700_000_000 };

/** Explores questions, each once. */
export class Study {
  private readonly answers = new Map<string, Answer>();

  /** The answer to a question; explored at the first call. */
  ask(question: Question): Answer {
    const key = keyOf(question);
    let answer = this.answers.get(key);
    if (answer === undefined) {
      answer = exploreQuestion(question);
      this.answers.set(key, answer);
    }
    return answer;
  }
}

/** The same for equal questions. */
export function keyOf({ scenario, architecture, version, departures }: Question): string {
  return JSON.stringify([scenario.name, architecture.name, version, departures]);
}

/** Explores all interleavings of a question. */
export function exploreQuestion(question: Question): Answer {
  const system = buildScenario(question.scenario, question);
  const result = explorePacked(system, { limits });
  const broken = brokenAnswers(system, result.broken).map(({ rule, message, trace }) => ({
    rule,
    message,
    trace,
  }));
  return {
    question,
    verdict:
      broken.length > 0
        ? 'violated'
        : result.outcome.kind === 'complete'
          ? 'holds'
          : { bounded: result.outcome.limit },
    broken,
    states: result.states,
    transitions: result.transitions,
    depth: result.depth,
    sometimes: system.sometimes.map(({ name }, at) => ({ name, reached: result.reached[at] ?? false })),
  };
}
