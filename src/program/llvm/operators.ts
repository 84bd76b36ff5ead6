import type { BinaryOperator, Ordering, RmwOperator } from '../form.ts';
import type { Cursor } from './cursor.ts';

/** Binary operators by LLVM's word, which is the form's word. */
export const binaryOperators: ReadonlyMap<string, BinaryOperator> = new Map(
  (
    ['add', 'sub', 'mul', 'udiv', 'sdiv', 'urem', 'srem', 'and', 'or', 'xor', 'shl', 'lshr', 'ashr'] as const
  ).map((operator) => [operator, operator]),
);

/** How a conversion changes the word: `address` cuts or zero-extends, `bits` keeps the width. */
export type Cast = 'zext' | 'sext' | 'trunc' | 'address' | 'bits';

/** Conversions by LLVM's word. */
export const castOperators: ReadonlyMap<string, Cast> = new Map<string, Cast>([
  ['zext', 'zext'],
  ['sext', 'sext'],
  ['trunc', 'trunc'],
  ['ptrtoint', 'address'],
  ['ptrtoaddr', 'address'],
  ['inttoptr', 'address'],
  ['bitcast', 'bits'],
]);

/** Operators of atomicrmw by LLVM's word. */
export const rmwOperators: ReadonlyMap<string, RmwOperator> = new Map<string, RmwOperator>([
  ['xchg', 'xchg'],
  ['add', 'add'],
  ['sub', 'sub'],
  ['and', 'and'],
  ['nand', 'nand'],
  ['or', 'or'],
  ['xor', 'xor'],
  ['umax', 'umax'],
  ['umin', 'umin'],
  ['max', 'smax'],
  ['min', 'smin'],
]);

/** Atomic orderings by LLVM's word. */
export const orderings: ReadonlyMap<string, Ordering> = new Map<string, Ordering>([
  ['unordered', 'once'],
  ['monotonic', 'once'],
  ['acquire', 'acquire'],
  ['release', 'release'],
  ['acq_rel', 'acq_rel'],
  ['seq_cst', 'seq_cst'],
]);

/** Promises to the optimiser: a program that breaks one gets poison, which reads as the plain result here. */
const flags: ReadonlySet<string> = new Set([
  'nuw',
  'nsw',
  'exact',
  'inbounds',
  'disjoint',
  'nneg',
  'samesign',
  'nusw',
]);

/** Skips the flags of an instruction or constant expression. */
export function skipFlags(cursor: Cursor): void {
  for (;;) {
    const word = cursor.peekWord();
    if (word === 'inrange') {
      cursor.position += word.length;
      if (cursor.code === 40) cursor.skipGroup();
    } else if (flags.has(word)) {
      cursor.position += word.length;
    } else {
      return;
    }
  }
}
