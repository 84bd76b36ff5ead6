import { grown } from '../growth.ts';

/** Numbers packed states in the order in which they are met. */
export class StateIndex {
  /** States so far. */
  size = 0;
  private readonly words: number;
  private states: Int32Array;
  /** Open addressing: number of a state plus 1; 0 is empty. */
  private slots = new Int32Array(1 << 12);

  /** @param words 32-bit words of a packed state. */
  constructor(words: number) {
    this.words = words;
    this.states = new Int32Array(words << 10);
  }

  /** The number of a packed state, which is new if it is the {@link size} of before. */
  numberOf(packed: Int32Array): number {
    if (2 * this.size >= this.slots.length) this.rehash();
    const mask = this.slots.length - 1;
    for (let slot = this.hash(packed, 0) & mask; ; slot = (slot + 1) & mask) {
      const found = this.slots[slot]! - 1;
      if (found < 0) {
        this.slots[slot] = this.size + 1;
        const start = this.size * this.words;
        if (start + this.words > this.states.length) this.states = grown(this.states, start + this.words);
        this.states.set(packed.subarray(0, this.words), start);
        return this.size++;
      }
      if (this.equals(packed, found * this.words)) return found;
    }
  }

  /** The packed state of a number. */
  state(number: number): Int32Array {
    return this.states.subarray(number * this.words, (number + 1) * this.words);
  }

  private equals(packed: Int32Array, start: number): boolean {
    for (let word = 0; word < this.words; word++)
      if (packed[word] !== this.states[start + word]) return false;
    return true;
  }

  /** The finalizer of MurmurHash3 (Appleby, public domain) over the words. */
  private hash(words: Int32Array, start: number): number {
    let hash = 0;
    for (let word = 0; word < this.words; word++) {
      hash = Math.imul(hash ^ words[start + word]!, 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
      hash ^= hash >>> 16;
    }
    return hash >>> 0;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 4);
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = this.hash(this.states, number * this.words) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = number + 1;
    }
  }
}
