/** How a permutation renames the values of a variable; undefined wherever one is optional: not at all. */
export type Renaming =
  /** Value `x` becomes `to[x]`; values beyond the list stay. */
  | { readonly kind: 'values'; readonly to: readonly number[] }
  /** The value is a mask: bit `b` moves to bit `to[b]`; bits beyond the list stay. */
  | { readonly kind: 'bits'; readonly to: readonly number[] };

/** The renamed value; masks may be any int32. */
export function renamed(renaming: Renaming | undefined, value: number): number {
  if (renaming === undefined) return value;
  if (renaming.kind === 'values') return renaming.to[value] ?? value;
  let image = value & ~lowest(renaming.to.length);
  for (const [bit, to] of renaming.to.entries()) image |= ((value >>> bit) & 1) << to;
  return image;
}

/** Whether two renamings agree on everything. */
export function sameRenaming(a: Renaming | undefined, b: Renaming | undefined): boolean {
  return keyOfRenaming(a) === keyOfRenaming(b);
}

/** A text that is the same for equal renamings only. */
export function keyOfRenaming(renaming: Renaming | undefined): string {
  const simple = simplified(renaming);
  return simple === undefined ? '' : `${simple.kind} ${simple.to.join()}`;
}

/** First one renaming, then another, of a variable of so many values. */
export function composed(
  first: Renaming | undefined,
  second: Renaming | undefined,
  values: number,
): Renaming | undefined {
  if (first === undefined || second === undefined) return simplified(first ?? second);
  if (first.kind === 'bits' && second.kind === 'bits') {
    const bits = Math.max(first.to.length, second.to.length);
    const to = Array.from({ length: bits }, (_, bit) => {
      const middle = first.to[bit] ?? bit;
      return second.to[middle] ?? middle;
    });
    return simplified({ kind: 'bits', to });
  }
  const to = Array.from({ length: values }, (_, value) => renamed(second, renamed(first, value)));
  return simplified({ kind: 'values', to });
}

/** The same renaming without what stays at the end; undefined if everything stays. */
export function simplified(renaming: Renaming | undefined): Renaming | undefined {
  if (renaming === undefined) return undefined;
  let length = renaming.to.length;
  while (length > 0 && renaming.to[length - 1] === length - 1) length--;
  return length === 0 ? undefined : { ...renaming, to: renaming.to.slice(0, length) };
}

const lowest = (bits: number): number => (bits >= 32 ? -1 : (1 << bits) - 1);
