import type { BinaryOperator, Instruction, Operand, Predicate, Width } from '../../../program/form.ts';
import { emitConstant, emitMask, emitOperand, emitSignExtension, type Emission } from './emit-context.ts';
import { opcode } from './wasm-writer.ts';

const plain: Readonly<Partial<Record<BinaryOperator, number>>> = {
  add: opcode.i64Add,
  sub: opcode.i64Sub,
  mul: opcode.i64Mul,
  udiv: opcode.i64DivU,
  urem: opcode.i64RemU,
  and: opcode.i64And,
  or: opcode.i64Or,
  xor: opcode.i64Xor,
};

const comparisons: Readonly<Record<Predicate, number>> = {
  eq: opcode.i64Eq,
  ne: opcode.i64Ne,
  ult: opcode.i64LtU,
  ule: opcode.i64LeU,
  ugt: opcode.i64GtU,
  uge: opcode.i64GeU,
  slt: opcode.i64LtS,
  sle: opcode.i64LeS,
  sgt: opcode.i64GtS,
  sge: opcode.i64GeS,
};

/** Pushes the result of a binary operation on words of `width` bits. */
export function emitBinary(
  emission: Emission,
  operator: BinaryOperator,
  width: Width,
  left: Operand,
  right: Operand,
): void {
  const { code } = emission;
  const simple = plain[operator];
  if (simple !== undefined) {
    emitOperand(emission, left);
    emitOperand(emission, right);
    code.byte(simple);
    if (operator === 'add' || operator === 'sub' || operator === 'mul') emitMask(code, width);
  } else if (operator === 'sdiv' || operator === 'srem') {
    emitSigned(emission, left, width);
    emitSigned(emission, right, width);
    code.byte(operator === 'sdiv' ? opcode.i64DivS : opcode.i64RemS);
    emitMask(code, width);
  } else emitShift(emission, operator, width, left, right);
}

/** A shift by the width or more gives zero, or the sign; WebAssembly takes the amount modulo 64. */
function emitShift(
  emission: Emission,
  operator: BinaryOperator,
  width: Width,
  left: Operand,
  right: Operand,
): void {
  const { code } = emission;
  if (operator === 'ashr') {
    emitSigned(emission, left, width);
    emitOperand(emission, right);
    emitConstant(code, 63n);
    emitOperand(emission, right);
    emitConstant(code, 63n);
    code.byte(opcode.i64LtU, opcode.select, opcode.i64ShrS);
  } else {
    emitOperand(emission, left);
    emitOperand(emission, right);
    code.byte(operator === 'shl' ? opcode.i64Shl : opcode.i64ShrU);
    emitConstant(code, 0n);
    emitOperand(emission, right);
    emitConstant(code, BigInt(width));
    code.byte(opcode.i64LtU, opcode.select);
  }
  if (operator !== 'lshr') emitMask(code, width);
}

function emitSigned(emission: Emission, operand: Operand, width: Width): void {
  emitOperand(emission, operand);
  emitSignExtension(emission.code, width);
}

/** Pushes the i32 outcome of a comparison of words of `width` bits. */
export function emitComparison(
  emission: Emission,
  predicate: Predicate,
  width: Width,
  left: Operand,
  right: Operand,
): void {
  for (const operand of [left, right]) {
    if (predicate.startsWith('s')) emitSigned(emission, operand, width);
    else emitOperand(emission, operand);
  }
  emission.code.byte(comparisons[predicate]);
}

/** Pushes the result of a widening or narrowing to `to` bits. */
export function emitConversion(
  emission: Emission,
  item: Extract<Instruction, { op: 'zext' | 'sext' | 'trunc' }>,
  to: Width,
): void {
  if (item.op === 'sext') emitSigned(emission, item.operand, item.from);
  else emitOperand(emission, item.operand);
  if (item.op !== 'zext') emitMask(emission.code, to);
}

/** Pushes an address: base, a constant distance, scaled indices. */
export function emitOffset(emission: Emission, item: Extract<Instruction, { op: 'offset' }>): void {
  const { code, context } = emission;
  emitOperand(emission, item.base);
  if (item.addend !== 0) {
    emitConstant(code, BigInt(item.addend));
    code.byte(opcode.i64Add);
  }
  for (const { index, scale } of item.terms) {
    emitSigned(emission, index, context.pointerWidth);
    emitConstant(code, BigInt(scale));
    code.byte(opcode.i64Mul, opcode.i64Add);
  }
  emitMask(code, context.pointerWidth);
}
