import type { BddWord } from '../../../bdd/bdd-word.ts';
import type { Bdd, BddManager } from '../../../bdd/manager.ts';
import { constantWord, iteWord, zext } from '../../../bdd/word-operations.ts';

/** Words of 8 bits with their values: bytes that are constant are shared. */
const constantBytes: readonly BddWord[] = Array.from({ length: 256 }, (_, value) =>
  constantWord(BigInt(value), 8),
);

/** What is in memory before a call. */
export interface InitialMemory {
  /** From address 0; zero behind them. */
  readonly bytes: Uint8Array;
  readonly endian: 'little' | 'big';
  /** Number of the last version of any memory made from it. */
  readonly versions: { last: number };
}

/** Memory of one path: bytes that a path has stored over those before the call. */
export class SymbolicMemory {
  readonly #initial: InitialMemory;
  readonly #stored: Map<number, BddWord>;
  #version: number;

  /** Without `before`, as it is before the call; else a copy of it. */
  constructor(initial: InitialMemory, before?: SymbolicMemory) {
    this.#initial = initial;
    this.#stored = new Map(before === undefined ? [] : before.#stored);
    this.#version = before === undefined ? 0 : before.#version;
  }

  /** Memories of one call with equal versions have equal contents. */
  get version(): number {
    return this.#version;
  }

  /** A copy that changes apart from this one. */
  fork(): SymbolicMemory {
    return new SymbolicMemory(this.#initial, this);
  }

  /** The word of `width` bits at an address; one of less than whole bytes is the lowest bits of as many bytes. */
  load(address: number, width: number): BddWord {
    const bytes = Math.ceil(width / 8);
    const bits: Bdd[] = [];
    for (let index = 0; index < bytes; index++) {
      const place = this.#initial.endian === 'little' ? index : bytes - 1 - index;
      bits.push(...this.byte(address + place));
    }
    if (bits.length > width) bits.length = width;
    return bits;
  }

  /** Stores a word at an address, zero-extended to whole bytes. */
  store(address: number, word: BddWord): void {
    const bytes = Math.ceil(word.length / 8);
    const whole = zext(word, 8 * bytes);
    for (let index = 0; index < bytes; index++) {
      const place = this.#initial.endian === 'little' ? index : bytes - 1 - index;
      this.setByte(address + place, whole.slice(8 * index, 8 * index + 8));
    }
  }

  /** The eight bits at an address. */
  byte(address: number): BddWord {
    return this.#stored.get(address) ?? constantBytes[this.#initial.bytes[address] ?? 0]!;
  }

  /** Stores eight bits. */
  setByte(address: number, byte: BddWord): void {
    if (isSame(this.byte(address), byte)) return;
    this.#stored.set(address, byte);
    this.#version = ++this.#initial.versions.last;
  }

  /** Takes over what another memory has where `condition` holds. */
  merge(manager: BddManager, condition: Bdd, other: SymbolicMemory): void {
    if (other.#version === this.#version) return;
    for (const [address, byte] of other.#stored) this.#choose(manager, condition, address, byte);
    for (const address of this.#stored.keys())
      if (!other.#stored.has(address)) this.#choose(manager, condition, address, other.byte(address));
  }

  /** Contents as constant bytes, where all that was stored is constant; else undefined. */
  toBytes(size: number): Uint8Array | undefined {
    const bytes = new Uint8Array(size);
    bytes.set(this.#initial.bytes.subarray(0, size));
    for (const [address, byte] of this.#stored) {
      if (byte.some((bit) => bit > 1)) return undefined;
      bytes[address] = byte.reduceRight((value, bit) => 2 * value + bit, 0);
    }
    return bytes;
  }

  #choose(manager: BddManager, condition: Bdd, address: number, byte: BddWord): void {
    const own = this.byte(address);
    if (!isSame(own, byte)) this.setByte(address, iteWord(manager, condition, byte, own));
  }
}

function isSame(left: BddWord, right: BddWord): boolean {
  return left === right || left.every((bit, index) => bit === right[index]);
}
