import { always, type Bdd, type BddManager, never } from '../../bdd/manager.ts';

/** Sample assignments of a signature: half of them even, a quarter each with few and with many bits set. */
const samples = 256;

/**
 * Values of functions at fixed pseudo-random assignments, one bit each: what differs in its signature differs, so that
 * most questions about functions are answered without making decision diagrams.
 */
export class Signatures {
  readonly #manager: BddManager;
  readonly #known = new Map<Bdd, bigint>([
    [never, 0n],
    [always, (1n << BigInt(samples)) - 1n],
  ]);
  readonly #variables = new Map<number, bigint>();

  constructor(manager: BddManager) {
    this.#manager = manager;
  }

  /** Signature of a function. */
  of(of: Bdd): bigint {
    let signature = this.#known.get(of);
    if (signature === undefined) {
      const variable = this.ofVariable(this.#manager.variableOf(of));
      const [low, high] = [this.of(this.#manager.low(of)), this.of(this.#manager.high(of))];
      signature = low ^ ((low ^ high) & variable);
      this.#known.set(of, signature);
    }
    return signature;
  }

  /** Signature of a variable. */
  ofVariable(variable: number): bigint {
    let signature = this.#variables.get(variable);
    if (signature === undefined) {
      signature = 0n;
      let state = Math.imul(variable + 1, 0x9e37_79b1);
      for (let chunk = 0; chunk < samples / 32; chunk++) {
        const draw = (): number => {
          state = Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d) + 0x6d2b_79f5;
          return (state ^ (state >>> 13)) >>> 0;
        };
        let word = draw();
        if (chunk % 4 === 2) word &= draw() & draw();
        if (chunk % 4 === 3) word |= draw() | draw();
        signature = (signature << 32n) | BigInt(word >>> 0);
      }
      this.#variables.set(variable, signature);
    }
    return signature;
  }

  /** Whether `left` implies `right`, exactly. */
  isSubset(left: Bdd, right: Bdd): boolean {
    return (this.of(left) & ~this.of(right)) === 0n && this.#manager.isSubset(left, right);
  }
}
