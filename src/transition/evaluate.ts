import type { BinaryOperator, Expression, TransitionSystem } from './form.ts';
import { ModelError } from './model-error.ts';

/** The result of a binary operation on int32 values. */
function operate(operator: BinaryOperator, a: number, b: number): number {
  switch (operator) {
    case 'add':
      return (a + b) | 0;
    case 'sub':
      return (a - b) | 0;
    case 'mul':
      return Math.imul(a, b);
    case 'and':
      return a & b;
    case 'or':
      return a | b;
    case 'xor':
      return a ^ b;
    case 'shl':
      return a << b;
    case 'shr':
      return (a >>> b) | 0;
    case 'eq':
      return a === b ? 1 : 0;
    case 'ne':
      return a === b ? 0 : 1;
    case 'lt':
      return a < b ? 1 : 0;
    case 'le':
      return a <= b ? 1 : 0;
  }
}

/**
 * The index if it is in `0 .. count - 1`.
 * @throws ModelError that names `where` otherwise.
 */
export function inBounds(
  system: TransitionSystem,
  where: string,
  what: string,
  index: number,
  count: number,
): number {
  if (index >= 0 && index < count) return index;
  throw new ModelError(system.name, `${where}: ${what} has no ${index}, only 0 to ${count - 1}`);
}

/**
 * Value of an expression in a state that gives each variable its value. Both alternatives of a choice are evaluated.
 * @throws ModelError that names `where` when an index is out of bounds.
 */
export function evaluate(
  system: TransitionSystem,
  expression: Expression,
  state: Int32Array,
  where: string,
): number {
  switch (expression.kind) {
    case 'constant':
      return expression.value | 0;
    case 'variable':
      return state[expression.variable]!;
    case 'element': {
      const index = evaluate(system, expression.index, state, where);
      const { first, count } = expression;
      return state[first + inBounds(system, where, system.variables[first]!.name, index, count)]!;
    }
    case 'binary': {
      const left = evaluate(system, expression.left, state, where);
      return operate(expression.operator, left, evaluate(system, expression.right, state, where));
    }
    case 'not':
      return evaluate(system, expression.operand, state, where) === 0 ? 1 : 0;
    case 'choose': {
      const whenTrue = evaluate(system, expression.whenTrue, state, where);
      const whenFalse = evaluate(system, expression.whenFalse, state, where);
      return evaluate(system, expression.condition, state, where) === 0 ? whenFalse : whenTrue;
    }
    case 'table': {
      const table = system.tables[expression.table]!;
      const index = evaluate(system, expression.index, state, where);
      return table.cells[inBounds(system, where, `table '${table.name}'`, index, table.cells.length)]!;
    }
  }
}
