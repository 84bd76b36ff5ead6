import { setImmediate } from 'node:timers/promises';
import { newMemory } from '../../packed/web-assembly.ts';
import { header, slotsAside } from '../kernel-map.ts';
import type { KeyLayout } from '../key-layout.ts';
import { keyBytesOf } from '../key-layout.ts';
import { translateKeys, type KeyList } from '../translate-keys.ts';
import { reservation, type Range } from './expander.ts';
import { SharedMemory } from './shared-memory.ts';
import { mapShared } from './shared-map.ts';
import { window } from './window.ts';

const firstTableBits = 14;
const mostTableBits = 29;
/** Most states of a table, as a part of its slots: usually, and when there is no memory for a larger one. */
const [usualLoad, highestLoad] = [3 / 4, 15 / 16];
/** States or slots that one call of code works on. */
const chunk = 2 ** 14;
/** Slots of a table from which on several threads move what is in them. */
const leastShared = 2 ** 19;

/** What shared memory is made for. */
export interface SharedSize {
  readonly threads: number;
  /** Successors that a thread inserts at a time. */
  readonly bufferStates: number;
  readonly keys: KeyLayout;
}

/** The states that several threads store: what one thread does to them while all others rest. */
export class SharedStates {
  readonly shared: SharedMemory;
  /** States stored: all that is in the log when no thread has room reserved. */
  tail = 0;
  /** Bytes that it may have. Linear memory has 32-bit addresses. */
  mostBytes = 2 ** 32 - 65536;
  /** States that threads may reserve room for beyond what there is. */
  private readonly slack: number;

  /** @throws ThpcheckError THP6002 if there is no address space for it. */
  constructor({ threads, bufferStates, keys }: SharedSize) {
    const map = mapShared(threads, bufferStates);
    const log = map.table + 8 * 2 ** firstTableBits;
    const initial = Math.ceil((log + 65536) / 65536);
    const memory = newMemory({ initial, maximum: 65536, shared: true });
    this.shared = new SharedMemory(memory, map, keys);
    this.slack = threads * reservation;
    this.write('tableBits', firstTableBits);
    this.write('tableFactor', 1);
    this.write('log', log);
  }

  /** Bytes in use: everything but room that was never touched. */
  get usedBytes(): number {
    return this.shared.map.table + 8 * 2 ** this.read('tableBits') + this.shared.keyBytes * this.tail;
  }

  /**
   * Makes room for so many more states than there are, and tells the threads of it; false if there is none to be had.
   * Doubles the table when it is full, or fills it more than usual when it cannot be doubled.
   * @param spread Has threads move what is in some slots of a table that is doubled; see {@link spreadStages}
   */
  async makeRoom(more: number, spread: (slots: Range) => Promise<void>): Promise<boolean> {
    const needed = this.tail + more + this.slack;
    let load = usualLoad;
    while (needed > 2 ** this.read('tableBits') * usualLoad && load === usualLoad) {
      if (this.enlarge(this.read('tableBits') + 1, needed)) await this.spread(spread);
      else load = highestLoad;
    }
    return this.tellRoom(needed, load);
  }

  private tellRoom(needed: number, load: number): boolean {
    const end = this.read('log') + needed * this.shared.keyBytes + 8;
    const fits = end <= this.shared.bytes.length || this.grow(end);
    const places = Math.floor((this.shared.bytes.length - this.read('log') - 8) / this.shared.keyBytes);
    const most = Math.min(Math.floor(2 ** this.read('tableBits') * load), places);
    this.shared.store('room', Math.max(0, most - this.slack));
    return fits && needed <= most;
  }

  /** Makes the log whole again after threads reserved room in it, moving states from its end into what they left. */
  closeHoles(holes: readonly Range[]): void {
    const sorted = holes.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
    const free = sorted.reduce((sum, { start, end }) => sum + end - start, 0);
    this.tail = this.shared.load('reserved') - free;
    const movable = between(sorted, this.shared.load('reserved')).map(({ start, end }) => ({
      start: Math.max(start, this.tail),
      end,
    }));
    let next = movable.findIndex(({ start, end }) => start < end);
    for (const hole of sorted) {
      for (let to = hole.start; to < Math.min(hole.end, this.tail);) {
        const from = movable[next]!;
        const count = Math.min(from.end - from.start, Math.min(hole.end, this.tail) - to);
        this.shared.log(to, to + count).set(this.shared.log(from.start, from.start + count));
        to += count;
        from.start += count;
        if (from.start === from.end) next++;
      }
    }
    this.shared.store('reserved', this.tail);
  }

  /** Takes states over that are listed by keys of another layout; false if there is no room for them. */
  take(log: Uint8Array, keys: KeyLayout): boolean {
    const width = keyBytesOf(keys);
    const states = log.length / width;
    if (!this.hold(states)) return false;
    translateKeys({ keys, keyBytes: width, bytes: log }, this.keyList(0, states));
    this.rebuildTable();
    return true;
  }

  /** Takes states over whose keys, laid out as they are here, `read` writes; false if there is no room for them. */
  async receive(states: number, read: (into: Uint8Array) => void): Promise<boolean> {
    if (!this.hold(states)) return false;
    read(this.shared.log(0, states));
    for (let from = 0; from < states; from += chunk) {
      this.shared.code.rehash(from, Math.min(states, from + chunk));
      if (from % (16 * chunk) === 0) await setImmediate();
    }
    return true;
  }

