import { type Expression, ones } from './expression.ts';

/**
 * Value of a formula for the values of its parameters, as unsigned: 0 or 1 of a condition, else 64 bits, of which those
 * above the width of the helper's result mean nothing.
 */
export function evaluateFormula(of: Expression, ...words: readonly bigint[]): bigint {
  function value(at: Expression): bigint {
    switch (at.kind) {
      case 'parameter':
        return words[at.index] ?? 0n;
      case 'constant':
      case 'symbol':
        return at.value;
      case 'not':
        return ~value(at.of) & ones;
      case 'and':
        return at.of.reduce((all, one) => all & value(one), ones);
      case 'or':
        return at.of.reduce((all, one) => all | value(one), 0n);
      case 'xor':
        return at.of.reduce((all, one) => all ^ value(one), 0n);
      case 'add':
        return at.of.reduce((all, one) => (all + value(one)) & ones, 0n);
      case 'shift':
        return at.direction === 'left'
          ? (value(at.of) << BigInt(at.by)) & ones
          : value(at.of) >> BigInt(at.by);
      case 'compare':
        return (value(at.left) === value(at.right)) === (at.operator === '==') ? 1n : 0n;
      case 'all':
        return at.of.every((one) => value(one) !== 0n) ? 1n : 0n;
      case 'any':
        return at.of.some((one) => value(one) !== 0n) ? 1n : 0n;
      case 'if':
        if (value(at.condition) !== 0n) return value(at.then);
        return at.otherwise === undefined ? 0n : value(at.otherwise);
    }
  }
  return value(of);
}
