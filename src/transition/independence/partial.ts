import { choose, constantOf, expressionOf, not } from '../expression.ts';
import type { BinaryOperator, Expression, TransitionSystem, VariableId } from '../form.ts';
import { evaluate } from '../evaluate.ts';

/** Values that some variables are known to have. */
export type Known = ReadonlyMap<VariableId, number>;

const zero: Expression = { kind: 'constant', value: 0 };

/**
 * An expression in states in which some variables have known values: equal to the given one there, and as small as
 * folding of constants makes it. Indexes that constants put out of bounds are left as they are.
 */
export function assuming(system: TransitionSystem, expression: Expression, known: Known): Expression {
  const again = (each: Expression): Expression => assuming(system, each, known);
  switch (expression.kind) {
    case 'constant':
      return expression;
    case 'variable': {
      const value = valueOf(system, expression.variable, known);
      return value === undefined ? expression : expressionOf(value);
    }
    case 'element': {
      const index = again(expression.index);
      const at = constantOf(index);
      if (at === undefined || at < 0 || at >= expression.count) return { ...expression, index };
      return again({ kind: 'variable', variable: expression.first + at });
    }
    case 'not':
      return not(again(expression.operand));
    case 'binary':
      return folded(system, expression.operator, again(expression.left), again(expression.right));
    case 'choose':
      return choose(again(expression.condition), again(expression.whenTrue), again(expression.whenFalse));
    case 'table': {
      const index = again(expression.index);
      const { cells } = system.tables[expression.table]!;
      const at = constantOf(index);
      if (at !== undefined && at >= 0 && at < cells.length) return expressionOf(cells[at]!);
      if (cells.length > 0 && cells.every((cell) => cell === cells[0])) return expressionOf(cells[0]!);
      if (isIdentity(system, index, cells)) return index;
      return { ...expression, index };
    }
  }
}

function valueOf(system: TransitionSystem, variable: VariableId, known: Known): number | undefined {
  return system.variables[variable]!.values === 1 ? 0 : known.get(variable);
}

/** Whether a table gives back each value that a variable can have. */
function isIdentity(system: TransitionSystem, index: Expression, cells: Int32Array): boolean {
  if (index.kind !== 'variable') return false;
  const { values } = system.variables[index.variable]!;
  return values <= cells.length && cells.subarray(0, values).every((cell, at) => cell === at);
}

function folded(
  system: TransitionSystem,
  operator: BinaryOperator,
  left: Expression,
  right: Expression,
): Expression {
  const a = constantOf(left);
  const b = constantOf(right);
  const whole: Expression = { kind: 'binary', operator, left, right };
  if (a !== undefined && b !== undefined) {
    return expressionOf(evaluate(system, whole, new Int32Array(0), system.name));
  }
  switch (operator) {
    case 'and':
    case 'mul':
      return a === 0 || b === 0 ? zero : whole;
    case 'or':
    case 'add':
    case 'xor':
      return a === 0 ? right : b === 0 ? left : whole;
    case 'shl':
    case 'shr':
      return a === 0 ? zero : b === 0 ? left : whole;
    default:
      return whole;
  }
}
