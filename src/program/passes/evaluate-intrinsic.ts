import { bitreverse32, bswap, ctlz, ctpop, cttz } from '../../word/bits.ts';
import { lshr, result } from '../../word/word64.ts';
import { evaluate } from '../evaluate.ts';
import type { BinaryOperator, Intrinsic, Operand, Predicate, Width } from '../form.ts';
import { type ConstantOperand, constant, constantOf, isConstant } from '../operand.ts';

/** Intrinsics whose results depend on their operands alone. */
export const pureIntrinsics: ReadonlySet<Intrinsic> = new Set<Intrinsic>([
  'ctpop',
  'ctlz',
  'cttz',
  'bswap',
  'bitreverse',
  'abs',
  'umin',
  'umax',
  'smin',
  'smax',
  'usub.sat',
  'uadd.sat',
  'fshl',
  'fshr',
  'uadd.overflow',
  'sadd.overflow',
  'usub.overflow',
  'ssub.overflow',
  'umul.overflow',
  'smul.overflow',
  'return.address',
  'frame.address',
  'stack.save',
]);

/** The results of a pure intrinsic on constants; undefined where it cannot be computed here. */
export function evaluateIntrinsic(
  intrinsic: Intrinsic,
  width: Width,
  args: readonly Operand[],
): readonly Operand[] | undefined {
  if (!pureIntrinsics.has(intrinsic)) return undefined;
  const known: ConstantOperand[] = [];
  for (const arg of args) {
    if (arg.kind === 'undefined') known.push(constant(arg.width, 0));
    else if (arg.kind === 'constant') known.push(arg);
    else return undefined;
  }
  const [first, second, third] = known;
  if (first === undefined) return undefined;
  if (second === undefined) return unary(intrinsic, width, first);
  return third === undefined ? pair(intrinsic, width, first, second) : undefined;
}

function unary(
  intrinsic: Intrinsic,
  width: Width,
  { lo, hi }: ConstantOperand,
): readonly Operand[] | undefined {
  switch (intrinsic) {
    case 'ctpop':
      return [constant(width, ctpop(lo, hi))];
    case 'ctlz':
      return [constant(width, ctlz(lo, hi, width))];
    case 'cttz':
      return [constant(width, cttz(lo, hi, width))];
    case 'bswap': {
      const low = bswap(lo, hi, width);
      return [constantOf(width, low, result.hi)];
    }
    case 'bitreverse': {
      const low = lshr(bitreverse32(hi), bitreverse32(lo), 64 - width);
      return [constantOf(width, low, result.hi)];
    }
    case 'abs': {
      const operand = constantOf(width, lo, hi);
      const zero = constant(width, 0);
      const negative = isTrue(compare('slt', width, operand, zero));
      return negative ? [binary('sub', width, zero, operand)] : [operand];
    }
    default:
      return undefined;
  }
}

function compare(predicate: Predicate, width: Width, left: Operand, right: Operand): Operand {
  return evaluate({ op: 'compare', predicate, width, left, right }) ?? constant(1, 0);
}

function binary(operator: BinaryOperator, width: Width, left: Operand, right: Operand): Operand {
  return evaluate({ op: 'binary', operator, width, left, right }) ?? constant(width, 0);
}

function isTrue(operand: Operand): boolean {
  return isConstant(operand, 1);
}

function pair(
  intrinsic: Intrinsic,
  width: Width,
  left: ConstantOperand,
  right: ConstantOperand,
): readonly Operand[] | undefined {
  const less = (predicate: Predicate): boolean => isTrue(compare(predicate, width, left, right));
  switch (intrinsic) {
    case 'umin':
      return [less('ult') ? left : right];
    case 'umax':
      return [less('ult') ? right : left];
    case 'smin':
      return [less('slt') ? left : right];
    case 'smax':
      return [less('slt') ? right : left];
    case 'usub.sat':
      return [less('ult') ? constant(width, 0) : binary('sub', width, left, right)];
    case 'uadd.sat': {
      const sum = binary('add', width, left, right);
      return [isTrue(compare('ult', width, sum, left)) ? constantOf(width, -1, -1) : sum];
    }
    case 'uadd.overflow': {
      const sum = binary('add', width, left, right);
      return [sum, compare('ult', width, sum, left)];
    }
    case 'usub.overflow':
      return [binary('sub', width, left, right), compare('ult', width, left, right)];
    case 'sadd.overflow': {
      const sum = binary('add', width, left, right);
      return [sum, signedOverflow(width, sum, left, binary('xor', width, left, right), { same: true })];
    }
    case 'ssub.overflow': {
      const difference = binary('sub', width, left, right);
      return [
        difference,
        signedOverflow(width, difference, left, binary('xor', width, left, right), { same: false }),
      ];
    }
    case 'umul.overflow': {
      const product = binary('mul', width, left, right);
      if (isConstant(right, 0)) return [product, constant(1, 0)];
      return [product, compare('ne', width, binary('udiv', width, product, right), left)];
    }
    default:
      return undefined;
  }
}

/** Overflow of a sum (operands of the same sign) or difference (of unlike signs): the result's sign is not `left`'s. */
function signedOverflow(
  width: Width,
  outcome: Operand,
  left: Operand,
  signs: Operand,
  options: { readonly same: boolean },
): Operand {
  const zero = constant(width, 0);
  const unlike = isTrue(compare('slt', width, signs, zero));
  const flipped = isTrue(compare('slt', width, binary('xor', width, outcome, left), zero));
  return constant(1, unlike !== options.same && flipped ? 1 : 0);
}
