import { pack, unpack } from '../../transition/pack.ts';
import type { PackedLimits, PackedLimitName } from '../packed/result.ts';
import { isTrap } from '../packed/web-assembly.ts';
import { ForgetfulKernel, statesPlan } from './forgetful-kernel.ts';
import { finished } from './finished.ts';
import { Kernel } from './kernel.ts';
import type { FillOutcome } from './kernel-counts.ts';
import type { KernelRoom } from './kernel-memory.ts';
import type { KeyLayout } from './key-layout.ts';
import type { CollapsedModel } from './model.ts';
import { largestRoom, roomFor } from './rooms.ts';
import { kernelWithRoom, restoredKernel } from './new-kernel.ts';
import { takingStates } from './take-states.ts';
import { usualLogStates, type Storage } from './storage.ts';
import { firstKeys, nextKeys } from './widths.ts';

import { unfit, type SearchImage, type SearchPoint } from './search-stage.ts';
import { FoundStates } from './found-states.ts';

/** States that one call of generated code expands: V8 does not optimize code within a long call. */
const chunk = 1024;

/** With so many states one knows how long keys have to be. */
const firstStates = 2 ** 13;

/** A breadth-first search of all states of a system, under way. */
export class CollapsedSearch extends FoundStates {
  /** See {@link roomFor}. */
  private size: number;
  /** There is no memory to move to a larger room. */
  private confined = false;
  /** Nothing but the search itself depends on the numbers of states. */
  private expanding = false;
  /** There is no room for another value of some component. */
  private exhausted = false;
  /** What is being done; until it is finished no state can be expanded. */
  private work: Generator<void, void> | undefined;
  /** Where the search was before it went on to what ended it. */
  private before: SearchPoint | undefined;

  private constructor(
    model: CollapsedModel,
    kernel: Kernel,
    { limits, storage, size }: { limits: PackedLimits; storage: Storage; size: number },
  ) {
    super({ model, limits, storage, kernel });
    this.size = size;
    this.present.write('mostStates', Math.min(limits.states ?? 2 ** 32 - 1, 2 ** 32 - 1));
  }

  /** A search of which only the initial state is stored; undefined if the system does not suit. */
  static begin(
    model: CollapsedModel,
    limits: PackedLimits,
    storage: Storage = { kind: 'exact' },
  ): CollapsedSearch | undefined {
    const keys = firstKeys(model);
    if (keys === undefined) return undefined;
    const kernel = new Kernel(model, keys, roomFor(0, limits.bytes));
    const search = new CollapsedSearch(model, kernel, { limits, storage, size: 0 });
    return search.start(search.kernel) ? search : undefined;
  }

  /** Stores the initial state alone; false if keys are too short for it. */
  private start(kernel: Kernel): boolean {
    const { layout, interpreter } = this.model;
    pack(layout, interpreter.initial(), kernel.state);
    const first = kernel.encode();
    if (first === undefined) return false;
    kernel.setKey(0, ...first);
    kernel.code.represent(0);
    kernel.write('tail', 1);
    kernel.rebuildTable();
    return true;
  }

  /**
   * A search of which only the states are missing: {@link restoredKernel} says what is to be written where. Undefined if
   * there is not enough memory.
   */
  static resume(
    model: CollapsedModel,
    limits: PackedLimits,
    image: SearchImage,
  ): CollapsedSearch | undefined {
    const { point, size, storage, traces } = image;
    const kernel = restoredKernel(model, limits.bytes, image);
    if (kernel === undefined) return undefined;
    const search = new CollapsedSearch(model, kernel, { limits, storage, size });
    for (const { rule, trace } of traces) search.traces.set(rule, trace);
    search.layers.splice(0, search.layers.length, ...point.layers);
    search.layerEnd = point.layerEnd;
    search.transitions = point.transitions;
    return search;
  }

  /** What {@link resume} needs; valid until the search goes on. */
  image(): SearchImage {
    const { kernel, size, states, storage } = this;
    const point = this.before ?? this.point();
    const traces = [...this.traces].map(([rule, trace]) => ({ rule, trace }));
    const forgetful = kernel instanceof ForgetfulKernel ? kernel.image() : undefined;
    return { point, states, keys: kernel.keys, size, values: kernel.values(), storage, forgetful, traces };
  }

