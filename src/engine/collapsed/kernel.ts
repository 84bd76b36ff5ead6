import type { LinearMemory } from '../packed/web-assembly.ts';
import { instantiateOn, newMemory } from '../packed/web-assembly.ts';
import type { KernelProcess, KernelGroup } from './emit-gather.ts';
import { noNumber } from './emit-store.ts';
import { generateKernel } from './generate-kernel.ts';
import type { Components } from './groups.ts';
import type { KernelMap, StoreMap } from './kernel-map.ts';
import {
  cacheEntryBytes,
  fillStatus,
  header,
  listHead,
  localEntry,
  localFlags,
  mapKernel,
  slotsAside,
  usualLoad,
} from './kernel-map.ts';
import type { KeyLayout } from './key-layout.ts';
import type { CollapsedModel } from './model.ts';

/** The functions that generated code exports, beside those that number the values of components. */
interface KernelCode {
  step(end: number): void;
  fill(number: number): number;
  decode(low: number, high: number): void;
  find(from: number, to: number): number;
  findBroken(from: number, to: number): number;
  inspect(from: number, to: number): number;
  rehash(from: number, to: number): void;
  recache(from: number, to: number): void;
  spread(to: number, from: number): void;
  setAside(count: number): void;
  restore(count: number): void;
  move(to: number, from: number, bytes: number): void;
  clear(address: number, bytes: number): void;
}

/** A check that failed in a step. */
interface FailedCheck {
  readonly rule: number;
  readonly action: number;
}

/** How filling the cache ended. */
export type FillOutcome = 'filled' | 'narrow' | 'crowded';

/** A list of steps some of which fail a check. */
interface FlaggedList {
  readonly address: number;
  readonly failed: readonly FailedCheck[];
}

/** What is known of the checks that fail in steps. */
export interface BrokenSteps {
  readonly rule: number;
  readonly count: number;
  /** Actions from the initial state to the states of the first such steps. */
  readonly depth: number;
}

const firstCacheBits = 12;
const firstTableBits = 11;
const mostTableBits = 29;
const highestLoad = 15 / 16;
/** A smaller table is built anew instead of being doubled in place. */
const smallTableBits = 14;
/** States or slots that one call of code works on. */
const chunk = 2 ** 14;

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

/**
 * Linear memory with the code that works on it: the keys of all states, the table that finds them, and the cache of
 * steps, which this class fills when the code misses something.
 */
export class Kernel {
  readonly code: KernelCode;
  readonly map: KernelMap;
  readonly keys: KeyLayout;
  readonly keyBytes: number;
  private readonly model: CollapsedModel;
  private readonly memory: LinearMemory;
  private words: Int32Array;
  private bytes: Uint8Array;
  private readonly mostBytes: number;
  private readonly processes: readonly KernelProcess[];
  /** How many values of each component have entries in memory. */
  private readonly entered: number[];
  private readonly numbers: readonly ((state: number) => number)[];
  private flaggedLists: FlaggedList[] = [];
  /** By rule: of lists that are gone. */
  private readonly past = new Map<number, BrokenSteps>();

