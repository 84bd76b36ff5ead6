import type { Instruction, Operand, Width } from '../../program/form.ts';
import type { AsmContext, Unplaced } from '../architecture.ts';

/** Collects the instructions that replace one assembly statement. */
export interface Emitter {
  readonly context: AsmContext;
  readonly instructions: Unplaced<Instruction>[];
}

/** An emitter with nothing emitted yet. */
export function emitterOf(context: AsmContext): Emitter {
  return { context, instructions: [] };
}

/** A constant of `width` bits from a small signed integer (sign-extended to the width). */
export function constantOf(value: number, width: Width): Operand {
  const hi = width <= 32 ? 0 : maskHigh(value < 0 ? -1 : 0, width);
  return { kind: 'constant', width, lo: width >= 32 ? value | 0 : value & ((1 << width) - 1), hi };
}

function maskHigh(hi: number, width: Width): number {
  return width >= 64 ? hi : hi & ((1 << (width - 32)) - 1);
}

/** Width in bits of an operand. */
export function operandWidth(operand: Operand, context: AsmContext): Width {
  return operand.kind === 'value' ? context.widthOf(operand.id) : operand.width;
}

/** The operand as a word of `width` bits: itself, its low bits, or extended as `extend` says. */
export function resized(emitter: Emitter, operand: Operand, width: Width, extend: 'zext' | 'sext'): Operand {
  const from = operandWidth(operand, emitter.context);
  if (from === width) return operand;
  if (operand.kind === 'undefined') return { kind: 'undefined', width };
  if (operand.kind === 'constant' && width < from && width <= 32) return constantOf(operand.lo, width);
  const result = emitter.context.fresh(width);
  emitter.instructions.push({ op: from > width ? 'trunc' : extend, from, result, operand });
  return { kind: 'value', id: result };
}

/** Defines result `index` of the statement as `operand`, resized to the result's width. */
export function defineResult(
  emitter: Emitter,
  index: number,
  operand: Operand,
  extend: 'zext' | 'sext',
): void {
  const result = emitter.context.results[index];
  if (result === undefined) return;
  const value = resized(emitter, operand, emitter.context.widthOf(result), extend);
  emitter.instructions.push({ op: 'copy', result, operand: value });
}

/** A binary operation on two words of `width` bits. */
export function binary(
  emitter: Emitter,
  operator: (Unplaced<Instruction> & { op: 'binary' })['operator'],
  width: Width,
  left: Operand,
  right: Operand,
): Operand {
  const result = emitter.context.fresh(width);
  emitter.instructions.push({ op: 'binary', operator, width, result, left, right });
  return { kind: 'value', id: result };
}

/** An intrinsic with one result of `width` bits. */
export function intrinsicValue(
  emitter: Emitter,
  intrinsic: (Unplaced<Instruction> & { op: 'intrinsic' })['intrinsic'],
  width: Width,
  args: readonly Operand[] = [],
): Operand {
  const result = emitter.context.fresh(width);
  emitter.instructions.push({ op: 'intrinsic', intrinsic, width, args, results: [result] });
  return { kind: 'value', id: result };
}
