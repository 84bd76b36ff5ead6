/** Whose names a constant is printed in: bits of an entry, of a protection, or none. */
export type NameSpace = 'entry' | 'prot' | 'number';

/**
 * A formula of a helper. Words are of 64 bits, and what is wider than the helper's result is cut off; a condition is a
 * word that is 0 or 1.
 */
export type Expression =
  | { readonly kind: 'parameter'; readonly index: number; readonly name: string }
  | {
      readonly kind: 'constant';
      readonly value: bigint;
      readonly names: NameSpace;
      /** Of an entry that is not valid, some bits of which then have other names. */
      readonly isInvalid?: boolean;
    }
  /** An address that C knows by a name, such as `invalid_pte_table`. */
  | { readonly kind: 'symbol'; readonly name: string; readonly value: bigint }
  /** Bitwise negation. */
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'and' | 'or' | 'xor' | 'add'; readonly of: readonly Expression[] }
  /** By `by` bits, 0 to 63; to the right zeros come in. */
  | {
      readonly kind: 'shift';
      readonly direction: 'left' | 'right';
      readonly of: Expression;
      readonly by: number;
    }
  | {
      readonly kind: 'compare';
      readonly operator: '==' | '!=';
      readonly left: Expression;
      readonly right: Expression;
    }
  /** All (any) of the conditions; of none: true (false). */
  | { readonly kind: 'all' | 'any'; readonly of: readonly Expression[] }
  /** Without `otherwise`: 0 where the condition is false. */
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise?: Expression;
    };

/** All ones of a word. */
export const ones = (1n << 64n) - 1n;

/** A constant in the names of `names`. */
export function constant(
  value: bigint,
  names: NameSpace,
  of: { readonly isInvalid?: boolean } = {},
): Expression {
  return { kind: 'constant', value, names, isInvalid: of.isInvalid ?? false };
}

/** The disjunction (bitwise) of terms: one of them alone, or 0 for none. */
export function union(of: readonly Expression[]): Expression {
  return of.length === 1 ? of[0]! : of.length === 0 ? constant(0n, 'number') : { kind: 'or', of };
}

/** All of the conditions; nested ones are flattened. */
export function allOf(of: readonly Expression[]): Expression {
  const flat = of.flatMap((one) => (one.kind === 'all' ? one.of : [one]));
  return flat.length === 1 ? flat[0]! : { kind: 'all', of: flat };
}

/** Any of the conditions; nested ones are flattened. */
export function anyOf(of: readonly Expression[]): Expression {
  const flat = of.flatMap((one) => (one.kind === 'any' ? one.of : [one]));
  return flat.length === 1 ? flat[0]! : { kind: 'any', of: flat };
}
