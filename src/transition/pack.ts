import type { Expression, TransitionSystem, VariableId } from './form.ts';
import { expressionsOf, stateConditions, visitExpression, visitStatements } from './traverse.ts';

/** Where a variable lies in a packed state: bits `shift .. shift + bits - 1` of a 32-bit word. */
export interface Field {
  readonly word: number;
  readonly shift: number;
  /** 0 to 31; 0 for a variable of one value, which is always 0. */
  readonly bits: number;
}

/** How a state packs into 32-bit words. */
export interface Layout {
  /** Words of a state, at least 1. */
  readonly words: number;
  /** By number of the variable. */
  readonly fields: readonly Field[];
}

/** Variables that lie side by side in one word, in the order of their numbers. */
interface Piece {
  readonly variables: readonly VariableId[];
  readonly bitsEach: number;
}

/**
 * Lays a state out: ceil(log2(values)) bits a variable, none across the border of two words. Variables that are
 * accessed by index lie side by side where they fit into a word, so that an index is a shift. Largest pieces are
 * placed first, each in the first word with room.
 */
export function layOut(system: TransitionSystem): Layout {
  const pieces = piecesOf(system).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const used: number[] = [];
  const fields: Field[] = system.variables.map(() => ({ word: 0, shift: 0, bits: 0 }));
  for (const piece of pieces) {
    let word = used.findIndex((bits) => bits + sizeOf(piece) <= 32);
    if (word < 0) word = used.push(0) - 1;
    for (const variable of piece.variables) {
      fields[variable] = { word, shift: used[word]!, bits: piece.bitsEach };
      used[word]! += piece.bitsEach;
    }
  }
  return { words: Math.max(1, used.length), fields };
}

/** Packs the values of a state into `words`. */
export function pack(layout: Layout, state: Int32Array, words: Int32Array): void {
  words.fill(0, 0, layout.words);
  for (const [variable, { word, shift }] of layout.fields.entries())
    words[word]! |= state[variable]! << shift;
}

/** The values of a packed state. */
export function unpack(layout: Layout, words: Int32Array): Int32Array {
  return Int32Array.from(
    layout.fields,
    ({ word, shift, bits }) => (words[word]! >>> shift) & (2 ** bits - 1),
  );
}

const sizeOf = (piece: Piece): number => piece.bitsEach * piece.variables.length;

function bitsOf(values: number): number {
  return values <= 1 ? 0 : 32 - Math.clz32(values - 1);
}

/** Everything that takes room, cut into pieces of at most 32 bits. */
function piecesOf(system: TransitionSystem): readonly Piece[] {
  const pieces: Piece[] = [];
  let next = 0;
  const upTo = (end: number, together: 'together' | 'apart'): void => {
    while (next < end) {
      const bitsEach = bitsOf(system.variables[next]!.values);
      const most = together === 'apart' || bitsEach === 0 ? 1 : Math.floor(32 / bitsEach);
      const count = Math.min(most, end - next);
      const first = next;
      if (bitsEach > 0) {
        pieces.push({ variables: Array.from({ length: count }, (_, at) => first + at), bitsEach });
      }
      next += count;
    }
  };
  for (const { first, end } of indexed(system)) {
    upTo(first, 'apart');
    upTo(end, 'together');
  }
  upTo(system.variables.length, 'apart');
  return pieces;
}

/** The variables that some expression or statement accesses by index, as disjoint ascending stretches. */
function indexed(system: TransitionSystem): readonly { readonly first: number; readonly end: number }[] {
  const windows = new Map<number, { first: number; end: number }>();
  const add = (first: number, count: number, index: Expression): void => {
    if (index.kind === 'constant') return;
    const end = Math.max(windows.get(first)?.end ?? 0, first + count);
    windows.set(first, { first, end });
  };
  const seen = new Set<Expression>();
  const read = (expression: Expression): void => {
    if (seen.has(expression)) return;
    seen.add(expression);
    visitExpression(expression, (each) => {
      if (each.kind === 'element') add(each.first, each.count, each.index);
    });
  };
  for (const { guard, body } of system.actions) {
    if (guard !== undefined) read(guard);
    visitStatements(body, (statement) => {
      expressionsOf(statement).forEach(read);
      if (statement.kind === 'assign-element') add(statement.first, statement.count, statement.index);
    });
  }
  stateConditions(system).forEach(read);
  const merged: { first: number; end: number }[] = [];
  for (const { first, end } of [...windows.values()].sort((a, b) => a.first - b.first)) {
    const last = merged.at(-1);
    if (last !== undefined && first < last.end) last.end = Math.max(last.end, end);
    else merged.push({ first, end });
  }
  return merged;
}
