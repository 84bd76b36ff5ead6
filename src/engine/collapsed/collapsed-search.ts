import { pack, unpack } from '../../transition/pack.ts';
import type { PackedLimits, PackedLimitName, PackedResult } from '../packed/result.ts';
import { isTrap } from '../packed/web-assembly.ts';
import { Kernel, type FillOutcome, type KernelRoom } from './kernel.ts';
import type { KeyLayout } from './key-layout.ts';
import { fieldOf } from './key-layout.ts';
import type { CollapsedModel } from './model.ts';
import { brokenRules } from './traces.ts';
import { firstKeys, nextKeys } from './widths.ts';

/** States that one call of generated code expands: V8 does not optimize code within a long call. */
const chunk = 1024;

/** Room for the cache of steps: at first, and what a search moves on to when it turns out to be large. */
const rooms = [
  { cacheBits: 14, listBytes: 2 ** 19, storeBits: 12 },
  { cacheBits: 19, listBytes: 2 ** 23, storeBits: 16 },
  { cacheBits: 23, listBytes: 2 ** 28, storeBits: 22 },
];
/** With so many states one knows how long keys have to be. */
const firstStates = 2 ** 13;
const mostBytes = 2 ** 32 - 65536;

/** How far a search is. */
export type SearchStage =
  | { readonly kind: 'running' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'bounded'; readonly limit: PackedLimitName }
  /** The system does not suit: its states do not fit into keys. */
  | { readonly kind: 'unfit' };

const running: SearchStage = { kind: 'running' };
const unfit: SearchStage = { kind: 'unfit' };

/** A breadth-first search of all states of a system, under way. */
export class CollapsedSearch {
  /** Number of the first state of each layer. */
  readonly layers: number[] = [0];
  stage: SearchStage = running;
  transitions = 0;
  private readonly model: CollapsedModel;
  private readonly limits: PackedLimits;
  private present: Kernel;
  /** Which of {@link rooms} is in use. */
  private size = 0;
  /** Number of the first state after the layer that is being expanded. */
  private layerEnd = 0;

  private constructor(model: CollapsedModel, keys: KeyLayout, limits: PackedLimits) {
    this.model = model;
    this.limits = limits;
    this.present = new Kernel(model, keys, this.room(0));
  }

  /** A search of which only the initial state is stored; undefined if the system does not suit. */
  static begin(model: CollapsedModel, limits: PackedLimits): CollapsedSearch | undefined {
    const keys = firstKeys(model);
    if (keys === undefined) return undefined;
    const search = new CollapsedSearch(model, keys, limits);
    const { kernel } = search;
    kernel.write('mostStates', Math.min(limits.states ?? 2 ** 32 - 1, 2 ** 32 - 1));
    pack(model.layout, model.interpreter.initial(), kernel.state);
    const first = kernel.encode();
    if (first === undefined) return undefined;
    kernel.setKey(0, ...first);
    kernel.write('tail', 1);
    kernel.rebuildTable();
    return search;
  }

  /** The memory with all states; another one after they were moved. */
  get kernel(): Kernel {
    return this.present;
  }

  /** Actions from the initial state to the newest layer. */
  get depth(): number {
    return this.layers.length - 1;
  }

  /** States stored. */
  get states(): number {
    return this.kernel.read('tail');
  }

  /** States whose successors are known. */
  get expanded(): number {
    return this.kernel.read('head');
  }

  /** Expands about so many states, unless the search ends before. */
  advance(states: number): void {
    const goal = this.expanded + states;
    while (this.stage.kind === 'running' && this.expanded < goal) {
      if (this.expanded === this.layerEnd && !this.openLayer()) return;
      this.expand();
    }
  }

  /** What was found so far; if the search has not ended, it is as if a limit had stopped it. */
  result(): PackedResult {
    const { model, kernel } = this;
    const { stage } = this;
    const states = this.states;
    const flags = kernel.flags();
    const reached = Array.from(flags.reached, (flag) => flag !== 0);
    const taken = flags.taken.slice();
    const bytesPerState = kernel.usedBytes / states;
    return {
      outcome: stage.kind === 'bounded' ? stage : { kind: 'complete' },
      states,
      transitions: this.transitions,
      depth: this.depth,
      bytesPerState,
      wordsPerState: model.layout.words,
      broken: brokenRules(model, kernel, this.layers, (number) => void this.fillMissing(number)),
      reached,
      neverTaken: model.system.actions.flatMap((_, action) => (taken[action] === 0 ? [action] : [])),
    };
  }

  /** Ends the search before it is complete; states that were not expanded are inspected. */
  stop(limit: PackedLimitName): void {
    if (this.stage.kind !== 'running') return;
    if (this.states > this.layerEnd && this.layers.at(-1) !== this.layerEnd) this.layers.push(this.layerEnd);
    this.inspectRest();
    this.stage = { kind: 'bounded', limit };
  }

