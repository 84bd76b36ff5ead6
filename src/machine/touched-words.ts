/** The words that a function run alone has touched, each with what it was before: all that its run depends on. */
export class TouchedWords {
  readonly #memory: Int32Array;
  readonly #freed: Uint8Array;
  readonly #known: Uint8Array;
  #words: number[] = [];
  #values: number[] = [];

  constructor(memory: Int32Array, freed: Uint8Array) {
    this.#memory = memory;
    this.#freed = freed;
    this.#known = new Uint8Array(memory.length);
  }

  /** Notes a word that is about to be accessed. */
  touch(word: number): void {
    if (this.#known[word] === 1) return;
    this.#known[word] = 1;
    this.#words.push(word);
    this.#values.push(this.#memory[word] as number, this.#freed[word] as number);
  }

  /** As {@link touch}, for `count` words. */
  touchAll(first: number, count: number): void {
    for (let word = first; word < first + count; word++) this.touch(word);
  }

  /** Takes what was noted and forgets it: word numbers, and for each its value and 1 if it was freed. */
  take(): { readonly words: Int32Array; readonly values: Int32Array } {
    const taken = { words: Int32Array.from(this.#words), values: Int32Array.from(this.#values) };
    for (const word of this.#words) this.#known[word] = 0;
    this.#words = [];
    this.#values = [];
    return taken;
  }
}
