import type { Instruction, Operand } from '../form.ts';

/**
 * Largest unsigned number an operand can be, as far as its definitions show; infinity where nothing is known.
 * Settles comparisons such as flags > 3 for flags that are the extension of one bit.
 */
export function upperBound(
  operand: Operand,
  definition: (operand: Operand) => Instruction | undefined,
  depth = 6,
): number {
  if (operand.kind === 'constant') return (operand.hi >>> 0) * 0x1_0000_0000 + (operand.lo >>> 0);
  const item = depth > 0 ? definition(operand) : undefined;
  const of = (inner: Operand): number => upperBound(inner, definition, depth - 1);
  switch (item?.op) {
    case 'zext':
      return Math.min(item.from <= 53 ? 2 ** item.from - 1 : Number.POSITIVE_INFINITY, of(item.operand));
    case 'sext': {
      // Without a sign to extend it is a zero extension.
      const inner = of(item.operand);
      return inner < 2 ** (item.from - 1) ? inner : Number.POSITIVE_INFINITY;
    }
    case 'trunc':
    case 'copy':
      return of(item.operand);
    case 'select':
      return Math.max(of(item.ifTrue), of(item.ifFalse));
    case 'binary':
      return boundOfBinary(item, of);
    default:
      return Number.POSITIVE_INFINITY;
  }
}

function boundOfBinary(item: Extract<Instruction, { op: 'binary' }>, of: (inner: Operand) => number): number {
  const [left, right] = [of(item.left), of(item.right)];
  switch (item.operator) {
    case 'and':
      return Math.min(left, right);
    case 'or':
    case 'xor':
      // Above 2^40 the logarithm is not exact enough.
      if (Math.max(left, right) > 2 ** 40) return Number.POSITIVE_INFINITY;
      return 2 ** Math.ceil(Math.log2(Math.max(left, right) + 1)) - 1;
    case 'add':
      return left + right < 2 ** item.width ? left + right : Number.POSITIVE_INFINITY;
    case 'urem':
      return item.right.kind === 'constant' ? Math.max(0, right - 1) : left;
    case 'lshr':
      if (item.right.kind !== 'constant') return left;
      return Math.min(Math.floor(left / 2 ** right), 2 ** (item.width - right) - 1);
    default:
      return Number.POSITIVE_INFINITY;
  }
}
