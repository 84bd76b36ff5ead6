import type { BinaryOperator, Intrinsic, Predicate, Width } from '../form.ts';

const cut = (width: Width, value: bigint): bigint => BigInt.asUintN(width, value);
const signed = (width: Width, value: bigint): bigint => BigInt.asIntN(width, value);

/** A binary operation on BigInts, written apart from the word arithmetic it checks. Division by zero gives zero. */
export function binary(operator: BinaryOperator, width: Width, a: bigint, b: bigint): bigint {
  const [x, y] = [signed(width, a), signed(width, b)];
  const shift = b < BigInt(width);
  switch (operator) {
    case 'add':
      return cut(width, a + b);
    case 'sub':
      return cut(width, a - b);
    case 'mul':
      return cut(width, a * b);
    case 'udiv':
      return b === 0n ? 0n : a / b;
    case 'urem':
      return b === 0n ? 0n : a % b;
    case 'sdiv':
      return b === 0n ? 0n : cut(width, x / y);
    case 'srem':
      return b === 0n ? 0n : cut(width, x % y);
    case 'and':
      return a & b;
    case 'or':
      return a | b;
    case 'xor':
      return a ^ b;
    case 'shl':
      return shift ? cut(width, a << b) : 0n;
    case 'lshr':
      return shift ? a >> b : 0n;
    default:
      return shift ? cut(width, x >> b) : 0n;
  }
}

/** A comparison on BigInts. */
export function compare(predicate: Predicate, width: Width, a: bigint, b: bigint): boolean {
  const [x, y] = predicate.startsWith('s') ? [signed(width, a), signed(width, b)] : [a, b];
  switch (predicate) {
    case 'eq':
      return a === b;
    case 'ne':
      return a !== b;
    case 'ult':
    case 'slt':
      return x < y;
    case 'ule':
    case 'sle':
      return x <= y;
    case 'ugt':
    case 'sgt':
      return x > y;
    default:
      return x >= y;
  }
}

/** Widens or narrows. */
export function convert(op: 'zext' | 'sext' | 'trunc', from: Width, to: Width, a: bigint): bigint {
  return cut(to, op === 'sext' ? signed(from, a) : a);
}

function overflow(width: Width, exact: bigint, options: { readonly signed: boolean }): readonly bigint[] {
  const wrapped = cut(width, exact);
  const back = options.signed ? signed(width, wrapped) : wrapped;
  return [wrapped, back === exact ? 0n : 1n];
}

/** The results of an intrinsic without effect, or undefined for others. */
export function intrinsic(
  name: Intrinsic,
  width: Width,
  args: readonly bigint[],
): readonly bigint[] | undefined {
  const [a = 0n, b = 0n, c = 0n] = args;
  const [x, y] = [signed(width, a), signed(width, b)];
  const digits = a.toString(2).padStart(width, '0');
  const all = (1n << BigInt(width)) - 1n;
  switch (name) {
    case 'ctpop':
      return [BigInt(digits.replaceAll('0', '').length)];
    case 'ctlz':
      return [BigInt(a === 0n ? width : digits.indexOf('1'))];
    case 'cttz':
      return [BigInt(a === 0n ? width : width - 1 - digits.lastIndexOf('1'))];
    case 'bswap':
      return [
        BigInt(
          `0x${(
            a
              .toString(16)
              .padStart(width / 4, '0')
              .match(/../g) ?? []
          )
            .reverse()
            .join('')}`,
        ),
      ];
    case 'bitreverse':
      return [BigInt(`0b${[...digits].reverse().join('')}`)];
    case 'abs':
      return [cut(width, x < 0n ? -x : x)];
    case 'umin':
      return [a < b ? a : b];
    case 'umax':
      return [a > b ? a : b];
    case 'smin':
      return [x < y ? a : b];
    case 'smax':
      return [x > y ? a : b];
    case 'usub.sat':
      return [a < b ? 0n : a - b];
    case 'uadd.sat':
      return [a + b > all ? all : a + b];
    case 'fshl':
    case 'fshr': {
      const amount = c % BigInt(width);
      const both = (a << BigInt(width)) | b;
      return [cut(width, name === 'fshl' ? both >> (BigInt(width) - amount) : both >> amount)];
    }
    case 'uadd.overflow':
      return overflow(width, a + b, { signed: false });
    case 'usub.overflow':
      return overflow(width, a - b, { signed: false });
    case 'umul.overflow':
      return overflow(width, a * b, { signed: false });
    case 'sadd.overflow':
      return overflow(width, x + y, { signed: true });
    case 'ssub.overflow':
      return overflow(width, x - y, { signed: true });
    case 'smul.overflow':
      return overflow(width, x * y, { signed: true });
    case 'return.address':
    case 'frame.address':
    case 'stack.save':
      return [0n];
    default:
      return undefined;
  }
}
