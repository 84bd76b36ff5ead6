import type { BinaryOperator, Operand, Width } from '../../program/form.ts';
import { binary, constantOf, type Emitter } from './emit.ts';

/** The value of a register within a template, as a function of the word in memory and the operands. */
export type Expression =
  /** What the load-exclusive read. */
  | { readonly kind: 'old' }
  /** An operand of the template that nothing in it has written yet. */
  | { readonly kind: 'operand'; readonly number: number }
  | { readonly kind: 'constant'; readonly value: number }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    };

/** Whether the value depends on the word in memory. */
export function readsOld(expression: Expression): boolean {
  if (expression.kind === 'binary') return readsOld(expression.left) || readsOld(expression.right);
  return expression.kind === 'old';
}

/** The bitwise complement of an expression. */
export function complement(expression: Expression): Expression {
  if (expression.kind === 'constant') return { kind: 'constant', value: ~expression.value };
  return { kind: 'binary', operator: 'xor', left: expression, right: { kind: 'constant', value: -1 } };
}

/** Emits the computation of an expression on words of `width` bits. `read` gives operands at that width. */
export function emitExpression(
  emitter: Emitter,
  expression: Expression,
  width: Width,
  old: Operand,
  read: (number: number) => Operand,
): Operand {
  switch (expression.kind) {
    case 'old':
      return old;
    case 'operand':
      return read(expression.number);
    case 'constant':
      return constantOf(expression.value, width);
    case 'binary': {
      const left = emitExpression(emitter, expression.left, width, old, read);
      const right = emitExpression(emitter, expression.right, width, old, read);
      return binary(emitter, expression.operator, width, left, right);
    }
  }
}

/** Structural equality. */
export function sameExpression(a: Expression, b: Expression): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
