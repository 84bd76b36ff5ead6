/**
 * 64-bit words as two int32 halves. An operation returns the low half and leaves the high half in
 * {@link result}, so hot paths allocate nothing. All halves in and out are int32 (signed, as `x | 0` gives).
 */

/** The high half of the last operation that has a 64-bit result. Read it before the next one. */
export const result: { hi: number } = { hi: 0 };

function give(lo: number, hi: number): number {
  result.hi = hi | 0;
  return lo | 0;
}

/** a + b modulo 2^64. */
export function add(aLo: number, aHi: number, bLo: number, bHi: number): number {
  const lo = (aLo + bLo) | 0;
  return give(lo, aHi + bHi + (lo >>> 0 < aLo >>> 0 ? 1 : 0));
}

/** a - b modulo 2^64. */
export function sub(aLo: number, aHi: number, bLo: number, bHi: number): number {
  return give(aLo - bLo, aHi - bHi - (aLo >>> 0 < bLo >>> 0 ? 1 : 0));
}

/** Full 64-bit product of two unsigned 32-bit numbers. */
export function mul32(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const low = aLow * bLow;
  const middle = aHigh * bLow + (low >>> 16);
  const cross = aLow * bHigh + (middle % 0x10000);
  const high = aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(cross / 0x10000);
  return give(((cross & 0xffff) << 16) | (low & 0xffff), high);
}

/** a * b modulo 2^64. */
export function mul(aLo: number, aHi: number, bLo: number, bHi: number): number {
  const lo = mul32(aLo, bLo);
  return give(lo, result.hi + Math.imul(aLo, bHi) + Math.imul(aHi, bLo));
}

/** -a modulo 2^64. */
export function negate(lo: number, hi: number): number {
  return give(-lo, lo === 0 ? -hi : ~hi);
}

/** a << n; n is 0 to 63, larger amounts give 0 (LLVM: poison). */
export function shl(lo: number, hi: number, n: number): number {
  if (n === 0) return give(lo, hi);
  if (n < 32) return give(lo << n, (hi << n) | (lo >>> (32 - n)));
  return n < 64 ? give(0, lo << (n - 32)) : give(0, 0);
}

/** a >> n with zeros; n is 0 to 63, larger amounts give 0 (LLVM: poison). */
export function lshr(lo: number, hi: number, n: number): number {
  if (n === 0) return give(lo, hi);
  if (n < 32) return give((lo >>> n) | (hi << (32 - n)), hi >>> n);
  return n < 64 ? give(hi >>> (n - 32), 0) : give(0, 0);
}

/** a >> n with copies of the sign; n is 0 to 63, larger amounts give the sign alone (LLVM: poison). */
export function ashr(lo: number, hi: number, n: number): number {
  if (n === 0) return give(lo, hi);
  if (n < 32) return give((lo >>> n) | (hi << (32 - n)), hi >> n);
  return give(n < 64 ? hi >> (n - 32) : hi >> 31, hi >> 31);
}

/** a < b, unsigned. */
export function ult(aLo: number, aHi: number, bLo: number, bHi: number): boolean {
  return aHi === bHi ? aLo >>> 0 < bLo >>> 0 : aHi >>> 0 < bHi >>> 0;
}

/** a < b, signed. */
export function slt(aLo: number, aHi: number, bLo: number, bHi: number): boolean {
  return aHi === bHi ? aLo >>> 0 < bLo >>> 0 : aHi < bHi;
}

const two32 = 0x1_0000_0000;
const largestExactHigh = 0x20_0000;

/** a / b unsigned, rounded down; b must not be 0. */
export function udiv(aLo: number, aHi: number, bLo: number, bHi: number): number {
  if ((aHi | bHi) === 0) return give((aLo >>> 0) / (bLo >>> 0), 0);
  if (aHi >>> 0 < largestExactHigh && bHi >>> 0 < largestExactHigh) {
    const quotient = Math.floor(exact(aLo, aHi) / exact(bLo, bHi));
    return give(quotient % two32, quotient / two32);
  }
  return fromBigInt(toBigInt(aLo, aHi) / toBigInt(bLo, bHi));
}

/** a modulo b unsigned; b must not be 0. */
export function urem(aLo: number, aHi: number, bLo: number, bHi: number): number {
  if ((aHi | bHi) === 0) return give((aLo >>> 0) % (bLo >>> 0), 0);
  if (aHi >>> 0 < largestExactHigh && bHi >>> 0 < largestExactHigh) {
    const remainder = exact(aLo, aHi) % exact(bLo, bHi);
    return give(remainder % two32, remainder / two32);
  }
  return fromBigInt(toBigInt(aLo, aHi) % toBigInt(bLo, bHi));
}

/** a / b signed, rounded towards zero; b must not be 0. The one overflow (minimum / -1) wraps. */
export function sdiv(aLo: number, aHi: number, bLo: number, bHi: number): number {
  const negative = (aHi ^ bHi) < 0;
  const dividendLo = aHi < 0 ? negate(aLo, aHi) : give(aLo, aHi);
  const dividendHi = result.hi;
  const divisorLo = bHi < 0 ? negate(bLo, bHi) : give(bLo, bHi);
  const quotientLo = udiv(dividendLo, dividendHi, divisorLo, result.hi);
  return negative ? negate(quotientLo, result.hi) : quotientLo;
}

/** Remainder of {@link sdiv}: has the sign of a. */
export function srem(aLo: number, aHi: number, bLo: number, bHi: number): number {
  const dividendLo = aHi < 0 ? negate(aLo, aHi) : give(aLo, aHi);
  const dividendHi = result.hi;
  const divisorLo = bHi < 0 ? negate(bLo, bHi) : give(bLo, bHi);
  const remainderLo = urem(dividendLo, dividendHi, divisorLo, result.hi);
  return aHi < 0 ? negate(remainderLo, result.hi) : remainderLo;
}

/** Number nearest to the signed word; exact between -2^53 and 2^53. */
export function toSignedNumber(lo: number, hi: number): number {
  return hi * two32 + (lo >>> 0);
}

/** The integer modulo 2^64; it must be exact, between -2^53 and 2^53. */
export function fromNumber(value: number): number {
  const hi = Math.floor(value / two32);
  return give(value - hi * two32, hi);
}

/** The unsigned word as a BigInt; not for hot paths. */
export function toBigInt(lo: number, hi: number): bigint {
  return (BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0);
}

/** The BigInt modulo 2^64; not for hot paths. */
export function fromBigInt(value: bigint): number {
  return give(Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> 32n)));
}

function exact(lo: number, hi: number): number {
  return (hi >>> 0) * two32 + (lo >>> 0);
}