  /**
   * Expands about so many states, unless the search ends before. Returns early while states are moved or their table
   * grows, so that no call takes long.
   */
  advance(states: number): void {
    const goal = this.expanded + states;
    while (this.stage.kind === 'running' && this.expanded < goal) {
      if (this.expanded === this.layerEnd && !this.openLayer()) return;
      this.work ??= this.expand();
      if (this.work.next().done !== true) return;
      this.work = undefined;
    }
  }

  /**
   * A search for the traces that are missing, as deep as they are, which keeps all keys and is to be run to its end and
   * given to {@link takeTraces}; undefined if none is missing.
   */
  beginTraces(): CollapsedSearch | undefined {
    const { model, untraced, omission } = this;
    if (untraced.length === 0) return undefined;
    const depth = Math.max(...untraced.map((first) => first.depth));
    const { bytes, states } = this.limits;
    // With so many states of which none was missed, another search may not come as far.
    const limits = { bytes, states: omission.kind === 'exact' ? states : undefined, depth };
    return CollapsedSearch.begin(model, limits, { kind: 'compact', logStates: Infinity });
  }

  /** Drops the keys of expanded states, if there are many, after the traces through them were found. */
  private forget(): void {
    const { kernel, storage } = this;
    if (storage.kind === 'exact' || !(kernel instanceof ForgetfulKernel) || this.forgetful) return;
    if (this.states < (storage.logStates ?? usualLogStates)) return;
    for (const { rule, trace } of this.brokenRules()) this.traces.set(rule, trace);
    // To find a trace may take another kernel.
    if (this.kernel instanceof ForgetfulKernel) this.kernel.forgetExpanded();
  }

  /** Ends the search before it is complete; states that were not expanded are inspected. */
  stop(limit: PackedLimitName): void {
    if (this.stage.kind !== 'running') return;
    this.before ??= this.point();
    this.beginNewest();
    this.inspectRest();
    this.stage = { kind: 'bounded', limit };
  }

  /** Ends the search at once: states that were not expanded are not inspected. */
  halt(): void {
    if (this.stage.kind !== 'running') return;
    this.before ??= this.point();
    this.beginNewest();
    this.stage = { kind: 'halted' };
  }

  /** Turns to the next layer; false if the search has ended. */
  private openLayer(): boolean {
    const { kernel } = this;
    const start = this.expanded;
    if (start === this.states) {
      this.stage = { kind: 'complete' };
      return false;
    }
    const before = this.point();
    if (start > 0) this.layers.push(start);
    this.layerEnd = this.states;
    kernel.write('depth', this.depth + 1);
    if (this.limits.depth === undefined || this.depth < this.limits.depth) {
      this.forget();
      return true;
    }
    const more = this.inspectRest();
    if (this.stage.kind !== 'running') return false;
    // Whoever goes on expands what was only inspected now.
    this.before = before;
    const complete = more === 0 && this.uninspected === 0;
    this.stage = complete ? { kind: 'complete' } : { kind: 'bounded', limit: 'depth' };
    return false;
  }

  /** Expands a chunk of the present layer. What may take long is done a piece at a time. */
  private *expand(): Generator<void, void> {
    if (this.kernel.needsRoom && !(yield* this.makingRoom())) {
      if (this.stage.kind === 'running') this.stop('bytes');
      return;
    }
    const { kernel } = this;
    const end = Math.min(this.expanded + chunk, this.layerEnd);
    // Successors beyond the limit are dropped: whoever goes on has to expand the chunk again.
    const most = this.states + chunk * this.model.fanOut;
    const before = most > kernel.read('mostStates') ? this.point() : undefined;
    kernel.write('transitions', 0);
    this.guarded(() => kernel.code.step(end));
    this.transitions += kernel.read('transitions');
    const full = kernel.read('full') !== 0;
    if (full) this.before = before;
    this.expanding = true;
    const filled = yield* this.fitting(kernel.afterFill(kernel.read('status')));
    this.expanding = false;
    if (!filled) {
      if (this.stage.kind === 'running') this.stop('bytes');
    } else if (this.kernel.read('full') !== 0) this.stop('states');
  }

  /** Fills the cache if generated code missed something; false if there is no room for it, or the system is unfit. */
  protected override fillMissing(): boolean {
    if (this.kernel.read('missing') === 0) return true;
    return finished(this.fitting(this.guarded(() => this.kernel.fill())));
  }