  constructor(model: CollapsedModel, keys: KeyLayout, room: KernelRoom) {
    this.model = model;
    this.keys = keys;
    this.keyBytes = keys.bits <= 32 ? 4 : keys.bits <= 40 ? 5 : keys.bits <= 48 ? 6 : 8;
    const { partition, groups, system, layout, fanOut, ranges, ruleBits } = model;
    this.map = mapKernel({
      ...room,
      system,
      words: layout.words,
      components: partition.components.map(({ words }, component) => ({
        words: words.length,
        bits: keys.fields[component]!.bits,
      })),
      localBits: partition.ofProcess.map((component) =>
        component === undefined ? undefined : keys.fields[component]!.bits,
      ),
      groups: groups.all.length,
      fanOut,
      rules: ruleBits.size,
    });
    const log = this.map.table + 8 * 2 ** firstTableBits;
    const pages = Math.ceil((log + 2 ** firstTableBits * this.keyBytes) / 65536);
    this.mostBytes = Math.max(room.mostBytes, 65536 * pages);
    this.memory = newMemory({ initial: pages, maximum: 65536 });
    this.words = new Int32Array(this.memory.buffer);
    this.bytes = new Uint8Array(this.memory.buffer);
    this.entered = partition.components.map(() => 0);
    const processes = new Map<number, KernelProcess>();
    for (const [process, { kind }] of system.processes.entries()) {
      const component = partition.ofProcess[process];
      if (component === undefined) continue;
      const entries = this.map.locals[process]!;
      processes.set(process, { process, kind, field: keys.fields[component]!, entries });
    }
    this.processes = [...processes.values()];
    const kernelGroups = groups.all.map((group): KernelGroup => {
      if (group.kind === 'process') {
        const process = processes.get(group.process);
        if (process !== undefined) return { group, on: { kind: 'local', process } };
        return { group, on: { kind: 'fixed', mask: this.wideMask(model.fixedReads(group.process)) } };
      }
      const kind = group.kind === 'finals' ? 'finished' : 'fixed';
      return { group, on: { kind, mask: this.wideMask(group.reads) } };
    });
    const gathering = {
      processes: this.processes,
      groups: kernelGroups,
      moving: groups.moving,
      hasCpus: system.processes.some(({ kind }) => kind === 'cpu'),
    };
    const context = { system, layout, ranges, tables: this.map.tables };
    const filling = { context, partition, fields: keys.fields, groups: kernelGroups, fanOut, ruleBits };
    const shape = { map: this.map, keyBytes: this.keyBytes };
    const code = instantiateOn(this.memory, generateKernel(shape, gathering, filling, pages));
    this.code = code as unknown as KernelCode;
    this.numbers = partition.components.map(
      (_, component) => code[`number${component}`] as (state: number) => number,
    );
    this.write('tableBits', firstTableBits);
    this.write('log', log);
    this.write('lists', this.map.lists);
    this.setCacheBits(Math.min(firstCacheBits, this.map.mostCacheBits));
  }

  /** A word of the header. */
  read(word: keyof typeof header): number {
    return this.words[header[word] / 4]! >>> 0;
  }

  /** Sets a word of the header. */
  write(word: keyof typeof header, value: number): void {
    this.words[header[word] / 4] = value;
  }

  /** Bytes in use: everything but room that was never touched. */
  get usedBytes(): number {
    const { map } = this;
    return (
      map.stores[0]!.count +
      map.stores.reduce((sum, { count, slotBits }, component) => {
        const width = this.model.partition.components[component]!.words.length;
        return sum + 4 * 2 ** slotBits + 4 * width * this.words[count / 4]!;
      }, 0) +
      cacheEntryBytes * 2 ** this.read('cacheBits') +
      (this.read('lists') - map.lists) +
      8 * 2 ** this.read('tableBits') +
      this.keyBytes * this.read('tail')
    );
  }

  /** States that break a rule as a condition, and the least depth at which one does; undefined if none does. */
  brokenStates(bit: number): { readonly count: number; readonly depth: number } | undefined {
    const at = this.map.ruleCounts / 4 + 2 * bit;
    const count = this.words[at]! >>> 0;
    return count === 0 ? undefined : { count, depth: this.words[at + 1]! - 1 };
  }

  /** Takes what was counted of conditions over from another kernel. */
  continueFrom(other: Kernel): void {
    for (const word of ['head', 'tail', 'mostStates', 'full', 'deadlocks', 'deadlockDepth', 'depth'] as const)
      this.write(word, other.read(word));
    const { ruleCounts } = other.map;
    const size = 8 * this.model.ruleBits.size;
    this.bytes.set(other.bytes.subarray(ruleCounts, ruleCounts + size), this.map.ruleCounts);
    for (const each of other.brokenSteps()) this.past.set(each.rule, each);
    this.flags().taken.set(other.flags().taken);
    this.flags().reached.set(other.flags().reached);
  }

  /** Rules whose checks fail in steps of expanded states. */
  brokenSteps(): readonly BrokenSteps[] {
    const all = new Map(this.past);
    for (const { address, failed } of this.flaggedLists) {
      const hits = this.words[(address + listHead.hits) / 4]! >>> 0;
      if (hits === 0) continue;
      const depth = this.words[(address + listHead.depth) / 4]! - 1;
      for (const { rule } of failed) {
        const before = all.get(rule);
        all.set(rule, {
          rule,
          count: (before?.count ?? 0) + hits,
          depth: Math.min(before?.depth ?? Infinity, depth),
        });
      }
    }
    return [...all.values()];
  }

  /** Forgets hits of lists since a copy of {@link brokenSteps} was made. */
  restoreBrokenSteps(before: readonly BrokenSteps[]): void {
    this.flaggedLists = this.flaggedLists.map((list) => ({ ...list, failed: [] }));
    this.past.clear();
    for (const each of before) this.past.set(each.rule, each);
  }

