/**
 * A map that remembers what it was asked for: it answers `get` from `known` and asks `source` for the rest, which
 * it then knows too. Everything else is the source's answer.
 */
export class RecalledMap<V> implements ReadonlyMap<string, V> {
  readonly known: Map<string, V | undefined>;
  readonly #source: () => ReadonlyMap<string, V>;

  constructor(known: ReadonlyMap<string, V | undefined>, source: () => ReadonlyMap<string, V>) {
    this.known = new Map(known);
    this.#source = source;
  }

  get size(): number {
    return this.#source().size;
  }

  get(key: string): V | undefined {
    const value = this.known.get(key);
    if (value !== undefined || this.known.has(key)) return value;
    const found = this.#source().get(key);
    this.known.set(key, found);
    return found;
  }

  has(key: string): boolean {
    return this.known.has(key) ? this.known.get(key) !== undefined : this.#source().has(key);
  }

  keys(): MapIterator<string> {
    return this.#source().keys();
  }

  values(): MapIterator<V> {
    return this.#source().values();
  }

  entries(): MapIterator<[string, V]> {
    return this.#source().entries();
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  forEach(callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    this.#source().forEach(callback);
  }
}
