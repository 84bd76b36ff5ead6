/** A read-only map of known keys whose values are made when they are asked for, once each. */
export class LazyMap<V> implements ReadonlyMap<string, V> {
  readonly #keys: ReadonlySet<string>;
  readonly #make: (key: string) => V;
  readonly #made = new Map<string, V>();

  constructor(keys: ReadonlySet<string>, make: (key: string) => V) {
    this.#keys = keys;
    this.#make = make;
  }

  get size(): number {
    return this.#keys.size;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  get(key: string): V | undefined {
    const known = this.#made.get(key);
    if (known !== undefined || !this.#keys.has(key)) return known;
    const made = this.#make(key);
    this.#made.set(key, made);
    return made;
  }

  keys(): MapIterator<string> {
    return this.#keys.keys();
  }

  /** All values; makes those that are missing. */
  values(): MapIterator<V> {
    return this.#all().values();
  }

  /** All entries; makes those that are missing. */
  entries(): MapIterator<[string, V]> {
    return this.#all().entries();
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  forEach(callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.#all()) callback(value, key, this);
  }

  #all(): Map<string, V> {
    const all = new Map<string, V>();
    for (const key of this.#keys) {
      const value = this.get(key);
      if (value !== undefined) all.set(key, value);
    }
    return all;
  }
}
