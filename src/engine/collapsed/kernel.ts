import { pack, unpack } from '../../transition/pack.ts';
import { imageOf } from '../../transition/symmetry/permutation.ts';
import { instantiateOn } from '../packed/web-assembly.ts';
import type { KernelProcess } from './emit-gather.ts';
import { trailStart } from './emit-merge.ts';
import { noNumber } from './emit-store.ts';
import { generateKernel } from './generate-kernel.ts';
import type { KernelCode } from './kernel-code.ts';
import type { BrokenSteps, Counts, FailedCheck, FillOutcome, FlaggedList } from './kernel-counts.ts';
import { keyMask, kernelPlan } from './kernel-plan.ts';
import type { StoreMap } from './kernel-map.ts';
import { cacheEntryBytes, fillStatus, listHead, localEntry, localFlags, mapKernel } from './kernel-map.ts';
import { exactAtFirst, KernelMemory, type FirstTable, type KernelRoom } from './kernel-memory.ts';
import type { KeyLayout } from './key-layout.ts';
import type { CollapsedModel } from './model.ts';
import type { StatesShape } from './states-shape.ts';

const firstCacheBits = 12;

/**
 * Linear memory with the code that works on it: the keys of all states, the table that finds them, and the cache of
 * steps, which this class fills when the code misses something.
 */
export class Kernel extends KernelMemory {
  code: KernelCode;
  protected readonly model: CollapsedModel;
  /** Makes the code for a way to tell states apart. */
  protected readonly generate: (states: StatesShape | undefined) => KernelCode;
  private readonly processes: readonly KernelProcess[];
  /** How many values of each component have entries in memory. */
  private readonly entered: number[];
  /** How many values of each component have images in memory. */
  private readonly imaged: number[];
  /** An image of a value had no room. */
  private imageless = false;
  private readonly numbers: readonly ((state: number) => number)[];
  private flaggedLists: FlaggedList[] = [];
  /** By rule: of lists that are gone. */
  private readonly past = new Map<number, BrokenSteps>();

