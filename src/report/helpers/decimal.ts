/**
 * A whole number in decimal digits, short enough to read: as it is up to seven digits, `2^40` for a power of two,
 * otherwise `about 3.3e12`.
 */
export function shortCount(digits: string): string {
  if (digits.length <= 7 || !/^\d+$/.test(digits)) return digits;
  const value = BigInt(digits);
  if ((value & (value - 1n)) === 0n) return `2^${value.toString(2).length - 1}`;
  const rounded = Number(digits.slice(0, 2)) + (digits[2]! >= '5' ? 1 : 0);
  const exponent = digits.length - 1 + (rounded === 100 ? 1 : 0);
  const mantissa = rounded === 100 ? '1.0' : `${Math.floor(rounded / 10)}.${rounded % 10}`;
  return `about ${mantissa}e${exponent}`;
}
