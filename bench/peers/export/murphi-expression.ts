import type { BinaryOperator, Expression, TransitionSystem } from '../../../src/transition/form.ts';
import { Ranges } from '../../../src/transition/ranges.ts';
import type { Places } from './names.ts';

/**
 * Expressions of a system in the Murphi of rumur, which tells numbers from booleans. Numbers are wide enough there never
 * to wrap; no system of the built-in model makes use of wrapping.
 */
export class MurphiExpressions {
  private readonly places: Places;
  private readonly ranges: Ranges;

  constructor(system: TransitionSystem, places: Places) {
    this.places = places;
    this.ranges = new Ranges(system);
  }

  /** The text of an expression as a number. */
  number(expression: Expression): string {
    switch (expression.kind) {
      case 'constant':
        return expression.value < 0 ? `(0 - ${-expression.value})` : String(expression.value);
      case 'variable':
        return this.places.variable(expression.variable);
      case 'element':
        return this.places.element(expression.first, expression.index, (index) => this.number(index));
      case 'not':
        return this.numberOfTruth(expression);
      case 'choose': {
        const { condition, whenTrue, whenFalse } = expression;
        return `(${this.truth(condition)} ? ${this.number(whenTrue)} : ${this.number(whenFalse)})`;
      }
      case 'table':
        return `${functionName(expression.table)}(${this.number(expression.index)})`;
      case 'binary': {
        const { operator, left, right } = expression;
        if (operator in comparisons || this.isLogical(expression)) return this.numberOfTruth(expression);
        if (operator === 'shl' || operator === 'shr') return this.shift(operator, left, right);
        return `(${this.number(left)} ${arithmetic[operator]} ${this.number(right)})`;
      }
    }
  }

  /** The text of an expression as a boolean: whether it is not 0. */
  truth(expression: Expression): string {
    switch (expression.kind) {
      case 'constant':
        return expression.value === 0 ? 'false' : 'true';
      case 'not':
        return `!${this.truth(expression.operand)}`;
      case 'choose': {
        const { condition, whenTrue, whenFalse } = expression;
        return `(${this.truth(condition)} ? ${this.truth(whenTrue)} : ${this.truth(whenFalse)})`;
      }
      case 'binary': {
        const { operator, left, right } = expression;
        const comparison = comparisons[operator];
        if (comparison !== undefined) return `(${this.number(left)} ${comparison} ${this.number(right)})`;
        if (this.isLogical(expression))
          return `(${this.truth(left)} ${arithmetic[operator]} ${this.truth(right)})`;
        return `(${this.number(expression)} != 0)`;
      }
      case 'variable':
      case 'element':
      case 'table':
        return `(${this.number(expression)} != 0)`;
    }
  }

  private numberOfTruth(expression: Expression): string {
    return `(${this.truth(expression)} ? 1 : 0)`;
  }

  /** Whether an expression is `and` or `or` of two truth values. */
  private isLogical(expression: Expression): boolean {
    return (
      expression.kind === 'binary' &&
      (expression.operator === 'and' || expression.operator === 'or') &&
      this.ranges.isBelow(expression.left, 2) &&
      this.ranges.isBelow(expression.right, 2)
    );
  }

  private shift(operator: 'shl' | 'shr', left: Expression, right: Expression): string {
    const by = this.ranges.isBelow(right, 32) ? this.number(right) : `(${this.number(right)} & 31)`;
    return `(${this.number(left)} ${operator === 'shl' ? '<<' : '>>'} ${by})`;
  }
}

/** Name of the function that stands for a table of the system. */
export function functionName(table: number): string {
  return `t${table}`;
}

const comparisons: Readonly<Partial<Record<BinaryOperator, string>>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  le: '<=',
};

const arithmetic: Readonly<Partial<Record<BinaryOperator, string>>> = {
  add: '+',
  sub: '-',
  mul: '*',
  and: '&',
  or: '|',
  xor: '^',
};
