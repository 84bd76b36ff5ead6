import { explorePacked } from '../../engine/packed/explore-packed.ts';
import { buildScenario } from '../../kernel/scenario.ts';
import type { Answer, BrokenAnswer, Question } from './question.ts';

/** What limits one exploration; generous, so that no scenario of the thread meets it. */
const limits = { states: 5_000_000, bytes: 700_000_000 };

/** Explores questions, each once. */
export class Study {
  private readonly answers = new Map<string, Answer>();

  /** The answer to a question; explored at the first call. */
  ask(question: Question): Answer {
    const { scenario, architecture, version, departures } = question;
    const key = JSON.stringify([scenario.name, architecture.name, version, departures]);
    let answer = this.answers.get(key);
    if (answer === undefined) {
      answer = explore(question);
      this.answers.set(key, answer);
    }
    return answer;
  }

  /** All answers so far. */
  all(): readonly Answer[] {
    return [...this.answers.values()];
  }
}

/** Explores all interleavings of a question. */
function explore(question: Question): Answer {
  const system = buildScenario(question.scenario, question);
  const result = explorePacked(system, { limits });
  const broken = result.broken
    .map(({ rule, trace }): BrokenAnswer => {
      const { id, message } = system.rules[rule]!;
      return { rule: id, message, trace };
    })
    .toSorted((a, b) => numberOf(a.rule) - numberOf(b.rule) || a.trace.length - b.trace.length);

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

/** `P12` counts as 12; rules without a number come first. */
function numberOf(rule: string): number {
  return rule.startsWith('P') ? Number(rule.slice(1)) : 0;
}
