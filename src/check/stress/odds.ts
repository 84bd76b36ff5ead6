import { attemptsUntil, estimateOf } from '../../engine/stress/statistics.ts';
import type { AttemptCounts, Odds } from './result.ts';

/** The odds of something that happened in `hits` of `attempts` attempts. */
export function oddsOf(
  hits: number,
  attempts: number,
  exact?: { readonly low: number; readonly high: number },
): Odds {
  const { probability, low, high } = estimateOf(hits, attempts);
  const until = (confidence: number): AttemptCounts => ({
    value: finite(attemptsUntil(confidence, probability)),
    // The more probable, the sooner.
    low: finite(attemptsUntil(confidence, high)),
    high: finite(attemptsUntil(confidence, low)),
  });
  return {
    hits,
    probability: { value: probability, low, high },
    half: until(0.5),
    almostCertain: until(0.99),
    ...(exact === undefined ? {} : { exact }),
  };
}

const finite = (count: number): number | null => (Number.isFinite(count) ? count : null);
