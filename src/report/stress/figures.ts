import type { AttemptCounts, Interval, Odds } from '../../check/stress/result.ts';

/** A probability with three digits: `0.0132`, `6.00e-5`, `0`, `1`. */
export function probabilityText(probability: number): string {
  if (probability === 0 || probability === 1) return String(probability);
  return probability >= 0.001 ? probability.toPrecision(3) : probability.toExponential(2);
}

/** `0.0132 (0.0123..0.0143)`. */
export function intervalText({ value, low, high }: Interval): string {
  return `${probabilityText(value)} (${probabilityText(low)}..${probabilityText(high)})`;
}

const countText = (count: number | null): string => (count === null ? 'never' : String(count));

/** `53 (49..57)`; `at least 11553` where nothing happened. */
export function attemptsText({ value, low, high }: AttemptCounts): string {
  if (value === null) return `at least ${countText(low)}`;
  return `${value} (${countText(low)}..${high === null ? '' : high})`;
}

/** `0.0135`, or `0.01 to 0.02` where the bounds differ in the first four digits. */
export function exactText({ low, high }: NonNullable<Odds['exact']>): string {
  const [from, to] = [low, high].map((bound) =>
    bound === 0 ? '0' : bound >= 0.001 ? bound.toPrecision(4) : bound.toExponential(3),
  );
  return from === to ? from! : `${from} to ${to}`;
}
