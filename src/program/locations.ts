import type { Location, LocationId } from './form.ts';

/** The source positions of one program; equal positions of the sources have one id. */
export class LocationTable {
  readonly #list: Location[] = [];
  readonly #ids = new Map<string, LocationId>();
  readonly #composed = new Map<number, LocationId>();

  /** Starts with positions that have their ids already: their places in `known`. */
  constructor(known: readonly Location[] = []) {
    for (const location of known) {
      const id = this.#list.push(location) - 1;
      this.#ids.set(keyOf(location), id);
    }
  }

  /** The positions so far; grows, never changes. */
  get list(): readonly Location[] {
    return this.#list;
  }

  /** The id of a position, a new one where it has none yet. */
  intern(location: Location): LocationId {
    const key = keyOf(location);
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#list.length;
      this.#list.push(location);
      this.#ids.set(key, id);
    }
    return id;
  }

  /** The position `inner` after its function was inlined into a call at `call`. */
  inlined(inner: LocationId, call: LocationId): LocationId {
    const location = this.#list[inner];
    if (location === undefined) return call;
    if (call < 0) return inner;
    const key = inner * 0x400_0000 + call;
    const known = this.#composed.get(key);
    if (known !== undefined) return known;
    const inlinedAt = this.inlined(location.inlinedAt, call);
    // Unequal by construction, save where a call site occurs in two chains: not worth a look-up by contents.
    const id = this.#list.push({ ...location, inlinedAt }) - 1;
    this.#composed.set(key, id);
    return id;
  }
}

function keyOf({ file, line, column, function: name, inlinedAt }: Location): string {
  return `${file}\0${line}\0${column}\0${name}\0${inlinedAt}`;
}