  /** Makes room for what had none. */
  private *fitting(outcome: FillOutcome): Generator<void, boolean> {
    if (outcome === 'narrow') {
      if (this.exhausted) return false;
      const moved = yield* this.moving(this.kernel.storesAreFull() ? this.size + 1 : this.size);
      if (moved === 'unfit') this.stage = unfit;
      this.exhausted = moved !== 'moved';
      return moved === 'moved';
    }
    if (outcome === 'crowded' && !(yield* this.enlarging())) this.kernel.forget();
    return true;
  }

  /** Moves to a larger room if there is one. */
  private *enlarging(): Generator<void, boolean> {
    if (this.confined || this.size === largestRoom) return false;
    const [present, next] = [
      roomFor(this.size, this.limits.bytes),
      roomFor(this.size + 1, this.limits.bytes),
    ];
    const larger = next.cacheBits > present.cacheBits || next.listBytes > present.listBytes;
    this.confined = !larger || (yield* this.moving(this.size + 1, 'kept')) !== 'moved';
    return !this.confined;
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
        if (this.fillMissing()) continue;
        // There is no room for the steps of this state, and it takes them all to evaluate its conditions.
        this.uninspected++;
        start++;
      }
    }
    this.kernel.restoreBrokenSteps(steps);
    this.kernel.flags().taken.set(taken);
    return successors;
  }

  /** Makes room for one more batch of successors; false if there is none to be had. */
  private *makingRoom(): Generator<void, boolean> {
    const { storage } = this;
    const { bufferStates } = this.kernel.map;
    const first =
      bufferStates +
      (storage.kind === 'exact' ? firstStates : Math.min(firstStates, storage.logStates ?? firstStates));
    if (this.size === 0 && this.states > first && !this.confined) {
      const moved = yield* this.moving(1);
      if (moved === 'unfit') this.stage = unfit;
      if (moved === 'unfit') return false;
      this.confined = moved === 'crowded';
    }
    const made =
      storage.kind === 'exact'
        ? yield* this.kernel.makingRoom(bufferStates)
        : this.kernel.makeRoom(bufferStates);
    if (!made) return false;
    // A search that is gone on with has to turn to another room where the other one did.
    if (this.size === 0 && !this.confined)
      this.kernel.write('room', Math.min(this.kernel.read('room'), first));
    return true;
  }

  /**
   * Moves all states into another memory, with keys laid out for what has occurred, or as they are if that will do and
   * some were dropped. Both exist for a while.
   */
  private *moving(
    size: number,
    layout: 'new' | 'kept' = 'new',
  ): Generator<void, 'moved' | 'unfit' | 'crowded'> {
    const old = this.present;
    if (size > largestRoom) return this.limits.bytes === undefined ? 'unfit' : 'crowded';
    const keys = layout === 'kept' && this.forgetful ? old.keys : nextKeys(this.model, old.sizes());
    if (keys === undefined) return 'unfit';
    const room = roomFor(size, this.limits.bytes);
    const left = (this.limits.bytes ?? Infinity) - old.reservedBytes;
    const kernel = this.newKernel(size, keys, { ...room, mostBytes: Math.min(room.mostBytes, left) });
    if (kernel === undefined || kernel.reservedBytes > left) return 'crowded';
    if (!kernel.enterValues(old.values())) return 'crowded';
    if (layout === 'new' && old instanceof ForgetfulKernel && !old.movable) {
      if (!this.expanding || !this.restart(kernel)) return 'crowded';
    } else {
      kernel.continueFrom(old);
      // Whoever goes on has to expand some states again.
      const first = this.before?.head ?? this.expanded;
      if (!(yield* takingStates(this.model, kernel, { old, first }))) return 'crowded';
    }
    kernel.mostBytes = room.mostBytes;
    this.present = kernel;
    this.size = size;
    return 'moved';
  }

  /** Begins anew, with room for all values that have occurred. */
  private restart(kernel: Kernel): boolean {
    kernel.write('mostStates', this.kernel.read('mostStates'));
    if (!this.start(kernel)) return false;
    this.layers.splice(0, this.layers.length, 0);
    this.layerEnd = 0;
    this.transitions = 0;
    this.traces.clear();
    this.before = undefined;
    return true;
  }

  /** A kernel, unless there is no address space for it. */
  private newKernel(size: number, keys: KeyLayout, room: KernelRoom): Kernel | undefined {
    const plan = size === 0 ? undefined : statesPlan(this.storage, keys, this.present);
    return kernelWithRoom(this.model, keys, room, plan);
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
