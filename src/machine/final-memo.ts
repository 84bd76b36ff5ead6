import type { FinalState } from './explorable.ts';
import { TouchedWords } from './touched-words.ts';

interface Remembered {
  readonly words: Int32Array;
  /** For each word its value and whether it was freed. */
  readonly values: Int32Array;
  readonly final: FinalState;
  /** Where the last comparison failed: most failures are at one place. */
  hint: number;
}

const most = 64;

/**
 * Final checks that were run, by all that they looked at. The check is one function run alone, so where every word
 * that it touched is as it was, it comes to the same result: no fingerprint, no chance of a mistake.
 */
export class FinalMemo {
  readonly #memory: Int32Array;
  readonly #freed: Uint8Array;
  readonly #touched: TouchedWords;
  #known: Remembered[] = [];
  #recalled = 0;
  #remembered = 0;

  constructor(memory: Int32Array, freed: Uint8Array) {
    this.#memory = memory;
    this.#freed = freed;
    this.#touched = new TouchedWords(memory, freed);
  }

  /**
   * What the check says of memory as it is. `run` performs it and undoes it; it tells `touched`, if there is one,
   * of all words it is about to access, and whether the result depends on nothing else.
   */
  look(
    run: (touched: TouchedWords | undefined) => {
      readonly final: FinalState;
      readonly repeatable: boolean;
    },
  ): FinalState {
    const known = this.#recall();
    if (known !== undefined) return known;
    // Noting what is touched is slow: it does not pay where hardly any two final states are alike.
    const worthwhile = this.#remembered < most || this.#recalled > this.#remembered;
    const touched = worthwhile ? this.#touched : undefined;
    const { final, repeatable } = run(touched);
    const words = touched?.take();
    if (words !== undefined && repeatable) this.#remember({ ...words, final, hint: 0 });
    return final;
  }

  #recall(): FinalState | undefined {
    for (let i = 0; i < this.#known.length; i++) {
      const one = this.#known[i] as Remembered;
      if (!this.#same(one, one.hint, one.hint + 1) || !this.#same(one, 0, one.words.length)) continue;
      this.#known.splice(i, 1);
      this.#known.unshift(one);
      this.#recalled++;
      return one.final;
    }
    return undefined;
  }

  #remember(one: Remembered): void {
    this.#remembered++;
    this.#known.unshift(one);
    if (this.#known.length > most) this.#known.pop();
  }

  #same(one: Remembered, from: number, to: number): boolean {
    const { words, values } = one;
    for (let i = from; i < to && i < words.length; i++) {
      const word = words[i] as number;
      if (this.#memory[word] === values[2 * i] && this.#freed[word] === values[2 * i + 1]) continue;
      one.hint = i;
      return false;
    }
    return true;
  }
}
