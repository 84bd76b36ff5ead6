import { truncate } from '../word/bits.ts';
import { fromNumber, result } from '../word/word64.ts';
import type { Operand, ValueId, Width } from './form.ts';

/** A constant operand. */
export type ConstantOperand = Extract<Operand, { kind: 'constant' }>;

/** The value `id` as an operand. */
export function value(id: ValueId): Operand {
  return { kind: 'value', id };
}

/** A constant of `width` bits; the number must be exact (below 2^53) and is taken modulo 2^width. */
export function constant(width: Width, number: number): ConstantOperand {
  const lo = fromNumber(number);
  return constantOf(width, lo, result.hi);
}

/** A constant of `width` bits from its halves, cut to the width. */
export function constantOf(width: Width, lo: number, hi: number): ConstantOperand {
  const low = truncate(lo, hi, width);
  return { kind: 'constant', width, lo: low, hi: result.hi };
}

/** The address of a symbol plus `addend` bytes. */
export function symbol(width: Width, name: string, addend = 0): Operand {
  return { kind: 'symbol', width, symbol: name, addend };
}

/** Whether the operand is the constant `number` (an int32 with zero high half). */
export function isConstant(operand: Operand, number: number): boolean {
  return operand.kind === 'constant' && operand.lo === (number | 0) && operand.hi === 0;
}

/** Width of the operand in bits; `widths` are those of the function's values. */
export function widthOf(operand: Operand, widths: readonly Width[]): Width {
  return operand.kind === 'value' ? (widths[operand.id] ?? 0) : operand.width;
}

/** Whether two operands are the same value, constant or address. */
export function sameOperand(a: Operand, b: Operand): boolean {
  if (a === b) return true;
  if (a.kind === 'value') return b.kind === 'value' && a.id === b.id;
  if (a.kind === 'constant') {
    return b.kind === 'constant' && a.width === b.width && a.lo === b.lo && a.hi === b.hi;
  }
  if (a.kind === 'symbol') {
    return b.kind === 'symbol' && a.symbol === b.symbol && a.addend === b.addend && a.width === b.width;
  }
  return b.kind === 'undefined' && a.width === b.width;
}
