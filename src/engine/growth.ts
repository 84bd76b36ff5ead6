/** A typed array that {@link grown} can lengthen. */
type Growable = Int32Array | Uint8Array | Float64Array;

/** A copy of the array with room for `length` elements at least; the new ones are zero. */
export function grown<T extends Growable>(array: T, length: number): T {
  const capacity = Math.max(length, array.length * 2);
  const copy = new (array.constructor as new (length: number) => T)(capacity);
  copy.set(array);
  return copy;
}
