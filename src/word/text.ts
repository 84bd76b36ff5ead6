import { add, mul, negate, result } from './word64.ts';

/** The word in hexadecimal, `0x` and as many digits as `width` bits need. */
export function toHex(lo: number, hi: number, width: number): string {
  const digits = Math.max(1, Math.ceil(width / 4));
  const all = half(hi) + half(lo);
  return `0x${all.slice(16 - Math.min(16, digits))}`;
}

function half(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/** Low half of a hexadecimal number with or without `0x`, at most 16 digits; high half in `result`. */
export function parseHex(text: string): number {
  const digits = text.startsWith('0x') ? text.slice(2) : text;
  if (!/^[0-9a-fA-F]{1,16}$/.test(digits)) throw new RangeError(`not a 64-bit hexadecimal number: ${text}`);
  const padded = digits.padStart(16, '0');
  result.hi = Number.parseInt(padded.slice(0, 8), 16) | 0;
  return Number.parseInt(padded.slice(8), 16) | 0;
}

/** Low half of a decimal integer of any size, modulo 2^64, with an optional minus sign; high half in `result`. */
export function parseDecimal(text: string): number {
  const negative = text.charCodeAt(0) === 45;
  let lo = 0;
  let hi = 0;
  for (let at = negative ? 1 : 0; at < text.length; at += 7) {
    const chunk = text.slice(at, at + 7);
    if (!/^[0-9]+$/.test(chunk)) throw new RangeError(`not a decimal number: ${text}`);
    lo = mul(lo, hi, 10 ** chunk.length, 0);
    lo = add(lo, result.hi, Number.parseInt(chunk, 10), 0);
    hi = result.hi;
  }
  if (negative) return negate(lo, hi);
  result.hi = hi;
  return lo;
}
