/**
 * The values that a page-table entry of one level can take in one system: 64-bit words, numbered in the order in
 * which they were found. The set is closed under the functions that the system applies to it.
 */
export class Domain {
  readonly name: string;
  readonly words: bigint[] = [];
  private readonly numbers = new Map<bigint, number>();
  private readonly limit: number;

  /** @param name `pmd`, `pte`. @param limit largest number of values, a guard against a runaway closure. */
  constructor(name: string, limit = 4096) {
    this.name = name;
    this.limit = limit;
  }

  /** Number of a word, which joins the domain if it is new. */
  numberOf(word: bigint): number {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.words.length;
      if (number >= this.limit) throw new Error(`more than ${this.limit} values of ${this.name}`);
      this.words.push(word);
      this.numbers.set(word, number);
    }
    return number;
  }
}