  /** Makes room for so many states, and takes them to be there; the table is empty. */
  private hold(states: number): boolean {
    const needed = states + this.slack;
    let bits = this.read('tableBits');
    while (needed > 2 ** bits * usualLoad) bits++;
    if (!this.enlarge(bits, needed) || !this.tellRoom(needed, usualLoad)) return false;
    this.tail = states;
    this.shared.store('reserved', states);
    return true;
  }

  /** Lays the keys of all states out anew; false if there is no room for that. */
  changeKeys(keys: KeyLayout): boolean {
    const { shared, tail } = this;
    const old = shared.keys;
    const [width, newWidth] = [shared.keyBytes, keyBytesOf(keys)];
    if (!this.grow(this.read('log') + (tail + this.slack) * newWidth + 8)) return false;
    const log = shared.bytes.subarray(this.read('log'));
    const count = Math.ceil(tail / chunk);
    for (let each = 0; each < count; each++) {
      // Longer keys need the place of those that come after them, which therefore go first.
      const from = chunk * (newWidth > width ? count - 1 - each : each);
      const to = Math.min(tail, from + chunk);
      translateKeys(
        { keys: old, keyBytes: width, bytes: log.slice(from * width, to * width) },
        { keys, keyBytes: newWidth, bytes: log.subarray(from * newWidth, to * newWidth) },
      );
    }
    shared.changeKeys(keys);
    this.rebuildTable();
    return true;
  }

  /** Puts other keys in the place of all that there are. */
  replaceAll(keysOf: (from: number, to: number) => Uint8Array): void {
    for (let from = 0; from < this.tail; from += window) {
      const to = Math.min(this.tail, from + window);
      this.shared.log(from, to).set(keysOf(from, to));
    }
    this.rebuildTable();
  }

  private rebuildTable(): void {
    const { code, map } = this.shared;
    code.clear(map.table, 8 * 2 ** this.read('tableBits'));
    for (let from = 0; from < this.tail; from += chunk) code.rehash(from, Math.min(this.tail, from + chunk));
  }

  /** Makes the table 2^bits slots large, whose new part is empty; false if there is no memory for it. */
  private enlarge(bits: number, states: number): boolean {
    const { shared, tail } = this;
    const { code, map } = shared;
    const old = this.read('tableBits');
    const log = map.table + 8 * 2 ** bits;
    if (bits > mostTableBits || !this.grow(log + states * shared.keyBytes + 8)) return false;
    code.move(log, this.read('log'), tail * shared.keyBytes);
    this.write('log', log);
    this.write('tableBits', bits);
    code.clear(map.table + 8 * 2 ** old, 8 * (2 ** bits - 2 ** old));
    return true;
  }

  /** Moves everything to where it belongs in a table that has become twice as large. */
  private async spread(shared: (slots: Range) => Promise<void>): Promise<void> {
    const { code } = this.shared;
    code.setAside(slotsAside);
    const { stages, rest } = spreadStages(2 ** (this.read('tableBits') - 1));
    for (const stage of stages) await shared(stage);
    let overtaken = 0;
    for (let from = rest; from > slotsAside; from -= chunk)
      overtaken |= code.spread(Math.max(slotsAside, from - chunk), from);
    code.restore(slotsAside);
    if (overtaken !== 0) this.rebuildTable();
  }

  private grow(bytes: number): boolean {
    const present = this.shared.bytes.length / 65536;
    const most = Math.floor(Math.min(this.mostBytes / 65536, 65536));
    const needed = Math.ceil(bytes / 65536);
    if (needed <= present) return true;
    if (needed > most) return false;
    try {
      this.shared.memory.grow(Math.min(most, Math.max(needed, present + Math.floor(present / 8))) - present);
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
    this.shared.refresh();
    return true;
  }

  private keyList(from: number, to: number): KeyList {
    const { keys, keyBytes } = this.shared;
    return { keys, keyBytes, bytes: this.shared.log(from, to) };
  }

  private read(word: 'tableBits' | 'log'): number {
    return this.shared.words[header[word] / 4]! >>> 0;
  }

  private write(word: 'tableBits' | 'tableFactor' | 'log', value: number): void {
    this.shared.words[header[word] / 4] = value;
  }
}

/** What is between ranges that are sorted, and up to an end. */
function between(ranges: readonly Range[], end: number): { start: number; end: number }[] {
  const starts = ranges.map((range) => range.end);
  const ends = [...ranges.slice(1).map((range) => range.start), end];
  return starts.map((start, at) => ({ start, end: ends[at]! }));
}

/**
 * Which slots of a table that is doubled can be moved at the same time, one stage after the other: what is in the upper
 * half belongs beyond all of them, and then in the quarter below into what has become empty, and so on. `rest`: the
 * slots below that are left, too few to share out. As in {@link ../emit-table.ts} no key may lie 2048 slots or more
 * after its first one.
 */
function spreadStages(slots: number): { readonly stages: readonly Range[]; readonly rest: number } {
  const stages: Range[] = [];
  let end = slots;
  while (end >= leastShared) {
    const start = end / 2 + slotsAside / 2;
    stages.push({ start, end });
    end = start;
  }
  return { stages, rest: end };
}

/** The number in so many bytes, lowest first. */
export function half(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let byte = 0; byte < count; byte++) value |= bytes[at + byte]! << (8 * byte);
  return value;
}
