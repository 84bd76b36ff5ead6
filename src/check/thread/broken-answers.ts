import type { BrokenInSearch } from '../../engine/packed/result.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import type { BrokenAnswer } from './question.ts';

/** A broken rule by name, with the number of transitions and states that show it. */
export interface CountedAnswer extends BrokenAnswer {
  readonly count: number;
}

/** What a search found broken, by name: ascending by the number of the rule, shortest trace first. */
export function brokenAnswers(
  system: TransitionSystem,
  broken: readonly BrokenInSearch[],
): readonly CountedAnswer[] {
  return broken
    .map(({ rule, count, trace }) => {
      const { id, message } = system.rules[rule]!;
      return { rule: id, message, trace, count };
    })
    .toSorted((a, b) => numberOf(a.rule) - numberOf(b.rule) || a.trace.length - b.trace.length);
}

/** `P12` counts as 12; rules without a number come first. */
function numberOf(rule: string): number {
  return rule.startsWith('P') ? Number(rule.slice(1)) : 0;
}
