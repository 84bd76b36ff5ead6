import { result } from './word64.ts';

/** Number of one bits, 0 to 64. */
export function ctpop(lo: number, hi: number): number {
  return ctpop32(lo) + ctpop32(hi);
}

/** Number of one bits of 32. */
export function ctpop32(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  x = (x + (x >>> 4)) & 0x0f0f0f0f;
  return Math.imul(x, 0x01010101) >>> 24;
}

/** Zero bits above the highest one bit of a word of `width` bits; `width` when the word is zero. */
export function ctlz(lo: number, hi: number, width: number): number {
  return (hi === 0 ? 32 + Math.clz32(lo) : Math.clz32(hi)) - (64 - width);
}

/** Zero bits below the lowest one bit of a word of `width` bits; `width` when the word is zero. */
export function cttz(lo: number, hi: number, width: number): number {
  if (lo !== 0) return 31 - Math.clz32(lo & -lo);
  return hi === 0 ? width : 63 - Math.clz32(hi & -hi);
}

/** The four bytes in reverse order. */
export function bswap32(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}

/** The low `width` bits (16, 32 or 64) with their bytes in reverse order; high half in `result`. */
export function bswap(lo: number, hi: number, width: number): number {
  if (width === 64) {
    result.hi = bswap32(lo);
    return bswap32(hi);
  }
  result.hi = 0;
  return width === 32 ? bswap32(lo) : bswap32(lo) >>> 16;
}

/** The 32 bits in reverse order. */
export function bitreverse32(word: number): number {
  let x = ((word >>> 1) & 0x55555555) | ((word & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  return bswap32(x);
}

/** The word cut to `width` bits, zero above; high half in `result`. */
export function truncate(lo: number, hi: number, width: number): number {
  if (width >= 64) {
    result.hi = hi;
    return lo;
  }
  if (width > 32) {
    result.hi = hi & ((1 << (width - 32)) - 1);
    return lo;
  }
  result.hi = 0;
  return width === 32 ? lo : lo & ((1 << width) - 1);
}

/** The low `width` bits taken as signed and extended to 64 bits; high half in `result`. */
export function signExtend(lo: number, hi: number, width: number): number {
  if (width > 32) {
    result.hi = width === 64 ? hi : (hi << (64 - width)) >> (64 - width);
    return lo;
  }
  const low = width === 32 ? lo : (lo << (32 - width)) >> (32 - width);
  result.hi = low >> 31;
  return low;
}
