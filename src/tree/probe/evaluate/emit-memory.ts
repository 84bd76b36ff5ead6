import type { Instruction, Operand, Width } from '../../../program/form.ts';
import { emitBinary, emitComparison } from './emit-arithmetic.ts';
import { emitConstant, emitOperand, emitResult, type Emission } from './emit-context.ts';
import { opcode } from './wasm-writer.ts';

const loads: Readonly<Record<number, number>> = {
  1: opcode.i64Load8,
  2: opcode.i64Load16,
  4: opcode.i64Load32,
  8: opcode.i64Load,
};
const stores: Readonly<Record<number, number>> = {
  1: opcode.i64Store8,
  2: opcode.i64Store16,
  4: opcode.i64Store32,
  8: opcode.i64Store,
};

/** Whole bytes of a word; an i1 is a byte. */
function bytesOf(width: Width): number {
  return Math.ceil(width / 8);
}

/** Reverses the bytes of the word on the stack where memory of the target has them the other way round. */
function emitByteOrder({ code, context }: Emission, bytes: number): void {
  if (context.endian === 'little' || bytes === 1) return;
  code.byte(opcode.call).unsigned(context.runtime.bswap);
  if (bytes === 8) return;
  emitConstant(code, BigInt(64 - 8 * bytes));
  code.byte(opcode.i64ShrU);
}

/** Pushes the i32 address of checked memory. */
export function emitAddress(emission: Emission, address: Operand, bytes: bigint | Operand): void {
  emitOperand(emission, address);
  if (typeof bytes === 'bigint') emitConstant(emission.code, bytes);
  else emitOperand(emission, bytes);
  emission.code.byte(opcode.call).unsigned(emission.context.runtime.check);
}

/** Pushes the word at an address. */
export function emitLoad(emission: Emission, address: Operand, width: Width): void {
  const bytes = bytesOf(width);
  emitAddress(emission, address, BigInt(bytes));
  emission.code.byte(loads[bytes] ?? opcode.unreachable, 0, 0);
  emitByteOrder(emission, bytes);
}

/** Stores what `push` pushes. */
export function emitStore(emission: Emission, address: Operand, width: Width, push: () => void): void {
  const bytes = bytesOf(width);
  emitAddress(emission, address, BigInt(bytes));
  push();
  emitByteOrder(emission, bytes);
  emission.code.byte(stores[bytes] ?? opcode.unreachable, 0, 0);
}

/** An atomic update: nothing else runs, so a load and a store. */
export function emitUpdate(emission: Emission, item: Extract<Instruction, { op: 'rmw' }>): void {
  const { code, scratch } = emission;
  const { operator, width, value } = item;
  emitLoad(emission, item.address, width);
  code.byte(opcode.localSet).unsigned(scratch);
  const before = emission.fn.widths.length;
  const old: Operand = { kind: 'value', id: before };
  emitStore(emission, item.address, width, () => {
    if (operator === 'xchg') emitOperand(emission, value);
    else if (operator === 'nand') {
      emitBinary(emission, 'and', width, old, value);
      emitConstant(code, (1n << BigInt(width)) - 1n);
      code.byte(opcode.i64Xor);
    } else if (/^[us](min|max)$/.test(operator)) {
      emitExtreme(emission, operator as 'umin', width, old, value);
    } else emitBinary(emission, operator as 'add', width, old, value);
  });
  code.byte(opcode.localGet).unsigned(scratch);
  emitResult(emission, item.result);
}

/** Pushes the smaller or larger of two words. */
export function emitExtreme(
  emission: Emission,
  operator: 'umin' | 'umax' | 'smin' | 'smax',
  width: Width,
  left: Operand,
  right: Operand,
): void {
  emitOperand(emission, left);
  emitOperand(emission, right);
  const predicate = `${operator.slice(0, 1)}${operator.endsWith('min') ? 'lt' : 'gt'}` as 'ult';
  emitComparison(emission, predicate, width, left, right);
  emission.code.byte(opcode.select);
}

/** A compare-and-exchange, with the old value and whether it was as expected. */
export function emitExchange(emission: Emission, item: Extract<Instruction, { op: 'cmpxchg' }>): void {
  const { code, scratch } = emission;
  const old: Operand = { kind: 'value', id: emission.fn.widths.length };
  emitLoad(emission, item.address, item.width);
  code.byte(opcode.localSet).unsigned(scratch);
  emitComparison(emission, 'eq', item.width, old, item.expected);
  code.byte(opcode.if, 0x40);
  emitStore(emission, item.address, item.width, () => emitOperand(emission, item.replacement));
  code.byte(opcode.end);
  if (item.success >= 0) {
    emitComparison(emission, 'eq', item.width, old, item.expected);
    code.byte(opcode.i64ExtendI32U);
    emitResult(emission, item.success);
  }
  code.byte(opcode.localGet).unsigned(scratch);
  emitResult(emission, item.result);
}
