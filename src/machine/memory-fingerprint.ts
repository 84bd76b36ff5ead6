import { mix, mixHigh } from './mixing.ts';

/**
 * Fingerprint of memory, brought up to date when it is asked for: exclusive or of a mix of place and value over
 * all words that stores have changed, two lanes. It is computed from the undo log, so a search without fingerprints
 * pays nothing, and a word that is stored to many times in one step counts once.
 */
export class MemoryFingerprint {
  /** Fingerprint of memory as it was when the undo log had {@link upTo} int32. */
  lo = 0;
  hi = 0;
  upTo = 0;
  readonly #memory: Int32Array;
  readonly #freed: Uint8Array;
  /** By word, and beyond them by freed word: the update that has seen it last. */
  readonly #seen: Int32Array;
  #update = 0;

  constructor(memory: Int32Array, freed: Uint8Array) {
    this.#memory = memory;
    this.#freed = freed;
    this.#seen = new Int32Array(memory.length * 2);
  }

  /** The fingerprint of memory without any store. */
  clear(): void {
    this.set(0, 0, 0);
  }

  /** Goes back to a fingerprint that was taken when the log had `upTo` int32. */
  set(lo: number, hi: number, upTo: number): void {
    this.lo = lo;
    this.hi = hi;
    this.upTo = upTo;
  }

  /**
   * Takes in the stores that were logged since the last call. The first entry of a word holds what it was then; what
   * it is now is in memory; the values between cancel out.
   */
  update(log: Int32Array, length: number): void {
    if (this.upTo === length) return;
    const memory = this.#memory;
    const seen = this.#seen;
    if (this.#update === 0x7fffffff) {
      seen.fill(0);
      this.#update = 0;
    }
    const update = ++this.#update;
    const words = memory.length;
    let lo = this.lo;
    let hi = this.hi;
    for (let index = this.upTo; index < length; index += 2) {
      const word = log[index] as number;
      const slot = word >= 0 ? word : words + ~word;
      if (seen[slot] === update) continue;
      seen[slot] = update;
      const old = log[index + 1] as number;
      const value = word >= 0 ? (memory[word] as number) : (this.#freed[~word] as number);
      if (value === old) continue;
      const place = Math.imul(word, 0x9e3779b1);
      lo ^= mix(place ^ old) ^ mix(place ^ value);
      hi ^= mixHigh(place + old) ^ mixHigh(place + value);
    }
    this.set(lo, hi, length);
  }
}
