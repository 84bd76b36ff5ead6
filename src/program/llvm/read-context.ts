import type { LocationTable } from '../locations.ts';

/** What a name of a module stands for in the program: a symbol plus bytes, or nothing (an absent weak symbol). */
export type ResolvedSymbol =
  { readonly kind: 'symbol'; readonly name: string; readonly addend: number } | { readonly kind: 'null' };

/** Where a module's functions and variables are read into. */
export interface ReadContext {
  /** The meaning of one of the module's names. */
  symbol(name: string): ResolvedSymbol;
  readonly locations: LocationTable;
}
