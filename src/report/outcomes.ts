import type { OutcomeText } from '../check/result.ts';

/** Outcomes printed one by one; of more only the number is said. */
const mostShown = 8;

/** Lines that list the observed final states; says so when a list is cut, and when no path ended. */
export function shownOutcomes(outcomes: readonly OutcomeText[]): readonly string[] {
  if (outcomes.length === 0) return ['none: no path was run to its end'];
  const rest = outcomes.length - mostShown;
  return rest > 0 ? [...outcomes.slice(0, mostShown), `and ${rest} more (all in --format json)`] : outcomes;
}
