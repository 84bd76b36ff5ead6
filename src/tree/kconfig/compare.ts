import type { Relation, SymbolType } from './model.ts';

type Parsed = { readonly kind: 'text' } | { readonly kind: 'signed' | 'unsigned'; readonly value: bigint };

const text: Parsed = { kind: 'text' };
const bools: Readonly<Record<string, bigint>> = { n: 0n, m: 1n, y: 2n };

/** The number at the start of `value` in the given base, 0 if there is none (strtoll of the C library). */
export function leadingNumber(value: string, base: 10 | 16): bigint {
  const match = (base === 10 ? /^\s*([+-]?)(\d+)/ : /^\s*([+-]?)(?:0[xX])?([0-9a-fA-F]+)/).exec(value);
  if (!match) return 0n;
  const digits = BigInt(base === 16 ? `0x${match[2]}` : match[2]!);
  const signed = match[1] === '-' ? -digits : digits;
  const limit = 1n << 63n;
  return signed >= limit ? limit - 1n : signed < -limit ? -limit : signed;
}

function parse(value: string, type: SymbolType): Parsed {
  if (type === 'bool' || type === 'tristate') return { kind: 'signed', value: bools[value] ?? -1n };
  if (type === 'int') return /^\s*[+-]?\d+$/.test(value) ? inRange(BigInt(value.trim())) : text;
  if (type === 'hex') {
    const match = /^\s*([+-]?)(?:0[xX])?([0-9a-fA-F]+)$/.exec(value);
    if (!match) return text;
    const magnitude = BigInt(`0x${match[2]}`);
    if (magnitude >> 64n) return text;
    return { kind: 'unsigned', value: BigInt.asUintN(64, match[1] === '-' ? -magnitude : magnitude) };
  }
  const match = /^\s*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)$/.exec(value);
  if (!match) return text;
  const digits = match[2]!;
  const magnitude = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return inRange(match[1] === '-' ? -magnitude : magnitude);
}

function inRange(value: bigint): Parsed {
  return value >= 1n << 63n || value < -(1n << 63n) ? text : { kind: 'signed', value };
}

function order(left: string, leftType: SymbolType, right: string, rightType: SymbolType): number {
  if (left === right) return 0;
  const bothText = leftType === 'string' && rightType === 'string';
  const a = bothText ? text : parse(left, leftType);
  const b = bothText ? text : parse(right, rightType);
  if (a.kind === 'text' || b.kind === 'text') return left < right ? -1 : 1;
  const asUnsigned = a.kind === 'unsigned' || b.kind === 'unsigned';
  const x = asUnsigned ? BigInt.asUintN(64, a.value) : a.value;
  const y = asUnsigned ? BigInt.asUintN(64, b.value) : b.value;
  return x < y ? -1 : x > y ? 1 : 0;
}

/**
 * Compares the values of two symbols: as numbers where both read as such, else as texts. Source:
 * __expr_calc_value() of scripts/kconfig/expr.c.
 */
export function compareValues(
  relation: Relation,
  left: string,
  leftType: SymbolType,
  right: string,
  rightType: SymbolType,
): boolean {
  const sign = order(left, leftType, right, rightType);
  switch (relation) {
    case '=':
      return sign === 0;
    case '!=':
      return sign !== 0;
    case '<':
      return sign < 0;
    case '<=':
      return sign <= 0;
    case '>':
      return sign > 0;
    case '>=':
      return sign >= 0;
  }
}
