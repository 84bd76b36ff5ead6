/**
 * Which stored states led to which. States are numbered as they are found and expanded in that order, so it is
 * enough to know how many there were after each chunk: the first predecessor of a state is in the chunk during
 * which the state appeared.
 */
export class Ancestry {
  /** Number of the first state of each layer. */
  private readonly layers: number[] = [0];
  /** Of each chunk: its first state, and how many states there were after it. */
  private readonly heads: number[] = [];
  private readonly tails: number[] = [];

  /** Actions from the initial state to the newest layer. */
  get depth(): number {
    return this.layers.length - 1;
  }

  /** The newest layer starts at a state. */
  beginLayer(state: number): void {
    this.layers.push(state);
  }

  /** States from `head` on were expanded, and then there were `tail`. */
  noteChunk(head: number, tail: number): void {
    this.heads.push(head);
    this.tails.push(tail);
  }

  /** Actions from the initial state to a state. */
  depthOf(state: number): number {
    return firstAbove(this.layers, state) - 1;
  }

  /**
   * States that hold predecessors of a state other than the initial one, all on shortest traces: the layer before it,
   * or only the chunk with its first predecessor if the layer has more than `most` states.
   */
  before(state: number, most: number): { readonly from: number; readonly to: number } {
    const layer = this.depthOf(state) - 1;
    const from = this.layers[layer]!;
    const to = this.layers[layer + 1]!;
    if (to - from <= most) return { from, to };
    const chunk = firstAbove(this.tails, state);
    return { from: this.heads[chunk]!, to: Math.min(to, this.heads[chunk + 1] ?? to) };
  }
}

/** Position of the first number of an ascending list that is above a value. */
function firstAbove(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
