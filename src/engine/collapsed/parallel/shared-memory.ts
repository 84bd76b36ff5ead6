import { ThpcheckError } from '../../../diagnostic/diagnostic.ts';
import type { LinearMemory } from '../../packed/web-assembly.ts';
import { header } from '../kernel-map.ts';
import type { KeyLayout } from '../key-layout.ts';
import { searchThreadEnded } from './diagnostics.ts';
import { keyBytesOf } from '../key-layout.ts';
import type { SharedCode } from './shared-code.ts';
import { sharedCode } from './shared-code.ts';
import { area, control, type SharedMap } from './shared-map.ts';

/** Milliseconds that a thread waits for others to number values. */
const longestWait = 60_000;

/** How one thread sees the memory that the threads of a search share: the table of states, and the log. */
export class SharedMemory {
  readonly memory: LinearMemory;
  readonly map: SharedMap;
  code: SharedCode;
  words: Int32Array;
  bytes: Uint8Array;
  private present: KeyLayout;

  constructor(memory: LinearMemory, map: SharedMap, keys: KeyLayout) {
    this.memory = memory;
    this.map = map;
    this.present = keys;
    this.code = sharedCode(memory, map, keyBytesOf(keys));
    this.words = new Int32Array(memory.buffer);
    this.bytes = new Uint8Array(memory.buffer);
  }

  /** How the keys of all states are laid out. */
  get keys(): KeyLayout {
    return this.present;
  }

  /** Bytes of a key in the log. */
  get keyBytes(): number {
    return keyBytesOf(this.present);
  }

  /** Sees all of memory after it has grown. */
  refresh(): void {
    if (this.memory.buffer.byteLength === this.bytes.length) return;
    this.words = new Int32Array(this.memory.buffer);
    this.bytes = new Uint8Array(this.memory.buffer);
  }

  /** Goes over to keys that are laid out otherwise. */
  changeKeys(keys: KeyLayout): void {
    if (keyBytesOf(keys) !== this.keyBytes) this.code = sharedCode(this.memory, this.map, keyBytesOf(keys));
    this.present = keys;
  }

  /** The log from one state up to another one; not to be kept beyond growth. */
  log(from: number, to: number): Uint8Array {
    const log = this.words[header.log / 4]! >>> 0;
    return this.bytes.subarray(log + from * this.keyBytes, log + to * this.keyBytes);
  }

  /** A word that the threads talk through. */
  load(word: keyof typeof control): number {
    return Atomics.load(this.words, control[word] / 4) >>> 0;
  }

  /** Sets such a word. */
  store(word: keyof typeof control, value: number): void {
    Atomics.store(this.words, control[word] / 4, value);
  }

  /** Reserves room in the log for so many states; returns the number of the first. */
  reserve(count: number): number {
    return Atomics.add(this.words, control.reserved / 4, count) >>> 0;
  }

  /** How many states of a thread's queue were taken. */
  taken(thread: number): number {
    return Atomics.load(this.words, (this.map.areas[thread]! + area.taken) / 4) >>> 0;
  }

  /** Takes states of a thread's queue, from one place to another one; false if somebody else was faster. */
  claim(thread: number, from: number, to: number): boolean {
    const at = (this.map.areas[thread]! + area.taken) / 4;
    return Atomics.compareExchange(this.words, at, from, to) >>> 0 === from;
  }

  /** Begins with new queues, of which nothing is taken. */
  beginQueues(): void {
    for (const own of this.map.areas) {
      Atomics.store(this.words, (own + area.taken) / 4, 0);
      Atomics.store(this.words, (own + area.transitions) / 4, 0);
    }
  }

  /** Gives a thread's successors to the code that inserts them; returns where they end. */
  setSuccessors(thread: number, successors: Uint8Array): number {
    const start = this.map.areas[thread]! + area.successors;
    this.bytes.set(successors, start);
    this.words[(this.map.areas[thread]! + area.next) / 4] = start;
    return start + successors.length;
  }

  /** Stores what {@link setSuccessors} was given as states `from` to `to` of the log; whether there was room for all. */
  insert(
    thread: number,
    end: number,
    from: number,
    to: number,
  ): { readonly at: number; readonly fits: boolean } {
    const own = this.map.areas[thread]!;
    const at = this.code.insert(own, end, from, to) >>> 0;
    return { at, fits: this.words[(own + area.next) / 4] === end };
  }

  /** Waits until no other thread numbers values, and keeps others from it while `use` runs. */
  locked<T>(use: () => T): T {
    const at = control.lock / 4;
    const begin = performance.now();
    while (Atomics.compareExchange(this.words, at, 0, 1) !== 0) {
      // A thread that is gone does not unlock; it takes milliseconds otherwise.
      if (performance.now() - begin > longestWait)
        throw new ThpcheckError(searchThreadEnded('it never let others go on'));
      Atomics.wait(this.words, at, 1, 1000);
    }
    try {
      return use();
    } finally {
      Atomics.store(this.words, at, 0);
      Atomics.notify(this.words, at, 1);
    }
  }

  /** Notes how many transitions a thread has seen since the search went on. */
  setTransitions(thread: number, transitions: number): void {
    Atomics.store(this.words, (this.map.areas[thread]! + area.transitions) / 4, transitions);
  }

  /** What all threads have noted by {@link setTransitions}. */
  transitions(): number {
    const noted = this.map.areas.map((own) => Atomics.load(this.words, (own + area.transitions) / 4) >>> 0);
    return noted.reduce((sum, each) => sum + each, 0);
  }
}
