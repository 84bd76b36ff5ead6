import type { Call } from './call-tree.ts';
import { shownCalls } from './call-tree.ts';
import type { Item } from './fold.ts';
import type { Predicates } from './remark.ts';
import { remarks } from './remark.ts';

/** A line of the diagram before it is put into its column. */
export interface Line {
  readonly cpu: number;
  /** Calls it is nested in. */
  readonly depth: number;
  /** Calls are never broken, remarks are wrapped. */
  readonly kind: 'call' | 'remark' | 'skip';
  readonly text: string;
  /** `memory.c:1733`, printed beside the text if there is room. */
  readonly place: string;
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Where the access is made, or the call of the function shown last if that is one of a header. */
function placeOf(item: Item, name: string): string {
  const at = item.frames.findLastIndex((frame) => frame.function === name);
  const shown = item.frames[at];
  if (item.kind !== 'event' || shown === undefined) return '';
  const caller = item.frames[at - 1];
  if (caller !== undefined && !shown.file.endsWith('.c')) return `${baseName(caller.file)}:${caller.line}`;
  const innermost = item.event.step.stack[0]?.function === shown.function;
  return `${baseName(shown.file)}:${innermost ? item.event.lines.at(-1) : shown.line}`;
}

/** Calls of `chain` that are not open any more or not yet: what has to be printed to get there. */
function newCalls(open: readonly Call[], chain: readonly Call[]): number {
  let same = 0;
  while (same < chain.length && open[same]?.path === chain[same]!.path) same++;
  return same;
}

/**
 * Turns items into lines: the calls of each CPU nested by depth, an outer call printed once, and under it what
 * happened there.
 */
export function linesOf(items: readonly Item[], predicates: Predicates): readonly Line[] {
  const lines: Line[] = [];
  const open = new Map<number, readonly Call[]>();
  const chains = shownCalls(items);
  const shown = new Map<string, string>();
  items.forEach((item, index) => {
    const chain = chains[index]!;
    const { cpu } = item;
    const place = placeOf(item, chain.at(-1)?.name ?? '');
    const known = newCalls(open.get(cpu) ?? [], chain);
    // A lock call is one line and is over with it, even if it is made again at the same place.
    const isLock = item.kind === 'event' && ['lock', 'unlock'].includes(item.event.step.action);
    const from = isLock ? Math.min(known, chain.length - 1) : known;
    chain.slice(from).forEach((call, offset) => {
      const isLast = from + offset === chain.length - 1;
      lines.push({
        cpu,
        depth: from + offset,
        kind: 'call',
        text: `${call.name}()`,
        place: isLast ? place : '',
      });
    });
    open.set(cpu, isLock ? chain.slice(0, -1) : chain);
    if (item.kind === 'more') {
      lines.push({ cpu, depth: chain.length, kind: 'skip', text: `[...] ${item.rounds} more`, place: '' });
      return;
    }
    const printed = from < chain.length;
    for (const [nth, text] of remarks(item.event, predicates, shown).entries()) {
      const beside = printed || nth > 0 ? '' : place;
      lines.push({ cpu, depth: chain.length, kind: 'remark', text: `// ${text}`, place: beside });
    }
  });
  return lines;
}
