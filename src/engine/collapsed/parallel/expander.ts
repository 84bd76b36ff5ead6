import { isTrap } from '../../packed/web-assembly.ts';
import type { FillOutcome } from '../kernel-counts.ts';
import { Kernel } from '../kernel.ts';
import type { KeyLayout } from '../key-layout.ts';
import type { CollapsedModel } from '../model.ts';
import { largestRoom, roomFor } from '../rooms.ts';
import { Journal } from './journal.ts';
import type { SharedMemory } from './shared-memory.ts';
import { after, sizeOf, type Queues } from './queues.ts';
import { Trap } from './trap.ts';
import { window } from './window.ts';

/** Numbers of states from one up to another one that is left out. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Why a thread stopped to expand: there is nothing left; it was asked to; or there is not enough room. */
export type StopReason =
  | 'done'
  | 'asked'
  /** In the table of states or the log. */
  | 'room'
  /** In keys or in the journal, for the number of a value. */
  | 'narrow'
  /** For the values of a component. */
  | 'values';

/** What a thread has to say when it stops. */
export interface Stop {
  readonly reason: StopReason;
  /** States that it took and could not expand. */
  readonly rest: Range | undefined;
  /** Room in the log that it reserved and did not use. */
  readonly holes: readonly Range[];
  /** Where it has stored states. */
  readonly stored: readonly Range[];
  readonly transitions: number;
}

/** How a thread goes on. */
export interface ExpandOptions {
  /** Actions from the initial state to the states that are expanded, plus 1. */
  readonly depth: number;
  readonly queues: Queues;
}

/** What an expander is made of. */
export interface ExpanderParts {
  readonly model: CollapsedModel;
  readonly shared: SharedMemory;
  readonly journal: Journal;
  /** Its number among the threads. */
  readonly thread: number;
  /** See {@link roomFor}; undefined if memory is not limited. */
  readonly bytes: number | undefined;
}

/** Least states that a thread takes at a time. */
const leastShare = 64;
/** Slots that one call of code works on. */
const spreadSlots = 2 ** 14;
/** Most states that a thread reserves room for at a time. */
export const reservation = 16384;

/** One thread's part in a search: expands states of the layer that are nobody's yet, with a kernel of its own. */
export class Expander {
  private readonly parts: ExpanderParts;
  private journal: Journal;
  private present: Kernel;
  private size = 1;
  /** How much of the journal is known. */
  private read = Journal.start;
  private readonly known: number[];
  private readonly room: Range[] = [];
  private stored: Range[] = [];
  private transitions = 0;

  constructor(parts: ExpanderParts) {
    this.parts = parts;
    this.journal = parts.journal;
    this.known = parts.model.partition.components.map(() => 0);
    this.present = this.newKernel();
  }

  /** What it expands with; another one after {@link changeKeys} and {@link fill}. */
  get kernel(): Kernel {
    return this.present;
  }

  /** See {@link roomFor}. */
  get roomSize(): number {
    return this.size;
  }

  /** Expands states until none is left in any queue, or until it is asked to stop; gives the caller turns. */
  *running({ depth, queues }: ExpandOptions): Generator<void, Stop> {
    const { shared } = this.parts;
    shared.refresh();
    this.catchUp();
    this.transitions = 0;
    this.kernel.write('depth', depth);
    for (let range = this.claim(queues); range !== undefined; range = this.claim(queues)) {
      const { reason, left } = yield* this.expand(range);
      if (reason !== 'done') return this.stop(reason, left);
    }
    return this.stop('done');
  }

  /** Moves what is in some slots of the table, which is being doubled. */
  spread({ start, end }: Range): void {
    const { shared } = this.parts;
    shared.refresh();
    for (let from = start; from < end; from += spreadSlots)
      shared.code.spreadShared(from, Math.min(end, from + spreadSlots));
  }

  /** Goes over to keys that are laid out otherwise, and to another journal. */
  changeKeys(keys: KeyLayout, journal: Journal): void {
    this.parts.shared.changeKeys(keys);
    this.journal = journal;
    this.replaceKernel();
  }

  /**
   * Does what is left to be done after generated code tried to fill the cache.
   * @returns `narrow` or `values` if that is not possible.
   */
  private settle(outcome: FillOutcome): 'filled' | 'narrow' | 'values' {
    let now = outcome;
    if (now === 'narrow') {
      const filled = this.parts.shared.locked(() => this.fillWithNew());
      if (filled === undefined) return 'narrow';
      now = filled;
    }
    if (now === 'narrow') {
      if (!this.kernel.storesAreFull()) return 'narrow';
      return this.enlarge() ? 'filled' : 'values';
    }
    if (now === 'crowded' && !this.enlarge()) this.kernel.forget();
    return 'filled';
  }

  /** Gives the cache what it lacked when code ran last; see {@link settle}. */
  fill(): 'filled' | 'narrow' | 'values' {
    return this.settle(this.guarded(() => this.kernel.fill()));
  }

  /** Numbers what other threads have numbered. */
  catchUp(): void {
    this.parts.shared.locked(() => this.catchUpLocked());
  }

  private catchUpLocked(): void {
    this.kernel.thaw();
    const read = this.journal.enter(this.kernel, this.read);
    if (read === undefined) {
      this.replaceKernelLocked(this.size + 1);
      return;
    }
    this.read = read;
    this.kernel.freeze();
    for (const [component, size] of this.kernel.sizes().entries()) this.known[component] = size;
  }

