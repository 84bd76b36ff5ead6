import type { Estimate } from '../../check/explore/estimate.ts';
import { duration, roughly, thousands } from './numbers.ts';

/** What a line of progress of a search says. */
export interface ProgressFigures {
  readonly states: number;
  readonly expanded: number;
  readonly depth: number;
  /** States expanded a second, lately. */
  readonly rate: number;
  readonly left: Estimate;
}

/** `searching: 4,337,712 states, 700,000/s, depth 31, queue 412,331, about 1,300,000 to go (2 s)`. */
export function progressLine({ states, expanded, depth, rate, left }: ProgressFigures): string {
  const time = (count: number): string => (rate > 0 ? ` (${duration((1000 * count) / rate)})` : '');
  const rest =
    left.kind === 'growing'
      ? `at least ${roughly(left.atLeast)} to go${time(left.atLeast)}, still growing`
      : `roughly ${roughly(left.about)} to go${time(left.about)}`;
  return [
    `searching: ${thousands(states)} states`,
    `${roughly(rate)}/s`,
    `depth ${depth}`,
    `queue ${thousands(states - expanded)}`,
    rest,
  ].join(', ');
}
