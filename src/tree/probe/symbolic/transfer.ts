import type { BddWord } from '../../../bdd/bdd-word.ts';
import { always, type Bdd, type BddManager } from '../../../bdd/manager.ts';

/** Makes functions of one manager anew in another one, with the same variables. */
export class Transfer {
  readonly #from: BddManager;
  readonly #to: BddManager;
  readonly #known = new Map<Bdd, Bdd>();

  constructor(from: BddManager, to: BddManager) {
    this.#from = from;
    this.#to = to;
  }

  /** The same function in the other manager. */
  function(of: Bdd): Bdd {
    if (of <= always) return of;
    const known = this.#known.get(of);
    if (known !== undefined) return known;
    const from = this.#from;
    const low = this.function(from.low(of));
    const made = this.#to.node(from.variableOf(of), low, this.function(from.high(of)));
    this.#known.set(of, made);
    return made;
  }

  /** The same word in the other manager. */
  word(word: BddWord): BddWord {
    return word.map((bit) => this.function(bit));
  }
}
