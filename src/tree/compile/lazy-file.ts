/**
 * A file whose bytes are read when the compiler first asks for them. `@yowasp/clang` takes any `Uint8Array` as a
 * file and uses only these members, so a tree of thousands of headers costs no more than its names.
 */
export class LazyFile extends Uint8Array {
  #bytes: Uint8Array | undefined;
  readonly #read: () => Uint8Array;

  constructor(read: () => Uint8Array) {
    super(0);
    this.#read = read;
  }

  get #content(): Uint8Array {
    this.#bytes ??= this.#read();
    return this.#bytes;
  }

  override get length(): number {
    return this.#content.length;
  }

  override get byteLength(): number {
    return this.#content.byteLength;
  }

  override subarray(begin?: number, end?: number): Uint8Array<ArrayBuffer> {
    return this.#content.subarray(begin, end) as Uint8Array<ArrayBuffer>;
  }
}