  /** Fills the cache, with new numbers if need be; undefined if the journal is full. */
  private fillWithNew(): FillOutcome | undefined {
    if (!this.journal.hasRoom) return undefined;
    this.catchUpLocked();
    const { kernel } = this;
    kernel.thaw();
    const outcome = this.guarded(() => kernel.fill());
    this.journal.publish(kernel, this.known);
    this.read = this.journal.words[0]!;
    for (const [component, size] of kernel.sizes().entries()) this.known[component] = size;
    kernel.freeze();
    return outcome;
  }

  /** Expands taken states; `left` are those that it did not come to. */
  private *expand({
    start,
    end,
  }: Range): Generator<void, { readonly reason: StopReason; readonly left?: Range }> {
    const { shared, thread } = this.parts;
    for (let from = start; from < end; from += window) {
      if (shared.load('pause') !== 0) return { reason: 'asked', left: { start: from, end } };
      const { reason, head } = this.expandWindow(from, Math.min(window, end - from));
      shared.setTransitions(thread, this.transitions);
      if (reason !== 'done') return { reason, left: { start: from + head, end } };
      yield;
    }
    return { reason: 'done' };
  }

  /** Expands no more states than {@link window}; `head` is how many. */
  private expandWindow(start: number, count: number): { readonly reason: StopReason; readonly head: number } {
    const { shared, thread } = this.parts;
    this.load(start, count, 0);
    this.kernel.write('transitions', 0);
    for (;;) {
      const head = this.kernel.read('head');
      if (head === count) return { reason: 'done', head };
      if (!this.reserve()) return { reason: 'room', head };
      const { kernel } = this;
      const successors = this.guarded(() => kernel.code.collect(count));
      this.transitions += kernel.read('transitions');
      kernel.write('transitions', 0);
      this.insert(shared.setSuccessors(thread, kernel.successors(successors)));
      const outcome = kernel.afterFill(kernel.read('status'));
      const settled = outcome === 'filled' ? outcome : this.settle(outcome);
      if (settled !== 'filled') return { reason: settled, head: kernel.read('head') };
      if (this.kernel !== kernel) this.load(start, count, kernel.read('head'));
    }
  }

  private load(start: number, count: number, head: number): void {
    const { kernel } = this;
    kernel.log(count).set(this.parts.shared.log(start, start + count));
    kernel.write('head', head);
  }

  private insert(end: number): void {
    const { shared, thread } = this.parts;
    for (;;) {
      const room = this.room[0]!;
      const { at, fits } = shared.insert(thread, end, room.start, room.end);
      if (room.start < at) this.stored.push({ start: room.start, end: at });
      if (at === room.end) this.room.shift();
      else this.room[0] = { start: at, end: room.end };
      if (fits) return;
    }
  }

  /** Makes sure that there is room for all successors of a call; false if there is none to be had. */
  private reserve(): boolean {
    const { shared } = this.parts;
    const needed = this.kernel.map.bufferStates;
    let free = this.room.reduce((sum, { start, end }) => sum + end - start, 0);
    while (free < needed) {
      if (shared.load('reserved') + reservation > shared.load('room')) return false;
      const start = shared.reserve(reservation);
      this.room.push({ start, end: start + reservation });
      free += reservation;
    }
    return true;
  }

  /** Takes a part of the states that are left, a smaller one the fewer there are; its own ones first. */
  private claim(queues: Queues): Range | undefined {
    const { shared, thread } = this.parts;
    for (let other = 0; other < queues.length; other++) {
      const number = (thread + other) % queues.length;
      const queue = queues[number]!;
      const size = sizeOf(queue);
      for (;;) {
        const taken = shared.taken(number);
        const [next] = after(queue, taken);
        if (next === undefined) break;
        const count = Math.min(next.end - next.start, Math.max(leastShare, (size - taken) >> 1));
        if (shared.claim(number, taken, taken + count)) return { start: next.start, end: next.start + count };
      }
    }
    return undefined;
  }

  private stop(reason: StopReason, rest?: Range): Stop {
    if (reason !== 'done') this.parts.shared.store('pause', 1);
    const stored = joined(this.stored);
    this.stored = [];
    return { reason, rest, holes: this.room.splice(0), stored, transitions: this.transitions };
  }

  private enlarge(): boolean {
    if (this.parts.bytes !== undefined || this.size === largestRoom) return false;
    this.replaceKernel(this.size + 1);
    return true;
  }

  private newKernel(): Kernel {
    const { model, shared, bytes } = this.parts;
    return new Kernel(model, shared.keys, roomFor(this.size, bytes));
  }

  private replaceKernel(size = this.size): void {
    this.parts.shared.locked(() => this.replaceKernelLocked(size));
  }

  private replaceKernelLocked(size: number): void {
    const old = this.present;
    this.size = size;
    this.present = this.newKernel();
    this.present.continueFrom(old);
    this.read = Journal.start;
    this.catchUpLocked();
  }

  private guarded<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (isTrap(error)) throw new Trap(this.kernel.state.slice(), error);
      throw error;
    }
  }
}

/** Ranges that follow one another as one. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const all: Range[] = [];
  for (const { start, end } of ranges) {
    const last = all.at(-1);
    if (last?.end === start) all[all.length - 1] = { start: last.start, end };
    else all.push({ start, end });
  }
  return all;
}
