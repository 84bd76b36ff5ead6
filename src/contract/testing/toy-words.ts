import type { BddWord } from '../../bdd/bdd-word.ts';
import type { BddManager } from '../../bdd/manager.ts';
import { always, type Bdd, never } from '../../bdd/manager.ts';
import { constantWord, equalWords, isNonZero, variableWord } from '../../bdd/word-operations.ts';

/** Bits of an entry of the toy architecture. */
export const bits = {
  VALID: 0,
  WRITE: 1,
  DIRTY: 2,
  YOUNG: 3,
  HUGE: 4,
  INVALID: 5,
  PROTNONE: 6,
  SOFT_DIRTY: 7,
  SPECIAL: 8,
  DEVMAP: 9,
  UFFD_WP: 10,
  /** A swap entry; its type is in bits 1 to 4, its offset from bit 12 on. */
  SWAP: 11,
} as const;

/** Name of a bit. */
export type Bit = keyof typeof bits;

/** Bits of an entry. */
export const width = 32;
/** Lowest bit of the page frame number and of a swap offset. */
export const frameShift = 12;
/** Bits of a page frame number, in an entry and of the machine. */
export const frameBits = 16;

/** Words of the toy architecture as functions of variables. */
export class ToyWords {
  readonly manager: BddManager;

  constructor(manager: BddManager) {
    this.manager = manager;
  }

  parameter(index: 0 | 1): BddWord {
    return variableWord(this.manager, width, { first: index, stride: 2 });
  }

  /** A word of one bit. */
  truth(of: Bdd): BddWord {
    return [of];
  }

  has(word: BddWord, ...names: readonly Bit[]): Bdd {
    return names.reduce((all, name) => this.manager.and(all, word[bits[name]]!), always);
  }

  hasAny(word: BddWord, ...names: readonly Bit[]): Bdd {
    return names.reduce((any, name) => this.manager.or(any, word[bits[name]]!), never);
  }

  set(word: BddWord, ...names: readonly Bit[]): BddWord {
    return word.map((bit, index) => (names.some((name) => bits[name] === index) ? always : bit));
  }

  clear(word: BddWord, ...names: readonly Bit[]): BddWord {
    return word.map((bit, index) => (names.some((name) => bits[name] === index) ? never : bit));
  }

  isZero(word: BddWord): Bdd {
    return this.manager.not(isNonZero(this.manager, word));
  }

  zero(): BddWord {
    return constantWord(0n, width);
  }

  /** `word >> from`, cut to `count` bits. */
  field(word: BddWord, from: number, count: number): BddWord {
    return Array.from({ length: width }, (_, bit) => (bit < count ? word[from + bit]! : never));
  }

  /** A word with a field put at a bit. */
  put(into: BddWord, field: BddWord, from: number, count: number): BddWord {
    return into.map((bit, index) => (index >= from && index < from + count ? field[index - from]! : bit));
  }

  present(word: BddWord): Bdd {
    return this.manager.and(
      this.hasAny(word, 'VALID', 'INVALID', 'PROTNONE'),
      this.manager.not(this.has(word, 'SWAP')),
    );
  }

  swapType(word: BddWord): BddWord {
    return this.field(word, 1, 4);
  }

  isType(word: BddWord, ...types: readonly bigint[]): Bdd {
    const type = this.swapType(word);
    return types.reduce(
      (any, one) => this.manager.or(any, equalWords(this.manager, type, constantWord(one, width))),
      never,
    );
  }
}
