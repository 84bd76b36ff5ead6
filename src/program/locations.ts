import type { Location, LocationId } from './form.ts';

/** The source positions of one program; equal positions have one id. */
export class LocationTable {
  readonly #list: Location[] = [];
  readonly #ids = new Map<string, LocationId>();
  readonly #composed = new Map<number, LocationId>();

  /** The positions so far; grows, never changes. */
  get list(): readonly Location[] {
    return this.#list;
  }

  /** The id of a position, a new one where it has none yet. */
  intern(location: Location): LocationId {
    const { file, line, column, function: name, inlinedAt } = location;
    const key = `${file}\0${line}\0${column}\0${name}\0${inlinedAt}`;
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
    const id = this.intern({ ...location, inlinedAt: this.inlined(location.inlinedAt, call) });
    this.#composed.set(key, id);
    return id;
  }
}
