/** A probability with the interval that contains it with 95 % confidence. */
export interface Estimate {
  /** Hits by attempts. */
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

/** Quantile of the standard normal distribution for 95 % on two sides. */
const z95 = 1.959963984540054;

/**
 * The probability of an event that came `hits` times in `attempts` independent attempts. Interval: the score
 * interval of Wilson (JASA 22(158), 1927), which Brown, Cai and DasGupta (Statistical Science 16(2), 2001) recommend
 * for small counts. No hits: from 0 to the rule of three, 3 / attempts (Hanley and Lippman-Hand, JAMA 249(13),
 * 1983), which is the one-sided 95 % bound. No attempts: 0 to 1.
 */
export function estimateOf(hits: number, attempts: number): Estimate {
  if (attempts === 0) return { probability: 0, low: 0, high: 1 };
  const probability = hits / attempts;
  if (hits === 0) return { probability, low: 0, high: Math.min(1, 3 / attempts) };
  const square = z95 * z95;
  const middle = (probability + square / (2 * attempts)) / (1 + square / attempts);
  const spread = Math.sqrt((probability * (1 - probability)) / attempts + square / (4 * attempts * attempts));
  const half = (z95 / (1 + square / attempts)) * spread;
  return {
    probability,
    low: Math.max(0, middle - half),
    high: hits === attempts ? 1 : Math.min(1, middle + half),
  };
}

/**
 * Independent attempts after which an event of probability `probability` each has come at least once with
 * probability `confidence`: ln(1 - confidence) / ln(1 - probability), rounded up. Infinity for 0, 1 for 1.
 */
export function attemptsUntil(confidence: number, probability: number): number {
  if (probability <= 0) return Infinity;
  if (probability >= 1) return 1;
  return Math.max(1, Math.ceil(Math.log1p(-confidence) / Math.log1p(-probability)));
}
