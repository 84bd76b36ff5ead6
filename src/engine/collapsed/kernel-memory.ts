import type { LinearMemory } from '../packed/web-assembly.ts';
import { newMemory } from '../packed/web-assembly.ts';
import { finished } from './finished.ts';
import type { KernelCode } from './kernel-code.ts';
import type { KernelMap } from './kernel-map.ts';
import { header, slotsAside } from './kernel-map.ts';
import type { KeyLayout } from './key-layout.ts';
import { keyBytesOf } from './key-layout.ts';
import type { StatesShape } from './states-shape.ts';

const firstTableBits = 11;
/** Most states of a table, as a part of its slots: usually, and when there is no memory for a larger one. */
const [usualLoad, highestLoad] = [0.78, 15 / 16];
/** A table with fewer slots is built anew instead of being swept through. */
const smallTable = 2 ** 14;
/**
 * A table with fewer slots is doubled; others grow by a half or by a third, so that they are never less than 52 % full
 * and a state takes 15.4 bytes of them at most. Doubling would cost 10 % less time at 1e7 states, and up to 21 bytes.
 */
const largeTable = 2 ** 20;
/** States or slots that one call of code works on. */
const chunk = 2 ** 14;
/** Slots that are moved before the caller gets a turn. */
const pieceSlots = 2 ** 18;
/** Pages of 64 KiB that linear memory can have. */
const mostPages = 65536;

/** The table of states of a new kernel. */
export interface FirstTable {
  readonly states?: StatesShape | undefined;
  readonly bytes: number;
  /** See `tableBits` of {@link header}. */
  readonly bits: number;
}

/** The exact table of a search that begins. */
export const exactAtFirst: FirstTable = { bytes: 8 * 2 ** firstTableBits, bits: firstTableBits };

/** How large the parts of a kernel's memory may become. */
export interface KernelRoom {
  /** Logarithm of the most entries of the cache of steps. */
  readonly cacheBits: number;
  readonly listBytes: number;
  /** Logarithm of the most values of a component. */
  readonly storeBits: number;
  /** Bytes in all. */
  readonly mostBytes: number;
}

/** Linear memory with the keys of all states and the table that finds them. */
export abstract class KernelMemory {
  abstract code: KernelCode;
  readonly map: KernelMap;
  readonly keys: KeyLayout;
  readonly keyBytes: number;
  /** Bytes that memory may grow to. */
  mostBytes: number;
  protected readonly memory: LinearMemory;
  /** Pages of 64 KiB that memory begins with. */
  protected readonly pages: number;
  protected words: Int32Array;
  protected bytes: Uint8Array;

  constructor(
    map: KernelMap,
    keys: KeyLayout,
    { table, mostBytes }: { readonly table: FirstTable; readonly mostBytes: number },
  ) {
    this.map = map;
    this.keys = keys;
    this.keyBytes = keyBytesOf(keys);
    this.pages = Math.ceil((map.table + table.bytes + 2 ** firstTableBits * this.keyBytes) / 65536);
    this.mostBytes = Math.max(mostBytes, 65536 * this.pages);
    this.memory = newMemory({ initial: this.pages, maximum: mostPages });
    this.words = new Int32Array(this.memory.buffer);
    this.bytes = new Uint8Array(this.memory.buffer);
  }

  /** A word of the header. */
  read(word: keyof typeof header): number {
    return this.words[header[word] / 4]! >>> 0;
  }

  /** Sets a word of the header. */
  write(word: keyof typeof header, value: number): void {
    this.words[header[word] / 4] = value;
  }

  /** Bytes of the table and of the keys of states. */
  protected get statesBytes(): number {
    return 8 * this.slots + this.keyBytes * this.read('tail');
  }

  /** Slots of the table of states. */
  private get slots(): number {
    return this.read('tableFactor') * 2 ** this.read('tableBits');
  }

  /** Whether {@link makeRoom} has to be called before the search goes on. */
  get needsRoom(): boolean {
    return this.read('tail') > this.read('room');
  }

  /** The two halves of the key of a stored state. */
  key(number: number): readonly [low: number, high: number] {
    const at = (this.read('log') + number * this.keyBytes) >>> 0;
    const half = (from: number, bytes: number): number => {
      let value = 0;
      for (let byte = 0; byte < bytes; byte++) value |= this.bytes[from + byte]! << (8 * byte);
      return value;
    };
    return [half(at, 4), half(at + 4, this.keyBytes - 4)];
  }

  /** Writes the key of a state into the log. */
  setKey(number: number, low: number, high: number): void {
    const at = (this.read('log') + number * this.keyBytes) >>> 0;
    for (let byte = 0; byte < 4; byte++) this.bytes[at + byte] = low >>> (8 * byte);
    for (let byte = 4; byte < this.keyBytes; byte++) this.bytes[at + byte] = high >>> (8 * (byte - 4));
  }