  constructor(model: CollapsedModel, keys: KeyLayout, room: KernelRoom, table: FirstTable = exactAtFirst) {
    const { partition, groups, system, layout, fanOut, ruleBits } = model;
    const map = mapKernel({
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
      images: model.moved().map((images) => [...images.keys()]),
    });
    super(map, keys, { table, mostBytes: room.mostBytes });
    this.model = model;
    this.entered = partition.components.map(() => 0);
    this.imaged = partition.components.map(() => 0);
    const { gathering, filling } = kernelPlan(model, keys, map);
    this.processes = gathering.processes;
    const { keyBytes, pages } = this;
    this.generate = (states): KernelCode =>
      instantiateOn(
        this.memory,
        generateKernel({ map, keyBytes, states }, gathering, filling, pages),
      ) as unknown as KernelCode;
    this.code = this.generate(table.states);
    const numbering = this.code as unknown as Readonly<Record<string, (state: number) => number>>;
    this.numbers = partition.components.map((_, component) => numbering[`number${component}`]!);
    this.thaw();
    this.write('tableBits', table.bits);
    this.write('tableFactor', 1);
    this.write('log', map.table + table.bytes);
    this.write('lists', this.map.lists);
    this.setCacheBits(Math.min(firstCacheBits, this.map.mostCacheBits));
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
      this.statesBytes
    );
  }

  /** States that break a rule as a condition, and the least depth at which one does; undefined if none does. */
  brokenStates(bit: number): { readonly count: number; readonly depth: number } | undefined {
    const at = this.map.ruleCounts / 4 + 2 * bit;
    const count = this.words[at]! >>> 0;
    return count === 0 ? undefined : { count, depth: this.words[at + 1]! - 1 };
  }

  /** Takes over from another kernel how far the search is and what was counted. */
  continueFrom(other: Kernel): void {
    for (const word of ['head', 'tail', 'mostStates', 'full', 'depth'] as const)
      this.write(word, other.read(word));
    this.restoreCounts(other.counts());
  }

  /** A copy of what was counted. */
  counts(): Counts {
    const { taken, reached } = this.flags();
    return {
      ruleCounts: this.ruleCounts().slice(),
      brokenSteps: this.brokenSteps(),
      taken: taken.slice(),
      reached: reached.slice(),
    };
  }

  /** Counts on from what was counted elsewhere. */
  restoreCounts(counts: Counts): void {
    this.ruleCounts().set(counts.ruleCounts);
    this.restoreBrokenSteps(counts.brokenSteps);
    this.flags().taken.set(counts.taken);
    this.flags().reached.set(counts.reached);
  }

  private ruleCounts(): Int32Array {
    const at = this.map.ruleCounts / 4;
    return this.words.subarray(at, at + 2 * this.model.ruleBits.size);
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

  /** For each component its values by number, each as many words as it lies in; not to be kept beyond growth. */
  values(): readonly Int32Array[] {
    return this.model.partition.components.map(({ words }, component) => {
      const { count, values } = this.map.stores[component]!;
      return this.words.subarray(values / 4, values / 4 + this.words[count / 4]! * words.length);
    });
  }

  /** Lets no further values be numbered: what needs a new number is {@link FillOutcome} `narrow`. */
  freeze(): void {
    for (const { count, limit } of this.map.stores) this.words[limit / 4] = this.words[count / 4]!;
  }

  /** Lets values be numbered again. */
  thaw(): void {
    for (const { limit, capacity } of this.map.stores) this.words[limit / 4] = capacity;
  }

  /**
   * Numbers values as they are listed, as {@link values} gives them; false if there is no room for them.
   * @param first By component the number of the first value that is listed; 0 if it is left out.
   */
  enterValues(values: readonly Int32Array[], first: readonly number[] = []): boolean {
    const { state } = this;
    for (const [component, { words }] of this.model.partition.components.entries()) {
      const known = values[component]!;
      state.fill(0);
      const from = first[component] ?? 0;
      for (let each = 0; each * words.length < known.length; each++) {
        for (const [at, { word }] of words.entries()) state[word] = known[each * words.length + at]!;
        const number = from + each;
        const given = this.numbers[component]!(this.map.state);
        if (given === noNumber) return false;
        if (given !== number) throw new Error('values are numbered differently');
      }
    }
    this.enterLocals();
    return true;
  }

  /**
   * Gives the cache what it lacked when code ran last.
   * @returns `narrow` if a component has more values than there is room for: memory must be laid out anew; `crowded` if
   * there is no room in the cache.
   */
  fill(): FillOutcome {
    return this.afterFill(this.code.fill());
  }

  /**
   * The keys of the states on the way from a stored state to the one that {@link setTarget} names, this one included:
   * more than one if a chain was merged. Undefined if the cache lacks something.
   */
  trail(number: number): readonly (readonly [low: number, high: number])[] | undefined {
    const end = this.code.trail!(number);
    if (end === 0) return undefined;
    const start = trailStart(this, this.model.fanOut);
    return Array.from({ length: (end - start) / 8 }, (_, at) => {
      const word = start / 4 + 2 * at;
      return [this.words[word]!, this.words[word + 1]!];
    });
  }

  /** Does what generated code leaves to be done after it tried to fill the cache. */
  afterFill(status: number): FillOutcome {
    this.enterLocals();
    if (status === fillStatus.narrow || this.imageless) return 'narrow';
    if (status === fillStatus.crowded) {
      return this.read('cached') >= this.read('mostCached') && this.enlargeCache() ? 'filled' : 'crowded';
    }
    if (status === fillStatus.failed) this.noteFailed();
    return 'filled';
  }

  private noteFailed(): void {
    const count = this.read('failed');
    const at = this.map.failed / 4;
    // Two checks of one action may break the same rule: it is broken once.
    const failed = new Map<string, FailedCheck>();
    for (let each = at; each < at + 2 * count; each += 2) {
      const [rule, action] = [this.words[each]!, this.words[each + 1]!];
      failed.set(`${rule} ${action}`, { rule, action });
    }
    // The entry that was made last begins where its list does, after the head.
    this.flaggedLists.push({ address: this.read('failedList'), failed: [...failed.values()] });
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
    if (this.read('newValues') === 0) return;
    this.enterImages();
    this.write('newValues', 0);
    for (const { process, entries } of this.processes) {
      const component = this.model.partition.ofProcess[process]!;
      const store = this.map.stores[component]!;
      const size = this.words[store.count / 4]!;
      for (let number = this.entered[component]!; number < size; number++) {
        const { reads, finished } = this.model.factsOf(process, this.stateWith(component, store, number));
        const [low, high] = keyMask(this.keys, reads);
        const at = (entries + number * localEntry.size) / 4;
        this.words[at] = low;
        this.words[at + 1] = high;
        this.words[at + localEntry.flags / 4] = finished === 'finished' ? localFlags.finished : 0;
      }
      this.entered[component] = size;
    }
  }

  /** Gives new values their images under each permutation, which may be new values themselves. */
  private enterImages(): void {
    const { symmetry, layout, system, partition } = this.model;
    if (symmetry === undefined) return;
    const { state } = this.map;
    const before = this.state.slice();
    const moved = this.model.moved();
    for (let some = true; some;) {
      some = false;
      for (const component of partition.components.keys()) {
        const store = this.map.stores[component]!;
        for (; this.imaged[component]! < this.words[store.count / 4]!; this.imaged[component]!++) {
          some = true;
          const number = this.imaged[component]!;
          const values = unpack(layout, this.stateWith(component, store, number));
          for (const [each, permutation] of symmetry.permutations.entries()) {
            const address = this.map.images[each]!.get(component);
            if (address === undefined) continue;
            const target = moved[each]!.get(component)!;
            pack(layout, imageOf(system, permutation, values), this.state);
            const image = this.numbers[target]!(state);
            if (image === noNumber) this.imageless = true;
            const { half, shift } = this.keys.fields[target]!;
            this.words[address / 4 + 2 * number] = half === 'low' ? image << shift : 0;
            this.words[address / 4 + 2 * number + 1] = half === 'high' ? image << shift : 0;
          }
        }
      }
    }
    this.state.set(before);
  }

  /** A packed state with a value of a component, and 0 elsewhere. */
  private stateWith(component: number, { values }: StoreMap, number: number): Int32Array {
    const { words } = this.model.partition.components[component]!;
    const state = new Int32Array(this.model.layout.words);
    for (const [at, { word }] of words.entries())
      state[word] = this.words[values / 4 + number * words.length + at]!;
    return state;
  }
}
