import type { Kernel } from '../kernel.ts';
import type { CollapsedModel } from '../model.ts';

/** Words for values at first: memory that is not touched costs nothing. */
const firstWords = 2 ** 24;

/**
 * The values of all components in the order in which the threads of a search have numbered them, in memory that they
 * share: a thread that enters them in this order numbers them likewise. Only the thread that has locked the search, or
 * the only one that runs, may use it.
 */
export class Journal {
  readonly words: Int32Array;
  private readonly model: CollapsedModel;

  constructor(model: CollapsedModel, words: Int32Array) {
    this.model = model;
    this.words = words;
  }

  /** A journal with nothing in it, `doublings` times as large as usual. */
  static empty(model: CollapsedModel, doublings = 0): Journal {
    const words = new Int32Array(new SharedArrayBuffer(4 * firstWords * 2 ** doublings));
    words[0] = 1;
    return new Journal(model, words);
  }

  /** Whether there is room for all values that the steps of a state can bring up. */
  get hasRoom(): boolean {
    const { partition, fanOut, symmetry } = this.model;
    const images = 1 + (symmetry?.permutations.length ?? 0);
    const each = partition.components.reduce((sum, { words }) => sum + 1 + words.length, 0);
    return this.words[0]! + (fanOut + 1) * each * images ** 2 < this.words.length;
  }

  /** Adds the values of a kernel beyond those that are known: so many of each component. */
  publish(kernel: Kernel, known: readonly number[]): void {
    const { components } = this.model.partition;
    let at = this.words[0]!;
    for (const [component, values] of kernel.values().entries()) {
      const width = components[component]!.words.length;
      for (let from = known[component]! * width; from < values.length; from += width) {
        this.words[at] = component;
        this.words.set(values.subarray(from, from + width), at + 1);
        at += 1 + width;
      }
    }
    this.words[0] = at;
  }

  /**
   * Has a kernel number the values from a place on, of which it knows as many as it has.
   * @returns the place that comes next; undefined if the kernel has no room for them.
   */
  enter(kernel: Kernel, from: number): number | undefined {
    const { components } = this.model.partition;
    const end = this.words[0]!;
    const lists = components.map((): number[] => []);
    for (let at = from; at < end;) {
      const component = this.words[at]!;
      const width = components[component]!.words.length;
      for (let word = 1; word <= width; word++) lists[component]!.push(this.words[at + word]!);
      at += 1 + width;
    }
    const values = lists.map((list) => Int32Array.from(list));
    return from === end || kernel.enterValues(values, kernel.sizes()) ? end : undefined;
  }

  /** Where the first value is. */
  static readonly start = 1;
}
