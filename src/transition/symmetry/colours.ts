/** A 32-bit hash of a few numbers, in their order. Collisions mislead the search for candidates, never a verdict. */
export function mix(...values: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const value of values) {
    hash = Math.imul(hash ^ (value | 0), 0x85ebca6b);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0xc2b2ae35);
    hash ^= hash >>> 13;
  }
  return hash | 0;
}

/** The hash of a text. */
export function hashOf(text: string): number {
  return mix(...Array.from(text, (letter) => letter.codePointAt(0)!));
}
