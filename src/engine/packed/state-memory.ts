import type { GeneratedSearch } from './generate.ts';
import { mostPages, pageBytes } from './generate.ts';
import { header } from './memory-map.ts';
import type { LinearMemory } from './web-assembly.ts';
import { instantiate } from './web-assembly.ts';

/** The functions that generated code exports. */
interface SearchCode {
  readonly memory: LinearMemory;
  step(end: number): void;
  inspect(from: number, to: number): number;
  find(from: number, to: number): number;
  rehash(from: number, to: number): void;
  move(to: number, from: number, bytes: number): void;
  clear(address: number, bytes: number): void;
}

/** Logarithm of the number of slots that a table starts with. */
const firstTableBits = 11;
/** Bytes of the table at the start, and of about as many states: what memory has to start with. */
export const firstBytes = 4 * 2 ** firstTableBits;
const mostTableBits = 30;
const usualLoad = 3 / 4;
const highestLoad = 15 / 16;
const rehashChunk = 2 ** 14;

/** Linear memory with the code that works on it; doubles the table of states and grows the rest as needed. */
export class StateMemory {
  readonly code: SearchCode;
  private readonly search: GeneratedSearch;
  private readonly mostBytes: number;
  private readonly stride: number;
  private words: Int32Array;

  /** Instantiates generated code. Memory does not grow beyond `mostBytes`. */
  constructor(search: GeneratedSearch, mostBytes: number) {
    this.search = search;
    this.mostBytes = Math.min(mostBytes, mostPages * pageBytes);
    this.stride = 4 * search.layout.words;
    this.code = instantiate(search.bytes) as unknown as SearchCode;
    this.words = new Int32Array(this.code.memory.buffer);
    this.write('tableBits', firstTableBits);
    this.write('states', search.map.table + firstBytes);
  }

  get bytes(): number {
    return this.code.memory.buffer.byteLength;
  }

  /** A word of the header. */
  read(word: keyof typeof header): number {
    return this.view()[header[word] / 4]! >>> 0;
  }

  /** Sets a word of the header. */
  write(word: keyof typeof header, value: number): void {
    this.view()[header[word] / 4] = value;
  }

  /** The words of memory as they are now; not to be kept beyond growth. */
  view(): Int32Array {
    if (this.words.buffer !== this.code.memory.buffer) this.words = new Int32Array(this.code.memory.buffer);
    return this.words;
  }

  /** The words of a stored state; not to be kept beyond growth. */
  state(number: number): Int32Array {
    const start = (this.read('states') + number * this.stride) / 4;
    return this.view().subarray(start, start + this.search.layout.words);
  }

  /** Makes room for one more batch of successors; false if there is none to be had. */
  makeRoom(): boolean {
    const needed = this.read('tail') + this.search.map.bufferStates;
    const bits = this.read('tableBits');
    let load = usualLoad;
    if (needed > 2 ** bits * usualLoad && !this.enlargeTable(bits + 1, needed)) load = highestLoad;
    const fits = needed <= this.places() || this.grow(this.read('states') + needed * this.stride);
    const most = Math.min(Math.floor(2 ** this.read('tableBits') * load), this.places());
    this.write('room', Math.max(0, most - this.search.map.bufferStates));
    return fits && needed <= most;
  }

  /** Number of states that memory has places for, empty ones included. */
  private places(): number {
    return Math.floor((this.bytes - this.read('states')) / this.stride);
  }

  /** Doubles the table until it has `bits` bits or more and holds `needed` states at the usual load. */
  private enlargeTable(bits: number, needed: number): boolean {
    let newBits = bits;
    while (needed > 2 ** newBits * usualLoad) newBits++;
    const { map } = this.search;
    const oldStates = this.read('states');
    const newStates = map.table + 4 * 2 ** newBits;
    const tail = this.read('tail');
    if (newBits > mostTableBits || !this.grow(newStates + needed * this.stride)) return false;
    this.code.move(newStates, oldStates, tail * this.stride);
    this.code.clear(map.table, newStates - map.table);
    this.write('states', newStates);
    this.write('tableBits', newBits);
    for (let from = 0; from < tail; from += rehashChunk) {
      this.code.rehash(from, Math.min(tail, from + rehashChunk));
    }
    return true;
  }

  /** Grows memory to at least `bytes` bytes, with some to spare if there are; false if there are not as many. */
  private grow(bytes: number): boolean {
    if (bytes <= this.bytes) return true;
    const present = this.bytes / pageBytes;
    const most = Math.floor(this.mostBytes / pageBytes);
    const needed = Math.ceil(bytes / pageBytes);
    if (needed > most) return false;
    const wanted = Math.min(most, Math.max(needed, present + Math.floor(present / 8)));
    try {
      this.code.memory.grow(wanted - present);
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }
}
