import type { Frame } from '../../check/result.ts';
import type { Event } from './event.ts';

/** One thing of the diagram: an access, or a remark that something was left out here. */
export type Item =
  | { readonly kind: 'event'; readonly cpu: number; readonly frames: readonly Frame[]; readonly event: Event }
  /** `rounds` further rounds of the loop just shown. */
  | {
      readonly kind: 'more';
      readonly cpu: number;
      readonly frames: readonly Frame[];
      readonly rounds: number;
    };

/** Longest loop body, in accesses, that is recognised as a loop. */
const longestBody = 12;

const sameValue = (a: Event, b: Event): boolean =>
  a.cpu === b.cpu &&
  a.ofEntry &&
  a.step.action === 'read' &&
  a.step.note === b.step.note &&
  a.shape === b.shape &&
  a.step.object === b.step.object &&
  a.step.after === b.step.after;

/** Makes one of consecutive reads of an entry that found the same value in the same function. */
export function mergeReads(events: readonly Event[]): readonly Event[] {
  const merged: Event[] = [];
  for (const event of events) {
    const last = merged.at(-1);
    if (last !== undefined && sameValue(last, event)) {
      merged[merged.length - 1] = { ...event, lines: [...new Set([...last.lines, ...event.lines])] };
    } else merged.push(event);
  }
  return merged;
}

/** How often the `body` events from `start` on are repeated, the first time included. */
function rounds(events: readonly Event[], start: number, body: number): number {
  let at = start + body;
  while (at < events.length && events[at]!.shape === events[at - body]!.shape && !events[at]!.ofEntry) at++;
  return Math.floor((at - start) / body);
}

/** The calls that all of `events` are made under. */
function commonFrames(events: readonly Event[]): readonly Frame[] {
  const [first, ...others] = events;
  let depth = first!.frames.length;
  for (const other of others) {
    let same = 0;
    while (same < depth && other.frames[same]?.function === first!.frames[same]!.function) same++;
    depth = same;
  }
  return first!.frames.slice(0, depth);
}

/** Shows one round of each loop and says how many more there were. Loops end where another CPU moves. */
export function foldLoops(events: readonly Event[]): readonly Item[] {
  const items: Item[] = [];
  let at = 0;
  while (at < events.length) {
    let body = 1;
    let best = 1;
    for (let size = 1; size <= longestBody && at + 2 * size <= events.length; size++) {
      const count = rounds(events, at, size);
      if (count > 1 && count * size > best * body) [body, best] = [size, count];
    }
    const shown = events.slice(at, at + body);
    for (const event of shown) items.push({ kind: 'event', cpu: event.cpu, frames: event.frames, event });
    if (best > 1)
      items.push({ kind: 'more', cpu: shown[0]!.cpu, frames: commonFrames(shown), rounds: best - 1 });
    at += body * best;
  }
  return items;
}
