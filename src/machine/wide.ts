import { bitreverse32, bswap32, ctpop32 } from '../word/bits.ts';
import * as word from '../word/word64.ts';
import { register } from './registers.ts';

/**
 * 64-bit arithmetic that generated code does not spell out: operands are int32 halves, the result's low half is
 * returned and its high half left in the register `high`. `width` is 33 to 64 bits.
 */
export type WideOperation = (
  registers: Int32Array,
  aLo: number,
  aHi: number,
  bLo: number,
  bHi: number,
  width: number,
) => number;

/** Passes on the low half of a word operation and leaves its high half in the register. */
function leave(registers: Int32Array, lo: number): number {
  registers[register.high] = word.result.hi;
  return lo;
}

/** High half of a word of `width` bits with its sign extended to 64. */
function signedHigh(hi: number, width: number): number {
  return width === 64 ? hi : (hi << (64 - width)) >> (64 - width);
}

/** Product, the low 64 bits. */
export const mul: WideOperation = (registers, aLo, aHi, bLo, bHi) =>
  leave(registers, word.mul(aLo, aHi, bLo, bHi));

/** Shift left by `b` modulo 64. */
export const shl: WideOperation = (registers, aLo, aHi, bLo) =>
  leave(registers, word.shl(aLo, aHi, bLo & 63));

/** Logical shift right by `b` modulo 64. */
export const lshr: WideOperation = (registers, aLo, aHi, bLo) =>
  leave(registers, word.lshr(aLo, aHi, bLo & 63));

/** Arithmetic shift right by `b` modulo 64, of a word of `width` bits. */
export const ashr: WideOperation = (registers, aLo, aHi, bLo, _bHi, width) =>
  leave(registers, word.ashr(aLo, signedHigh(aHi, width), bLo & 63));

type Division = (aLo: number, aHi: number, bLo: number, bHi: number) => number;

function unsignedDivision(divide: Division): WideOperation {
  return (registers, aLo, aHi, bLo, bHi) => {
    if (bLo !== 0 || bHi !== 0) return leave(registers, divide(aLo, aHi, bLo, bHi));
    registers[register.high] = 0;
    return 0;
  };
}

function signedDivision(divide: Division): WideOperation {
  const nonZero = unsignedDivision(divide);
  return (registers, aLo, aHi, bLo, bHi, width) =>
    nonZero(registers, aLo, signedHigh(aHi, width), bLo, signedHigh(bHi, width), width);
}

/** Quotients and remainders, unsigned and signed; a zero divisor gives zero. */
export const udiv = unsignedDivision(word.udiv);
export const urem = unsignedDivision(word.urem);
export const sdiv = signedDivision(word.sdiv);
export const srem = signedDivision(word.srem);

/** Bit operations on an int32: number of ones, bytes and bits in reverse order. */
export const popcount = ctpop32;
export const swapBytes = bswap32;
export const reverseBits = bitreverse32;

/** Trailing zero bits of an int32; 32 for zero. */
export function trailingZeros(value: number): number {
  return value === 0 ? 32 : 31 - Math.clz32(value & -value);
}

/** 1 when the unsigned 64-bit product does not fit in 64 bits. */
export function umulOverflow(
  registers: Int32Array,
  aLo: number,
  aHi: number,
  bLo: number,
  bHi: number,
): number {
  if (aHi === 0 && bHi === 0) return 0;
  if (aHi !== 0 && bHi !== 0) return 1;
  const cross = aHi !== 0 ? mul(registers, aHi, 0, bLo, 0, 64) : mul(registers, bHi, 0, aLo, 0, 64);
  if (registers[register.high] !== 0) return 1;
  word.mul32(aLo, bLo);
  return (word.result.hi >>> 0) + (cross >>> 0) > 0xffffffff ? 1 : 0;
}
