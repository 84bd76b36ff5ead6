/** A word as `0x` and all its hexadecimal digits: 8 for up to 32 bits, 16 above. */
export function fullHexadecimal(lo: number, hi: number, width: number): string {
  const low = (lo >>> 0).toString(16).padStart(8, '0');
  return width > 32 ? `0x${(hi >>> 0).toString(16).padStart(8, '0')}${low}` : `0x${low}`;
}

/** Bits of harness/thpcheck.h (THPCHECK_NONE, ...), in order, as the report names them. */
const predicateNames = ['none', 'present', 'trans_huge', 'bad', 'leaf'] as const;

/** Bits of `none` and `trans_huge`. */
const noneOrHuge = 0b101;
const bad = 0b1000;

/**
 * Names of the predicates that hold, from what the harness's classification returned. `bad` is left out of none and
 * huge values: the kernel asks pmd_bad() only where a table is expected (pmd_none_or_clear_bad()).
 */
export function predicateList(bits: number): string[] {
  const shown = (bits & noneOrHuge) === 0 ? bits : bits & ~bad;
  return predicateNames.filter((_, index) => (shown & (1 << index)) !== 0);
}
