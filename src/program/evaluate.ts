import { signExtend } from '../word/bits.ts';
import * as word from '../word/word64.ts';
import type { BinaryOperator, Operand, Predicate, Width } from './form.ts';
import { type ConstantOperand, constant, constantOf, isConstant, sameOperand, symbol } from './operand.ts';

/** An operation without effect: its result depends on its operands alone. */
export type PureOperation =
  | {
      readonly op: 'binary';
      readonly operator: BinaryOperator;
      readonly width: Width;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly op: 'compare';
      readonly predicate: Predicate;
      readonly width: Width;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly op: 'zext' | 'sext' | 'trunc';
      readonly from: Width;
      readonly to: Width;
      readonly operand: Operand;
    }
  | {
      readonly op: 'select';
      readonly width: Width;
      readonly condition: Operand;
      readonly ifTrue: Operand;
      readonly ifFalse: Operand;
    }
  | {
      readonly op: 'offset';
      readonly width: Width;
      readonly base: Operand;
      readonly addend: number;
      readonly terms: readonly Term[];
    };

/** One scaled index of an address. */
export interface Term {
  readonly index: Operand;
  readonly scale: number;
}

/**
 * The operand that an operation equals whatever its values are, or undefined if it must be computed at run time.
 * Constants and addresses fold; identities such as x + 0 give x. Undefined operands count as zero.
 */
export function evaluate(operation: PureOperation): Operand | undefined {
  switch (operation.op) {
    case 'binary':
      return binary(operation.operator, operation.width, defined(operation.left), defined(operation.right));
    case 'compare':
      return compare(operation.predicate, operation.width, defined(operation.left), defined(operation.right));
    case 'select':
      return select(operation.condition, operation.ifTrue, operation.ifFalse);
    case 'offset':
      return offset(operation.width, operation.base, operation.addend, operation.terms);
    default:
      return convert(operation.op, operation.from, operation.to, defined(operation.operand));
  }
}

function defined(operand: Operand): Operand {
  return operand.kind === 'undefined' ? constant(operand.width, 0) : operand;
}

function binary(operator: BinaryOperator, width: Width, left: Operand, right: Operand): Operand | undefined {
  if (left.kind === 'constant' && right.kind === 'constant') return arithmetic(operator, width, left, right);
  return (
    identity(operator, width, left, right) ??
    (isCommutative(operator) ? identity(operator, width, right, left) : undefined) ??
    address(operator, width, left, right)
  );
}

function isCommutative(operator: BinaryOperator): boolean {
  return (
    operator === 'add' || operator === 'mul' || operator === 'and' || operator === 'or' || operator === 'xor'
  );
}

/** Whether every bit of the constant is one. */
export function isAllOnes(operand: Operand, width: Width): boolean {
  return operand.kind === 'constant' && sameOperand(operand, constantOf(width, -1, -1));
}

function identity(
  operator: BinaryOperator,
  width: Width,
  left: Operand,
  right: Operand,
): Operand | undefined {
  const zero = isConstant(right, 0);
  switch (operator) {
    case 'and':
      if (zero) return constant(width, 0);
      return isAllOnes(right, width) || sameOperand(left, right) ? left : undefined;
    case 'or':
      if (isAllOnes(right, width)) return right;
      return zero || sameOperand(left, right) ? left : undefined;
    case 'xor':
    case 'sub':
      if (sameOperand(left, right)) return constant(width, 0);
      return zero ? left : undefined;
    case 'mul':
      if (zero) return constant(width, 0);
      return isConstant(right, 1) ? left : undefined;
    case 'udiv':
    case 'sdiv':
      return isConstant(right, 1) && width > 1 ? left : undefined;
    case 'urem':
      return isConstant(right, 1) ? constant(width, 0) : undefined;
    case 'srem':
      return undefined;
    default:
      return zero ? left : undefined;
  }
}

function address(operator: BinaryOperator, width: Width, left: Operand, right: Operand): Operand | undefined {
  if (left.kind !== 'symbol' && right.kind !== 'symbol') return undefined;
  if (operator === 'sub' && left.kind === 'symbol' && right.kind === 'symbol') {
    return left.symbol === right.symbol ? constant(width, left.addend - right.addend) : undefined;
  }
  if (operator === 'add' && left.kind === 'constant') return address(operator, width, right, left);
  if ((operator !== 'add' && operator !== 'sub') || left.kind !== 'symbol' || right.kind !== 'constant')
    return undefined;
  const distance = signedNumber(right);
  const addend = left.addend + (operator === 'add' ? distance : -distance);
  return left.width === width && Number.isSafeInteger(addend)
    ? symbol(width, left.symbol, addend)
    : undefined;
}

/** The constant as a signed number; NaN where it is not exact. */
export function signedNumber(operand: ConstantOperand): number {
  const lo = signExtend(operand.lo, operand.hi, operand.width);
  const number = word.toSignedNumber(lo, word.result.hi);
  return Number.isSafeInteger(number) ? number : Number.NaN;
}

