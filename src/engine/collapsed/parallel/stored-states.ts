import type { BrokenSteps, Counts } from '../kernel-counts.ts';
import type { TraceSource } from '../traces.ts';
import type { Expander } from './expander.ts';
import { half, type SharedStates } from './shared-states.ts';
import { window } from './window.ts';

/**
 * All states of a search whose threads rest, for what looks at them one after the other: the kernel of one thread is
 * given a part of the log at a time.
 */
export class StoredStates implements TraceSource {
  readonly code: TraceSource['code'];
  private readonly states: SharedStates;
  private readonly expander: Expander;
  private readonly counts: () => Counts;

  constructor(states: SharedStates, expander: Expander, counts: () => Counts) {
    this.states = states;
    this.expander = expander;
    this.counts = counts;
    this.code = {
      find: (from, to) => this.scan('find', from, to),
      findBroken: (from, to) => this.scan('findBroken', from, to),
      decode: (low, high) => this.expander.kernel.code.decode(low, high),
    };
  }

  /** Evaluates the conditions on states: see `inspect` of {@link ../emit-find.ts}. */
  inspect(from: number, to: number): number {
    return this.scan('inspect', from, to);
  }

  /** The keys of the representatives of some states, no more than {@link window}. */
  represent(from: number, to: number): Uint8Array {
    this.load(from, to);
    const { kernel } = this.expander;
    for (let number = 0; number < to - from; number++) kernel.code.represent(number);
    return kernel.log(to - from);
  }

  /** Fills the cache with what it lacked when code ran last; otherwise says what there is no room for. */
  fill(): 'filled' | 'narrow' | 'values' {
    return this.expander.fill();
  }

  /** See `trail` of {@link ../kernel.ts}. */
  trail(number: number): readonly (readonly [low: number, high: number])[] | undefined {
    this.load(number, number + 1);
    return this.expander.kernel.trail(0);
  }

  /** The two halves of the key of a state. */
  key(number: number): readonly [low: number, high: number] {
    const bytes = this.states.shared.log(number, number + 1);
    return [half(bytes, 0, 4), half(bytes, 4, bytes.length - 4)];
  }

  /** Sets the key that `find` looks for. */
  setTarget(low: number, high: number): void {
    this.expander.kernel.setTarget(low, high);
  }

  /** The packed words of the state that was decoded last. */
  get state(): Int32Array {
    return this.expander.kernel.state;
  }

  /** See {@link ../kernel-map.ts}. */
  read(word: 'missing' | 'tail'): number {
    if (word === 'tail') return this.states.tail;
    return word === 'missing' ? this.expander.kernel.read('missing') : this.counts()[word];
  }

  /** Rules whose checks fail in steps. */
  brokenSteps(): readonly BrokenSteps[] {
    return this.counts().brokenSteps;
  }

  /** States that break a rule as a condition, and the least depth at which one does. */
  brokenStates(bit: number): { readonly count: number; readonly depth: number } | undefined {
    const { ruleCounts } = this.counts();
    const count = ruleCounts[2 * bit]! >>> 0;
    return count === 0 ? undefined : { count, depth: ruleCounts[2 * bit + 1]! - 1 };
  }

  private scan(name: 'find' | 'findBroken' | 'inspect', from: number, to: number): number {
    for (let start = from; start < to;) {
      const end = Math.min(to, start + window);
      this.load(start, end);
      const { kernel } = this.expander;
      const number = kernel.code[name](0, end - start) >>> 0;
      if (kernel.read('missing') !== 0 || number < end - start) return start + number;
      start = end;
    }
    return to;
  }

  private load(from: number, to: number): void {
    const { kernel } = this.expander;
    kernel.log(to - from).set(this.states.shared.log(from, to));
  }
}
