/**
 * How the Kconfig language of a kernel version differs from today's. Source: scripts/kconfig/{zconf.l,lexer.l,
 * symbol.c,confdata.c} of the versions named.
 */
export interface Dialect {
  /** `$(...)` macros and assignments (4.18 on); before, `$NAME` in strings stands for a symbol's value. */
  readonly macros: boolean;
  /** A choice picks among its members by their own user values (6.11 on); before, it is a symbol with a value. */
  readonly choice: 'members' | 'symbol';
  /** An int or hex without default is `0` or `0x0` (6.8 on); before, it is empty. */
  readonly emptyNumber: 'zero' | 'empty';
}

/** The dialect of kernel version `code` (`major * 1000 + minor`). */
export function dialectOf(code: number): Dialect {
  return {
    macros: code >= 4018,
    choice: code >= 6011 ? 'members' : 'symbol',
    emptyNumber: code >= 6008 ? 'zero' : 'empty',
  };
}