  /** Turns to the next layer; false if the search has ended. */
  private openLayer(): boolean {
    const { kernel } = this;
    const start = this.expanded;
    if (start === this.states) {
      this.stage = { kind: 'complete' };
      return false;
    }
    if (start > 0) this.layers.push(start);
    this.layerEnd = this.states;
    kernel.write('depth', this.depth + 1);
    if (this.depth !== this.limits.depth) return true;
    this.stage = this.inspectRest() > 0 ? { kind: 'bounded', limit: 'depth' } : { kind: 'complete' };
    return false;
  }

  /** Expands a chunk of the present layer. */
  private expand(): void {
    if (this.states > this.kernel.read('room') && !this.makeRoom()) {
      if (this.stage.kind === 'running') this.stop('bytes');
      return;
    }
    const { kernel } = this;
    const end = Math.min(this.expanded + chunk, this.layerEnd);
    kernel.write('transitions', 0);
    this.guarded(() => kernel.code.step(end));
    this.transitions += kernel.read('transitions');
    this.afterFill(kernel.afterFill(kernel.read('status')));
    if (kernel.read('full') !== 0) this.stop('states');
  }

  /** Fills the cache if generated code missed something; false if the system turned out not to suit. */
  private fillMissing(number: number): boolean {
    if (this.kernel.read('missing') === 0) return true;
    return this.afterFill(this.guarded(() => this.kernel.fill(number)));
  }

  private afterFill(outcome: FillOutcome): boolean {
    if (outcome === 'narrow') return this.move(this.kernel.storesAreFull() ? this.size + 1 : this.size);
    if (outcome === 'crowded') {
      if (this.size < rooms.length - 1 && this.limits.bytes === undefined) return this.move(this.size + 1);
      this.kernel.forget();
    }
    return true;
  }

  /** Evaluates the conditions on states that were stored and not expanded; returns how many successors they have. */
  private inspectRest(): number {
    const steps = this.kernel.brokenSteps();
    const taken = this.kernel.flags().taken.slice();
    const head = this.expanded;
    const tail = this.states;
    let successors = 0;
    // The states may be of two layers: the one that is being expanded and the next one.
    for (const layer of [this.depth - 1, this.depth]) {
      const from = Math.max(head, this.layers[layer] ?? 0);
      const to = layer === this.depth ? tail : this.layers[this.depth]!;
      if (layer < 0 || from >= to) continue;
      this.kernel.write('depth', layer + 1);
      for (let start = from; start < to;) {
        this.kernel.write('transitions', 0);
        start = this.kernel.code.inspect(start, Math.min(to, start + chunk)) >>> 0;
        successors += this.kernel.read('transitions');
        if (!this.fillMissing(start)) return successors;
      }
    }
    this.kernel.restoreBrokenSteps(steps);
    this.kernel.flags().taken.set(taken);
    return successors;
  }

  /** Makes room for one more batch of successors; false if there is none to be had. */
  private makeRoom(): boolean {
    if (this.size === 0 && this.states > firstStates && !this.move(1)) return false;
    const { bufferStates } = this.kernel.map;
    if (!this.kernel.makeRoom(bufferStates)) return false;
    if (this.size === 0)
      this.kernel.write('room', Math.min(this.kernel.read('room'), firstStates + bufferStates));
    return true;
  }

  private room(size: number): KernelRoom {
    return { ...rooms[size]!, mostBytes: Math.min(this.limits.bytes ?? mostBytes, mostBytes) };
  }

  /** Moves all states into another memory, with keys laid out for what has occurred; false if that is not possible. */
  private move(size: number): boolean {
    const old = this.present;
    const keys = size < rooms.length ? nextKeys(this.model, old.sizes()) : undefined;
    if (keys === undefined) {
      this.stage = unfit;
      return false;
    }
    const kernel = new Kernel(this.model, keys, this.room(size));
    kernel.copyStores(old);
    kernel.continueFrom(old);
    const tail = old.read('tail');
    kernel.write('tail', 0);
    if (!kernel.makeRoom(tail)) return false;
    kernel.write('tail', tail);
    for (let number = 0; number < tail; number++) {
      const [low, high] = old.key(number);
      let newLow = 0;
      let newHigh = 0;
      for (const [component, { half, shift }] of keys.fields.entries()) {
        const value = fieldOf(old.keys.fields[component]!, low, high) << shift;
        if (half === 'low') newLow |= value;
        else newHigh |= value;
      }
      kernel.setKey(number, newLow, newHigh);
    }
    kernel.rebuildTable();
    this.present = kernel;
    this.size = size;
    return true;
  }

  /** Runs generated code; if it traps, throws what the interpreter says of the state that it was expanding. */
  private guarded<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (!isTrap(error)) throw error;
      const { interpreter } = this.model;
      const state = unpack(this.model.layout, this.kernel.state);
      interpreter.inspect(state);
      for (const action of interpreter.enabled(state)) interpreter.step(state, action);
      throw error;
    }
  }
}
