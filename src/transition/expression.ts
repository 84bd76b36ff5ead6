import type { BinaryOperator, Expression, TableId, VariableId } from './form.ts';

/** Constructors of expressions. They fold constants, so that conditions that a scenario decides vanish. */

/** A variable as code refers to it: its number and the expression that reads it. */
export interface VariableReference {
  readonly id: VariableId;
  readonly read: Expression;
}

/** Whatever stands for a value: an expression, a variable, or an int32 constant. */
export type Operand = Expression | VariableReference | number;

/** The expression of an operand. */
export function expressionOf(operand: Operand): Expression {
  if (typeof operand === 'number') return { kind: 'constant', value: operand | 0 };
  return 'read' in operand ? operand.read : operand;
}

/** The value of a constant expression that may be folded; undefined for all others. */
export function constantOf(operand: Operand): number | undefined {
  const expression = expressionOf(operand);
  return expression.kind === 'constant' && !late.has(expression) ? expression.value : undefined;
}

const late = new WeakSet<Expression>();

/** A constant whose value is set later, before the system is used. It is never folded. */
export function lateConstant(): { readonly expression: Expression; set(value: number): void } {
  const expression = { kind: 'constant' as const, value: 0 };
  late.add(expression);
  return { expression, set: (value) => void (expression.value = value) };
}

const operations: Readonly<Record<BinaryOperator, (a: number, b: number) => number>> = {
  add: (a, b) => (a + b) | 0,
  sub: (a, b) => (a - b) | 0,
  mul: (a, b) => Math.imul(a, b),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  shl: (a, b) => a << b,
  shr: (a, b) => a >>> b,
  eq: (a, b) => (a === b ? 1 : 0),
  ne: (a, b) => (a === b ? 0 : 1),
  lt: (a, b) => (a < b ? 1 : 0),
  le: (a, b) => (a <= b ? 1 : 0),
};

function binary(operator: BinaryOperator, a: Operand, b: Operand): Expression {
  const x = constantOf(a);
  const y = constantOf(b);
  if (x !== undefined && y !== undefined) return expressionOf(operations[operator](x, y));
  return { kind: 'binary', operator, left: expressionOf(a), right: expressionOf(b) };
}

/** a + b. */
export const add = (a: Operand, b: Operand): Expression => binary('add', a, b);
/** a - b. */
export const sub = (a: Operand, b: Operand): Expression => binary('sub', a, b);
/** a * b. */
export const mul = (a: Operand, b: Operand): Expression => binary('mul', a, b);
/** a | b, bit by bit. */
export const or = (a: Operand, b: Operand): Expression => binary('or', a, b);
/** a & b, bit by bit. */
export const and = (a: Operand, b: Operand): Expression => binary('and', a, b);
/** 1 if a and b are equal, else 0. */
export const eq = (a: Operand, b: Operand): Expression => binary('eq', a, b);
/** 1 if a and b differ, else 0. */
export const ne = (a: Operand, b: Operand): Expression => binary('ne', a, b);
/** 1 if a < b (signed), else 0. */
export const lt = (a: Operand, b: Operand): Expression => binary('lt', a, b);
/** a << b. */
export const shl = (a: Operand, b: Operand): Expression => binary('shl', a, b);
/** Bit `n` of a mask: 1 or 0. */
export const bit = (mask: Operand, n: Operand): Expression => and(binary('shr', mask, n), 1);

/** 1 if the operand is 0, else 0. */
export function not(operand: Operand): Expression {
  const value = constantOf(operand);
  if (value !== undefined) return expressionOf(value === 0 ? 1 : 0);
  return { kind: 'not', operand: expressionOf(operand) };
}

/** 1 if every condition is non-zero. Conditions must be 0 or 1. */
export function all(...conditions: readonly Operand[]): Expression {
  let whole: Expression = expressionOf(1);
  for (const condition of conditions) {
    const value = constantOf(condition);
    if (value === 0) return expressionOf(0);
    if (value !== undefined) continue;
    whole = constantOf(whole) === 1 ? expressionOf(condition) : and(whole, condition);
  }
  return whole;
}

/** 1 if some condition is non-zero. Conditions must be 0 or 1. */
export function any(...conditions: readonly Operand[]): Expression {
  let whole: Expression = expressionOf(0);
  for (const condition of conditions) {
    const value = constantOf(condition);
    if (value === 0) continue;
    if (value !== undefined) return expressionOf(1);
    whole = constantOf(whole) === 0 ? expressionOf(condition) : or(whole, condition);
  }
  return whole;
}

/** `whenTrue` if the condition is non-zero, else `whenFalse`. */
export function choose(condition: Operand, whenTrue: Operand, whenFalse: Operand): Expression {
  const value = constantOf(condition);
  if (value !== undefined) return expressionOf(value === 0 ? whenFalse : whenTrue);
  return {
    kind: 'choose',
    condition: expressionOf(condition),
    whenTrue: expressionOf(whenTrue),
    whenFalse: expressionOf(whenFalse),
  };
}

/** The cell of a table at an index. */
export function lookup(table: TableId, index: Operand): Expression {
  return { kind: 'table', table, index: expressionOf(index) };
}