  /** Bytes of linear memory, in use or not. */
  get reservedBytes(): number {
    return this.bytes.length;
  }

  /** The log: `keyBytes` for each of so many states; not to be kept beyond growth. */
  log(states: number): Uint8Array {
    const log = this.read('log');
    return this.bytes.subarray(log, log + states * this.keyBytes);
  }

  /** What {@link KernelCode.collect} has written up to an address: of each successor key, hash and padding. */
  successors(end: number): Uint8Array {
    return this.bytes.subarray(this.map.buffer, end);
  }

  /** Sets the key that {@link KernelCode.find} looks for. */
  setTarget(low: number, high: number): void {
    this.words[header.target / 4] = low;
    this.words[header.target / 4 + 1] = high;
  }

  /**
   * Makes room for so many more states; false if there is none to be had. Enlarges the table of states when it is full,
   * or fills it more than usual when there is no memory for that.
   */
  makeRoom(more: number): boolean {
    return finished(this.makingRoom(more));
  }

  /** {@link makeRoom} a piece at a time. Until it is done no state can be expanded; all else is as it was. */
  *makingRoom(more: number): Generator<void, boolean> {
    const needed = this.read('tail') + more;
    let load = usualLoad;
    if (needed > this.slots * usualLoad && !(yield* this.enlargingTable(needed))) load = highestLoad;
    const end = this.read('log') + needed * this.keyBytes + 8;
    const fits = end <= this.bytes.length || this.grow(end);
    const places = Math.floor((this.bytes.length - this.read('log') - 8) / this.keyBytes);
    const most = Math.min(Math.floor(this.slots * load), places);
    this.write('room', Math.max(0, most - this.map.bufferStates));
    return fits && needed <= most;
  }

  /** Enters all states into the table anew. */
  rebuildTable(): void {
    this.code.clear(this.map.table, 8 * this.slots);
    this.enter(0, this.read('tail'));
  }

  /** Enters the states of these numbers into the table, which lacks them. */
  enter(from: number, to: number): void {
    for (let start = from; start < to; start += chunk) this.code.rehash(start, Math.min(to, start + chunk));
  }

  /** Enlarges the table until it holds so many states at the usual load; false if there is no memory for that. */
  private *enlargingTable(needed: number): Generator<void, boolean> {
    const old = this.slots;
    let steps = 0;
    let slots = old;
    for (; needed > slots * usualLoad; steps++) slots = nextSlots(slots);
    const { table } = this.map;
    const log = table + 8 * slots;
    const used = this.read('tail') * this.keyBytes;
    if (!this.grow(log + needed * this.keyBytes + 8)) return false;
    this.code.move(log, this.read('log'), used);
    this.write('log', log);
    if (steps > 1 || old < smallTable) {
      this.setSlots(slots);
      this.rebuildTable();
      return true;
    }
    for (let from = old; from < slots; from += pieceSlots) {
      this.code.clear(table + 8 * from, 8 * Math.min(pieceSlots, slots - from));
      yield;
    }
    this.code.setAside(slotsAside);
    this.setSlots(slots);
    let overtaken = 0;
    for (let from = old; from > slotsAside; from -= chunk) {
      overtaken |= this.code.spread(Math.max(slotsAside, from - chunk), from);
      if (from % pieceSlots === 0) yield;
    }
    this.code.restore(slotsAside);
    if (overtaken !== 0) this.rebuildTable();
    return true;
  }

  private setSlots(slots: number): void {
    const factor = Number.isInteger(Math.log2(slots)) ? 1 : 3;
    this.write('tableFactor', factor);
    this.write('tableBits', Math.log2(slots / factor));
  }

  /** Grows memory to at least `bytes` bytes, with some to spare if there are; false if there are not as many. */
  protected grow(bytes: number): boolean {
    const present = this.bytes.length / 65536;
    const most = Math.floor(Math.min(this.mostBytes / 65536, mostPages));
    const needed = Math.ceil(bytes / 65536);
    if (needed <= present) return true;
    if (needed > most) return false;
    try {
      this.memory.grow(Math.min(most, Math.max(needed, present + Math.floor(present / 8))) - present);
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
    this.words = new Int32Array(this.memory.buffer);
    this.bytes = new Uint8Array(this.memory.buffer);
    return true;
  }
}

/** The next larger table: 2^n slots are followed by 3 * 2^(n - 1) and these by 2^(n + 1). */
function nextSlots(slots: number): number {
  if (slots < largeTable) return 2 * slots;
  return Number.isInteger(Math.log2(slots)) ? (slots / 2) * 3 : (slots / 3) * 4;
}