  /** The two halves of the key of a stored state. */
  key(number: number): readonly [low: number, high: number] {
    const at = this.read('log') + number * this.keyBytes;
    const half = (from: number, bytes: number): number => {
      let value = 0;
      for (let byte = 0; byte < bytes; byte++) value |= this.bytes[from + byte]! << (8 * byte);
      return value;
    };
    return [half(at, 4), half(at + 4, this.keyBytes - 4)];
  }

  /** Writes the key of a state into the log. */
  setKey(number: number, low: number, high: number): void {
    const at = this.read('log') + number * this.keyBytes;
    for (let byte = 0; byte < 4; byte++) this.bytes[at + byte] = low >>> (8 * byte);
    for (let byte = 4; byte < this.keyBytes; byte++) this.bytes[at + byte] = high >>> (8 * (byte - 4));
  }

  /** The packed words of the state that was decoded last. */
  get state(): Int32Array {
    const { state } = this.map;
    return this.words.subarray(state / 4, state / 4 + this.model.layout.words);
  }

  /** The key of the packed state at {@link state}; undefined if keys are too short for it. */
  encode(): readonly [low: number, high: number] | undefined {
    let low = 0;
    let high = 0;
    for (const [component, number] of this.numbers.entries()) {
      const value = number(this.map.state);
      if (value === noNumber) return undefined;
      const { half, shift } = this.keys.fields[component]!;
      if (half === 'low') low |= value << shift;
      else high |= value << shift;
    }
    this.enterLocals();
    return [low, high];
  }

  /** For each action whether it was taken, for each `sometimes` whether it was reached: 1 or 0. */
  flags(): { readonly taken: Uint8Array; readonly reached: Uint8Array } {
    const { taken, reached } = this.map;
    const { actions, sometimes } = this.model.system;
    return {
      taken: this.bytes.subarray(taken, taken + actions.length),
      reached: this.bytes.subarray(reached, reached + sometimes.length),
    };
  }

  /** Whether a component has more values than there is room for in memory, and not only in keys. */
  storesAreFull(): boolean {
    return this.map.stores.some(
      ({ count, capacity }, component) =>
        this.words[count / 4] === capacity && capacity < 2 ** this.keys.fields[component]!.bits,
    );
  }

  /** How many values of each component have occurred. */
  sizes(): readonly number[] {
    return this.map.stores.map(({ count }) => this.words[count / 4]!);
  }

  /** Numbers values as another kernel does. */
  copyStores(other: Kernel): void {
    for (const [component, { words }] of this.model.partition.components.entries()) {
      const from = other.map.stores[component]!;
      const size = other.words[from.count / 4]!;
      for (let number = 0; number < size; number++) {
        this.state.fill(0);
        for (const [at, { word }] of words.entries())
          this.state[word] = other.words[from.values / 4 + number * words.length + at]!;
        if (this.numbers[component]!(this.map.state) !== number)
          throw new Error('values are numbered differently');
      }
    }
    this.enterLocals();
  }

  /** Sets the key that {@link KernelCode.find} looks for. */
  setTarget(low: number, high: number): void {
    this.words[header.target / 4] = low;
    this.words[header.target / 4 + 1] = high;
  }

  /**
   * Gives the cache what it lacked for a state.
   * @returns `narrow` if a component has more values than there is room for: memory must be laid out anew; `crowded` if
   * there is no room in the cache.
   */
  fill(number: number): FillOutcome {
    return this.afterFill(this.code.fill(number));
  }

  /** Does what generated code leaves to be done after it tried to fill the cache. */
  afterFill(status: number): FillOutcome {
    this.enterLocals();
    if (status === fillStatus.narrow) return 'narrow';
    if (status === fillStatus.crowded) {
      return this.read('cached') >= this.read('mostCached') && this.enlargeCache() ? 'filled' : 'crowded';
    }
    if (status === fillStatus.failed) this.noteFailed();
    return 'filled';
  }

  private noteFailed(): void {
    const count = this.read('failed');
    const at = this.map.failed / 4;
    const failed = Array.from({ length: count }, (_, each) => ({
      rule: this.words[at + 2 * each]!,
      action: this.words[at + 2 * each + 1]!,
    }));
    // The entry that was made last begins where its list does, after the head.
    this.flaggedLists.push({ address: this.read('failedList'), failed });
  }

