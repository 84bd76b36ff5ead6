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

/** Full 64-bit product of two unsigned 32-bit words, high half; by 16-bit limbs. */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const low = aLow * bLow;
  const middle1 = aHigh * bLow;
  const middle2 = aLow * bHigh;
  const carry = (low >>> 16) + (middle1 & 0xffff) + (middle2 & 0xffff);
  return (aHigh * bHigh + (middle1 >>> 16) + (middle2 >>> 16) + (carry >>> 16)) | 0;
}

/** Product, the low 64 bits. */
export const mul: WideOperation = (registers, aLo, aHi, bLo, bHi) => {
  registers[register.high] = (highProduct(aLo, bLo) + Math.imul(aLo, bHi) + Math.imul(aHi, bLo)) | 0;
  return Math.imul(aLo, bLo);
};

/** Shift left by `b` modulo 64. */
export const shl: WideOperation = (registers, aLo, aHi, bLo) => {
  const by = bLo & 63;
  if (by === 0) {
    registers[register.high] = aHi;
    return aLo;
  }
  if (by >= 32) {
    registers[register.high] = aLo << (by - 32);
    return 0;
  }
  registers[register.high] = (aHi << by) | (aLo >>> (32 - by));
  return aLo << by;
};

/** Logical shift right by `b` modulo 64. */
export const lshr: WideOperation = (registers, aLo, aHi, bLo) => {
  const by = bLo & 63;
  if (by === 0) {
    registers[register.high] = aHi;
    return aLo;
  }
  if (by >= 32) {
    registers[register.high] = 0;
    return (aHi >>> (by - 32)) | 0;
  }
  registers[register.high] = (aHi >>> by) | 0;
  return (aLo >>> by) | (aHi << (32 - by));
};

/** Arithmetic shift right by `b` modulo 64, of a word of `width` bits. */
export const ashr: WideOperation = (registers, aLo, aHiRaw, bLo, _bHi, width) => {
  const aHi = width === 64 ? aHiRaw : (aHiRaw << (64 - width)) >> (64 - width);
  const by = bLo & 63;
  if (by === 0) {
    registers[register.high] = aHi;
    return aLo;
  }
  if (by >= 32) {
    registers[register.high] = aHi >> 31;
    return aHi >> (by - 32);
  }
  registers[register.high] = aHi >> by;
  return (aLo >>> by) | (aHi << (32 - by));
};

/** Division is rare in kernel paths (by constants it is a multiplication): BigInt is good enough. */
function divide(pick: (a: bigint, b: bigint) => bigint, signedness: 'signed' | 'unsigned'): WideOperation {
  return (registers, aLo, aHi, bLo, bHi, width) => {
    if (signedness === 'unsigned' && aHi === 0 && bHi === 0 && bLo !== 0) {
      registers[register.high] = 0;
      return Number(pick(BigInt(aLo >>> 0), BigInt(bLo >>> 0))) | 0;
    }
    const join = (lo: number, hi: number): bigint => {
      const word = (BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0);
      return signedness === 'signed' ? BigInt.asIntN(width, word) : word;
    };
    const divisor = join(bLo, bHi);
    const result = divisor === 0n ? 0n : pick(join(aLo, aHi), divisor);
    registers[register.high] = Number(BigInt.asIntN(32, result >> 32n));
    return Number(BigInt.asIntN(32, result));
  };
}

/** Quotients and remainders, unsigned and signed; a zero divisor gives zero. */
export const udiv = divide((a, b) => a / b, 'unsigned');
export const urem = divide((a, b) => a % b, 'unsigned');
export const sdiv = divide((a, b) => a / b, 'signed');
export const srem = divide((a, b) => a % b, 'signed');

/** Number of one bits of an int32. */
export function popcount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Trailing zero bits of an int32; 32 for zero. */
export function trailingZeros(word: number): number {
  return word === 0 ? 32 : 31 - Math.clz32(word & -word);
}

/** Bytes of an int32 in reverse order. */
export function swapBytes(word: number): number {
  return ((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}

/** Bits of an int32 in reverse order. */
export function reverseBits(word: number): number {
  let v = ((word >>> 1) & 0x55555555) | ((word & 0x55555555) << 1);
  v = ((v >>> 2) & 0x33333333) | ((v & 0x33333333) << 2);
  v = ((v >>> 4) & 0x0f0f0f0f) | ((v & 0x0f0f0f0f) << 4);
  return swapBytes(v);
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
  return (highProduct(aLo, bLo) >>> 0) + (cross >>> 0) > 0xffffffff ? 1 : 0;
}
