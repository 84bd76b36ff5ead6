import { getHeapStatistics } from 'node:v8';

/** How many looks in a row at too much in use count as pressure. */
const patience = 4;

/**
 * Tells that V8's heap is about to be exhausted, which would end the process. What is in use includes what has not
 * been collected yet, so one look does not count.
 */
export class HeapPressure {
  private readonly most: number;
  private looks = 0;

  /** `most` is the part of the heap that may be in use: little for engines with tables in the heap, which double. */
  constructor(most: number) {
    this.most = most;
  }

  /** Asked between slices of a search. */
  felt(): boolean {
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    this.looks = used > limit * this.most ? this.looks + 1 : 0;
    return this.looks >= patience;
  }
}