  /**
   * Makes room for so many more states; false if there is none to be had. Doubles the table of states when it is full,
   * or fills it more than usual when it cannot be doubled.
   */
  makeRoom(more: number): boolean {
    const needed = this.read('tail') + more;
    const bits = this.read('tableBits');
    let load = usualLoad;
    if (needed > 2 ** bits * usualLoad && !this.enlargeTable(needed)) load = highestLoad;
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
    const tail = this.read('tail');
    for (let from = 0; from < tail; from += chunk) this.code.rehash(from, Math.min(tail, from + chunk));
  }

  /** Doubles the table until it holds so many states at the usual load. */
  private enlargeTable(needed: number): boolean {
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
    this.code.clear(table + 8 * 2 ** old, 8 * 2 ** old);
    this.code.setAside(slotsAside);
    this.write('tableBits', bits);
    for (let from = 2 ** old; from > slotsAside; from -= chunk)
      this.code.spread(Math.max(slotsAside, from - chunk), from);
    this.code.restore(slotsAside);
    return true;
  }

  /** Grows memory to at least `bytes` bytes, with some to spare if there are; false if there are not as many. */
  private grow(bytes: number): boolean {
    const present = this.bytes.length / 65536;
    const most = Math.floor(Math.min(this.mostBytes / 65536, 65536));
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

  /** Makes the cache four times as large, or as large as it can be; false if it is. */
  private enlargeCache(): boolean {
    const bits = this.read('cacheBits');
    const larger = Math.min(bits + 2, this.map.mostCacheBits);
    if (larger === bits) return false;
    const size = cacheEntryBytes * 2 ** bits;
    const aside = this.map.cache + cacheEntryBytes * 2 ** this.map.mostCacheBits;
    this.code.move(aside, this.map.cache, size);
    this.setCacheBits(larger);
    this.code.clear(this.map.cache, cacheEntryBytes * 2 ** larger);
    this.code.recache(aside, aside + size);
    return true;
  }

  private setCacheBits(bits: number): void {
    this.write('cacheBits', bits);
    this.write('mostCached', Math.floor(2 ** bits / 3));
  }

  /** Empties the cache of steps; what was counted of broken rules is kept. */
  forget(): void {
    const kept = this.brokenSteps();
    this.flaggedLists = [];
    this.past.clear();
    for (const each of kept) this.past.set(each.rule, each);
    this.code.clear(this.map.cache, cacheEntryBytes * 2 ** this.read('cacheBits'));
    this.write('cached', 0);
    this.write('lists', this.map.lists);
  }

  /** Gives new values of processes' components their entries. */
  private enterLocals(): void {
    if (this.read('newLocals') === 0) return;
    this.write('newLocals', 0);
    for (const { process, entries } of this.processes) {
      const component = this.model.partition.ofProcess[process]!;
      const store = this.map.stores[component]!;
      const size = this.words[store.count / 4]!;
      for (let number = this.entered[component]!; number < size; number++) {
        const { reads, finished } = this.model.factsOf(process, this.valueOf(component, store, number));
        const [low, high] = this.keyMask(reads);
        const at = (entries + number * localEntry.size) / 4;
        this.words[at] = low;
        this.words[at + 1] = high;
        this.words[at + localEntry.flags / 4] = finished === 'finished' ? localFlags.finished : 0;
      }
      this.entered[component] = size;
    }
  }

  /** A packed state with a value of a component, and 0 elsewhere. */
  private valueOf(component: number, { values }: StoreMap, number: number): Int32Array {
    const { words } = this.model.partition.components[component]!;
    const state = new Int32Array(this.model.layout.words);
    for (const [at, { word }] of words.entries())
      state[word] = this.words[values / 4 + number * words.length + at]!;
    return state;
  }

  private keyMask(reads: Components): readonly [low: number, high: number] {
    let low = 0;
    let high = 0;
    for (let component = 0; component < this.keys.fields.length; component++) {
      if ((reads & (1 << component)) === 0) continue;
      const { half, shift, bits } = this.keys.fields[component]!;
      const mask = ((1 << bits) - 1) << shift;
      if (half === 'low') low |= mask;
      else high |= mask;
    }
    return [low, high];
  }

  private wideMask(reads: Components): bigint {
    const [low, high] = this.keyMask(reads);
    return BigInt(low >>> 0) | (BigInt(high >>> 0) << 32n);
  }
}
