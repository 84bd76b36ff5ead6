import type { Frame } from '../../check/result.ts';
import type { Item } from './fold.ts';

/** A call shown in a column: its name and where in its caller it is made. */
export interface Call {
  readonly name: string;
  /** Identifies the call among those of one CPU, so that two calls of one function are told apart. */
  readonly path: string;
}

interface Node {
  readonly children: Set<string>;
  /** Something happens in the function itself. */
  busy: boolean;
}

/** The calls of a stack with their paths, outermost first. */
function calls(frames: readonly Frame[]): readonly Call[] {
  let path = '';
  return frames.map((frame, depth) => {
    const site = depth === 0 ? '' : frames[depth - 1]!.line;
    path += `>${site}:${frame.function}`;
    return { name: frame.function, path };
  });
}

/** Whether the innermost call of the item is worth a line of its own even if its caller does nothing else. */
const ownLine = (item: Item): boolean =>
  item.kind === 'event' && (item.event.step.action === 'lock' || item.event.step.action === 'unlock');

/**
 * Leaves out calls in which nothing happens but one further call, except the outermost, the innermost function of
 * a C file, and locks: a reader knows that zap_page_range_single() gets to zap_pmd_range() somehow, and that
 * pmdp_invalidate() has some macro or other to store with.
 *
 * @returns for each item the calls to show, outermost first.
 */
export function shownCalls(items: readonly Item[]): readonly (readonly Call[])[] {
  const nodes = new Map<string, Node>();
  const all = items.map((item) => calls(item.frames));
  items.forEach((item, index) => {
    const chain = all[index]!;
    chain.forEach((call, depth) => {
      const key = `${item.cpu}${call.path}`;
      const node = nodes.get(key) ?? { children: new Set<string>(), busy: false };
      nodes.set(key, node);
      const child = chain[depth + 1];
      if (child === undefined) node.busy = true;
      else node.children.add(child.path);
    });
  });
  return all.map((chain, index) => {
    const item = items[index]!;
    const isSource = (depth: number): boolean => item.frames[depth]?.file.endsWith('.c') === true;
    const single = chain.map((call) => {
      const node = nodes.get(`${item.cpu}${call.path}`)!;
      return !node.busy && node.children.size === 1;
    });
    const last = chain.length - 1;
    return chain.filter((_, depth) => {
      if (depth === 0) return true;
      const callsHelper = depth === last - 1 && isSource(depth) && !isSource(last);
      if (depth === last) return ownLine(item) || isSource(depth) || depth === 1 || !single[depth - 1];
      return callsHelper || !single[depth];
    });
  });
}
