/**
 * The strongly connected components of a graph in reverse topological order: a component comes after all those that it
 * leads to. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972, with a stack of its
 * own. Edges of node n are `targets[edges[n]] .. targets[edges[n + 1] - 1]`; only what node 0 leads to is visited.
 */
export interface Components {
  /** Nodes, component by component. */
  readonly order: Int32Array;
  /** Component c is `order[starts[c]] .. order[starts[c + 1] - 1]`. */
  readonly starts: readonly number[];
}

/** See {@link Components}. */
export function strongComponents(nodes: number, edges: Int32Array, targets: Int32Array): Components {
  const number = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const next = new Int32Array(nodes);
  const open = new Int32Array(nodes);
  const path = new Int32Array(nodes);
  const isOpen = new Uint8Array(nodes);
  const order = new Int32Array(nodes);
  const starts = [0];
  let opened = 0;
  let depth = 0;
  let visited = 0;
  let closed = 0;
  const enter = (node: number): void => {
    number[node] = low[node] = ++visited;
    next[node] = edges[node]!;
    open[opened++] = node;
    isOpen[node] = 1;
    path[depth++] = node;
  };
  enter(0);
  while (depth > 0) {
    const node = path[depth - 1]!;
    if (next[node]! < edges[node + 1]!) {
      const target = targets[next[node]!++]!;
      if (number[target] === 0) enter(target);
      else if (isOpen[target] === 1) low[node] = Math.min(low[node]!, number[target]!);
      continue;
    }
    depth--;
    if (depth > 0) low[path[depth - 1]!] = Math.min(low[path[depth - 1]!]!, low[node]!);
    if (low[node] !== number[node]) continue;
    for (;;) {
      const member = open[--opened]!;
      isOpen[member] = 0;
      order[closed++] = member;
      if (member === node) break;
    }
    starts.push(closed);
  }
  return { order: order.subarray(0, closed), starts };
}
