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