function arithmetic(
  operator: BinaryOperator,
  width: Width,
  left: ConstantOperand,
  right: ConstantOperand,
): Operand | undefined {
  const { lo: aLo, hi: aHi } = left;
  const { lo: bLo, hi: bHi } = right;
  switch (operator) {
    case 'and':
      return constantOf(width, aLo & bLo, aHi & bHi);
    case 'or':
      return constantOf(width, aLo | bLo, aHi | bHi);
    case 'xor':
      return constantOf(width, aLo ^ bLo, aHi ^ bHi);
    case 'add':
      return wide(width, word.add(aLo, aHi, bLo, bHi));
    case 'sub':
      return wide(width, word.sub(aLo, aHi, bLo, bHi));
    case 'mul':
      return wide(width, word.mul(aLo, aHi, bLo, bHi));
    case 'shl':
    case 'lshr':
    case 'ashr':
      return shift(operator, width, left, right);
    default:
      return isConstant(right, 0) ? undefined : divide(operator, width, left, right);
  }
}

function wide(width: Width, lo: number): Operand {
  return constantOf(width, lo, word.result.hi);
}

function shift(
  operator: 'shl' | 'lshr' | 'ashr',
  width: Width,
  left: ConstantOperand,
  right: ConstantOperand,
): Operand | undefined {
  if (right.hi !== 0 || right.lo >>> 0 >= width) return undefined;
  if (operator === 'shl') return wide(width, word.shl(left.lo, left.hi, right.lo));
  if (operator === 'lshr') return wide(width, word.lshr(left.lo, left.hi, right.lo));
  const lo = signExtend(left.lo, left.hi, width);
  return wide(width, word.ashr(lo, word.result.hi, right.lo));
}

function divide(
  operator: 'udiv' | 'urem' | 'sdiv' | 'srem',
  width: Width,
  left: ConstantOperand,
  right: ConstantOperand,
): Operand {
  if (operator === 'udiv') return wide(width, word.udiv(left.lo, left.hi, right.lo, right.hi));
  if (operator === 'urem') return wide(width, word.urem(left.lo, left.hi, right.lo, right.hi));
  const aLo = signExtend(left.lo, left.hi, width);
  const aHi = word.result.hi;
  const bLo = signExtend(right.lo, right.hi, width);
  const bHi = word.result.hi;
  return wide(width, operator === 'sdiv' ? word.sdiv(aLo, aHi, bLo, bHi) : word.srem(aLo, aHi, bLo, bHi));
}

function compare(predicate: Predicate, width: Width, left: Operand, right: Operand): Operand | undefined {
  if (sameOperand(left, right)) return flag(/^(eq|uge|ule|sge|sle)$/.test(predicate));
  if (left.kind === 'constant' && right.kind === 'constant')
    return flag(holds(predicate, width, left, right));
  if (left.kind === 'symbol' && right.kind === 'symbol' && left.symbol === right.symbol) {
    if (predicate === 'eq' || predicate === 'ne') return flag(predicate === 'ne');
  }
  if (isNonNull(left) && isConstant(right, 0)) {
    if (predicate === 'eq' || predicate === 'ule') return flag(false);
    if (predicate === 'ne' || predicate === 'ugt') return flag(true);
  }
  if (isConstant(right, 0) && (predicate === 'ult' || predicate === 'uge')) return flag(predicate === 'uge');
  return undefined;
}

/** The address of an object is never zero. */
function isNonNull(operand: Operand): boolean {
  return operand.kind === 'symbol' && operand.addend === 0;
}

function flag(condition: boolean): Operand {
  return constant(1, condition ? 1 : 0);
}

function holds(predicate: Predicate, width: Width, left: ConstantOperand, right: ConstantOperand): boolean {
  if (predicate === 'eq') return sameOperand(left, right);
  if (predicate === 'ne') return !sameOperand(left, right);
  const isSigned = predicate.startsWith('s');
  const [aLo, aHi] = isSigned ? extended(left, width) : [left.lo, left.hi];
  const [bLo, bHi] = isSigned ? extended(right, width) : [right.lo, right.hi];
  const less = isSigned ? word.slt : word.ult;
  switch (predicate.slice(1)) {
    case 'lt':
      return less(aLo, aHi, bLo, bHi);
    case 'ge':
      return !less(aLo, aHi, bLo, bHi);
    case 'gt':
      return less(bLo, bHi, aLo, aHi);
    default:
      return !less(bLo, bHi, aLo, aHi);
  }
}

function extended(operand: ConstantOperand, width: Width): [number, number] {
  const lo = signExtend(operand.lo, operand.hi, width);
  return [lo, word.result.hi];
}

function select(condition: Operand, ifTrue: Operand, ifFalse: Operand): Operand | undefined {
  if (condition.kind === 'constant') return condition.lo === 1 ? ifTrue : ifFalse;
  if (condition.kind === 'undefined') return ifFalse;
  return sameOperand(ifTrue, ifFalse) ? ifTrue : undefined;
}

function convert(
  op: 'zext' | 'sext' | 'trunc',
  from: Width,
  to: Width,
  operand: Operand,
): Operand | undefined {
  if (from === to) return operand;
  if (operand.kind === 'constant') {
    if (op !== 'sext') return constantOf(to, operand.lo, operand.hi);
    return wide(to, signExtend(operand.lo, operand.hi, from));
  }
  // A narrowed address stays an address of the narrower width: the loader cuts it.
  return undefined;
}

function offset(width: Width, base: Operand, addend: number, terms: readonly Term[]): Operand | undefined {
  let total = addend;
  for (const { index, scale } of terms) {
    const known = defined(index);
    if (known.kind !== 'constant') return undefined;
    total += signedNumber(known) * scale;
  }
  if (!Number.isSafeInteger(total)) return undefined;
  if (total === 0) return base.kind === 'undefined' ? constant(width, 0) : base;
  return binary('add', width, defined(base), constant(width, total));
}
