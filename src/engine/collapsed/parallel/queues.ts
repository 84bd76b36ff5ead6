import type { Range } from './expander.ts';

/** States to expand, by the thread that comes to them first; one that has none left helps the others. */
export type Queues = readonly (readonly Range[])[];

/** States that a thread has stored. */
export interface Owned extends Range {
  readonly thread: number;
}

/** How many states ranges have. */
export function sizeOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** What comes after the first `count` states of a queue. */
export function after(queue: readonly Range[], count: number): readonly Range[] {
  let skip = count;
  return queue.flatMap(({ start, end }): readonly Range[] => {
    const from = Math.min(end, start + skip);
    skip -= from - start;
    return from < end ? [{ start: from, end }] : [];
  });
}

/**
 * Shares the states from one to another out among so many threads: each goes on from what it has stored itself, as
 * states that are found together have successors in common, which the filter of one thread drops at once. What
 * nobody has stored is divided.
 */
export function shareOut(from: number, to: number, threads: number, owned: readonly Owned[]): Queues {
  const queues = Array.from({ length: threads }, (): Range[] => []);
  const divide = (start: number, end: number): void => {
    const part = Math.ceil((end - start) / threads);
    for (let thread = 0; thread < threads; thread++) {
      const first = start + thread * part;
      if (first < end) queues[thread]!.push({ start: first, end: Math.min(end, first + part) });
    }
  };
  let at = from;
  for (const each of owned.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(at, each.start);
    const end = Math.min(to, each.end);
    if (start >= end) continue;
    if (at < start) divide(at, start);
    queues[each.thread]!.push({ start, end });
    at = end;
  }
  if (at < to) divide(at, to);
  return queues;
}
