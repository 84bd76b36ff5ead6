import type { AttemptsEnd, AttemptsResult } from '../../engine/stress/run-attempts.ts';
import type { Bounds } from '../../engine/stress/exact-probability.ts';
import { oddsOf } from './odds.ts';
import type { BrokenRuleOdds, StressVerdict, SweepPoint } from './result.ts';

/** What ended a run, as a verdict prints it. */
export function endText(end: AttemptsEnd, attempts: number): string {
  const made = `${attempts} attempt${attempts === 1 ? '' : 's'}`;
  switch (end.kind) {
    case 'attempts':
      return made;
    case 'first violation':
      return 'the first violation';
    case 'milliseconds':
      return `time, after ${made}`;
    case 'interrupted':
      return `interrupted after ${made}`;
    case 'unmodelled':
      return 'unmodelled';
  }
}

/** The verdict on a run: what was broken stands, and attempts that break nothing decide nothing. */
export function verdictOf(result: AttemptsResult): StressVerdict {
  if (result.broken > 0) return { kind: 'violated' };
  if (result.end.kind === 'unmodelled') return { kind: 'unmodelled', what: result.end.what };
  return { kind: 'bounded', limit: endText(result.end, result.attempts) };
}

/** The odds of each rule that was broken, and of each that can be. */
export function ruleOdds(
  result: AttemptsResult,
  shownSteps: ReadonlyMap<string, number>,
  exact: ReadonlyMap<string, Bounds> = new Map<string, Bounds>(),
): readonly BrokenRuleOdds[] {
  const found = result.rules.map(({ rule, attempts, first }): BrokenRuleOdds => ({
    rule,
    message: first.broken.message,
    odds: oddsOf(attempts, result.attempts, exact.get(rule)),
    firstAttempt: first.attempt,
    steps: first.trace.length,
    shownSteps: shownSteps.get(rule) ?? first.trace.length,
  }));
  const missed = [...exact]
    .filter(([rule]) => !found.some((each) => each.rule === rule))
    .map(([rule, bounds]): BrokenRuleOdds => ({
      rule,
      message: '',
      odds: oddsOf(0, result.attempts, bounds),
      firstAttempt: 0,
      steps: 0,
      shownSteps: 0,
    }));
  return [...found, ...missed];
}

/** One point of a sweep. */
export function sweepPoint(cycles: number, result: AttemptsResult): SweepPoint {
  return {
    cycles,
    attempts: result.attempts,
    any: oddsOf(result.broken, result.attempts),
    rules: result.rules.map(({ rule, attempts }) => ({ rule, odds: oddsOf(attempts, result.attempts) })),
  };
}
