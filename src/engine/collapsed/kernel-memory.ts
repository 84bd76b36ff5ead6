import type { LinearMemory } from '../packed/web-assembly.ts';
import { newMemory } from '../packed/web-assembly.ts';
import { finished } from './finished.ts';
import type { KernelCode } from './kernel-code.ts';
import type { KernelMap } from './kernel-map.ts';
import { header, slotsAside, usualLoad } from './kernel-map.ts';
import type { KeyLayout } from './key-layout.ts';
import { keyBytesOf } from './key-layout.ts';
import type { StatesShape } from './states-shape.ts';

const firstTableBits = 11;
const mostTableBits = 29;
const highestLoad = 15 / 16;
/** A smaller table is built anew instead of being doubled in place. */
const smallTableBits = 14;
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
    return 8 * 2 ** this.read('tableBits') + this.keyBytes * this.read('tail');
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
   * Makes room for so many more states; false if there is none to be had. Doubles the table of states when it is full,
   * or fills it more than usual when it cannot be doubled.
   */
  makeRoom(more: number): boolean {
    return finished(this.makingRoom(more));
  }

  /** {@link makeRoom} a piece at a time. Until it is done no state can be expanded; all else is as it was. */
  *makingRoom(more: number): Generator<void, boolean> {
    const needed = this.read('tail') + more;
    const bits = this.read('tableBits');
    let load = usualLoad;
    if (needed > 2 ** bits * usualLoad && !(yield* this.enlargingTable(needed))) load = highestLoad;
    const end = this.read('log') + needed * this.keyBytes + 8;
    const fits = end <= this.bytes.length || this.grow(end);
    const places = Math.floor((this.bytes.length - this.read('log') - 8) / this.keyBytes);
    const most = Math.min(Math.floor(2 ** this.read('tableBits') * load), places);
    this.write('room', Math.max(0, most - this.map.bufferStates));
    return fits && needed <= most;
  }

  /** Enters all states into the table anew. */
  rebuildTable(): void {
    this.code.clear(this.map.table, 8 * 2 ** this.read('tableBits'));
    this.enter(0, this.read('tail'));
  }

  /** Enters the states of these numbers into the table, which lacks them. */
  enter(from: number, to: number): void {
    for (let start = from; start < to; start += chunk) this.code.rehash(start, Math.min(to, start + chunk));
  }

  /** Doubles the table until it holds so many states at the usual load. */
  private *enlargingTable(needed: number): Generator<void, boolean> {
    const old = this.read('tableBits');
    let bits = old;
    while (needed > 2 ** bits * usualLoad) bits++;
    const { table } = this.map;
    const log = table + 8 * 2 ** bits;
    const used = this.read('tail') * this.keyBytes;
    if (bits > mostTableBits || !this.grow(log + needed * this.keyBytes + 8)) return false;
    this.code.move(log, this.read('log'), used);
    this.write('log', log);
    if (bits > old + 1 || old < smallTableBits) {
      this.write('tableBits', bits);
      this.rebuildTable();
      return true;
    }
    for (let from = 2 ** old; from < 2 ** bits; from += pieceSlots) {
      this.code.clear(table + 8 * from, 8 * Math.min(pieceSlots, 2 ** bits - from));
      yield;
    }
    this.code.setAside(slotsAside);
    this.write('tableBits', bits);
    for (let from = 2 ** old; from > slotsAside; from -= chunk) {
      this.code.spread(Math.max(slotsAside, from - chunk), from);
      if (from % pieceSlots === 0) yield;
    }
    this.code.restore(slotsAside);
    return true;
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
