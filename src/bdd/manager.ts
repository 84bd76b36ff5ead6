import { tooManyNodes } from './diagnostics.ts';

/** A Boolean function: number of its node in a {@link BddManager}. Equal numbers are equal functions. */
export type Bdd = number;

/** The function that is never true. */
export const never: Bdd = 0;
/** The function that is always true. */
export const always: Bdd = 1;

/** Level of the two constants: below every variable. */
const bottom = 0x7fff_ffff;

/** Most words of the table of results: 2^20 entries. */
const largestComputed = 4 << 20;

/**
 * Reduced ordered binary decision diagrams (Bryant, "Graph-Based Algorithms for Boolean Function Manipulation",
 * 1986). Variables are numbered from 0 and ordered by their numbers. Nodes are never freed: a manager lives as long
 * as one question.
 */
export class BddManager {
  #variables = new Int32Array(1 << 12);
  #lows = new Int32Array(1 << 12);
  #highs = new Int32Array(1 << 12);
  /** Open addressing: number of a node, or 0 for an empty place. */
  #unique = new Int32Array(1 << 13);
  #count = 2;
  /** Results of ite(), overwritten at will: four words an entry, condition 0 for an empty one. */
  #computed = new Int32Array(4 << 12);
  readonly #limit: number;

  /** `limit`: nodes that may be made; asking for more throws THP6010. */
  constructor(options: { readonly limit?: number } = {}) {
    this.#limit = options.limit ?? 1 << 24;
    this.#variables[never] = bottom;
    this.#variables[always] = bottom;
  }

  /** Nodes made so far, the two constants included. */
  get nodes(): number {
    return this.#count;
  }

  /** The function that is the value of a variable. */
  variable(index: number): Bdd {
    return this.node(index, never, always);
  }

  /** Number of the topmost variable of a function; larger than any variable's for a constant. */
  variableOf(of: Bdd): number {
    return this.#variables[of]!;
  }

  /** What a function that is no constant is where its topmost variable is false. */
  low(of: Bdd): Bdd {
    return this.#lows[of]!;
  }

  /** What a function that is no constant is where its topmost variable is true. */
  high(of: Bdd): Bdd {
    return this.#highs[of]!;
  }

  /** `variable ? high : low`; both must be of variables below `variable`. */
  node(variable: number, low: Bdd, high: Bdd): Bdd {
    if (low === high) return low;
    const mask = this.#unique.length - 1;
    let place = hash(variable, low, high) & mask;
    for (let known = this.#unique[place]!; known !== 0; known = this.#unique[place]!) {
      if (this.#variables[known] === variable && this.#lows[known] === low && this.#highs[known] === high)
        return known;
      place = (place + 1) & mask;
    }
    const fresh = this.#count;
    if (fresh >= this.#limit) throw tooManyNodes(this.#limit);
    if (fresh === this.#variables.length) this.#growNodes();
    this.#count++;
    this.#variables[fresh] = variable;
    this.#lows[fresh] = low;
    this.#highs[fresh] = high;
    this.#unique[place] = fresh;
    if (2 * fresh > this.#unique.length) this.#growTable();
    return fresh;
  }

  /** `condition ? then : otherwise`. */
  ite(condition: Bdd, then: Bdd, otherwise: Bdd): Bdd {
    if (condition === always) return then;
    if (condition === never) return otherwise;
    if (then === otherwise) return then;
    if (then === always && otherwise === never) return condition;
    if (then === condition) return this.ite(condition, always, otherwise);
    if (otherwise === condition) return this.ite(condition, then, never);
    const place = this.#place(condition, then, otherwise);
    const computed = this.#computed;
    if (computed[place] === condition && computed[place + 1] === then && computed[place + 2] === otherwise)
      return computed[place + 3]!;
    const top = Math.min(this.#variables[condition]!, this.#variables[then]!, this.#variables[otherwise]!);
    const low = this.ite(
      this.#cofactor(condition, top, this.#lows),
      this.#cofactor(then, top, this.#lows),
      this.#cofactor(otherwise, top, this.#lows),
    );
    const high = this.ite(
      this.#cofactor(condition, top, this.#highs),
      this.#cofactor(then, top, this.#highs),
      this.#cofactor(otherwise, top, this.#highs),
    );
    const result = this.node(top, low, high);
    this.#remember(condition, then, otherwise, result);
    return result;
  }

  /** Negation. */
  not(of: Bdd): Bdd {
    return this.ite(of, never, always);
  }

  /** Conjunction. */
  and(left: Bdd, right: Bdd): Bdd {
    return left < right ? this.ite(left, right, never) : this.ite(right, left, never);
  }

  /** Disjunction. */
  or(left: Bdd, right: Bdd): Bdd {
    return left < right ? this.ite(left, always, right) : this.ite(right, always, left);
  }

  /** Exclusive or. */
  xor(left: Bdd, right: Bdd): Bdd {
    return this.ite(left, this.not(right), right);
  }

  /** Where `left` implies `right`. */
  implies(left: Bdd, right: Bdd): Bdd {
    return this.ite(left, right, always);
  }

  /** Whether `left` is true only where `right` is. */
  isSubset(left: Bdd, right: Bdd): boolean {
    return this.implies(left, right) === always;
  }

  /** Index of the entry of the computed table that ite() of these may have. */
  #place(condition: Bdd, then: Bdd, otherwise: Bdd): number {
    return (hash(condition, then, otherwise) & ((this.#computed.length >> 2) - 1)) << 2;
  }

  #remember(condition: Bdd, then: Bdd, otherwise: Bdd, result: Bdd): void {
    // The table may have grown since it was asked.
    const place = this.#place(condition, then, otherwise);
    const computed = this.#computed;
    computed[place] = condition;
    computed[place + 1] = then;
    computed[place + 2] = otherwise;
    computed[place + 3] = result;
  }

  #cofactor(of: Bdd, variable: number, branch: Int32Array): Bdd {
    return this.#variables[of] === variable ? branch[of]! : of;
  }

  #growNodes(): void {
    this.#variables = grown(this.#variables);
    this.#lows = grown(this.#lows);
    this.#highs = grown(this.#highs);
    // As many results as nodes; they are forgotten, which costs less than to place them anew.
    if (this.#computed.length < largestComputed) this.#computed = new Int32Array(4 * this.#variables.length);
  }

  #growTable(): void {
    const table = new Int32Array(2 * this.#unique.length);
    const mask = table.length - 1;
    for (let node = 2; node < this.#count; node++) {
      let place = hash(this.#variables[node]!, this.#lows[node]!, this.#highs[node]!) & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = node;
    }
    this.#unique = table;
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

function hash(first: number, second: number, third: number): number {
  let value = Math.imul(first, 0x9e37_79b1) ^ Math.imul(second, 0x85eb_ca6b) ^ Math.imul(third, 0xc2b2_ae35);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b_3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
