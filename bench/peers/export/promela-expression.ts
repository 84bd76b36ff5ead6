import type { BinaryOperator, Expression, TransitionSystem } from '../../../src/transition/form.ts';
import { Ranges } from '../../../src/transition/ranges.ts';
import type { Places } from './names.ts';

/** Expressions of a system in Promela, where everything is an int, as in the form itself. */
export class PromelaExpressions {
  private readonly places: Places;
  private readonly ranges: Ranges;

  constructor(system: TransitionSystem, places: Places) {
    this.places = places;
    this.ranges = new Ranges(system);
  }

  /** The text of an expression, in parentheses where needed. */
  text(expression: Expression): string {
    switch (expression.kind) {
      case 'constant':
        return expression.value < 0 ? `(${expression.value})` : String(expression.value);
      case 'variable':
        return this.places.variable(expression.variable);
      case 'element':
        return this.places.element(expression.first, expression.index, (index) => this.text(index));
      case 'not':
        return `(${this.text(expression.operand)} == 0)`;
      case 'choose': {
        const { condition, whenTrue, whenFalse } = expression;
        return `(${this.text(condition)} -> ${this.text(whenTrue)} : ${this.text(whenFalse)})`;
      }
      case 'table':
        return `${tableName(expression.table)}[${this.text(expression.index)}]`;
      case 'binary':
        return this.binary(expression.operator, expression.left, expression.right);
    }
  }

  private binary(operator: BinaryOperator, left: Expression, right: Expression): string {
    const [a, b] = [this.text(left), this.text(right)];
    const truths = this.isTruth(left) && this.isTruth(right);
    if (operator === 'and' && truths) return `(${a} && ${b})`;
    if (operator === 'or' && truths) return `(${a} || ${b})`;
    if (operator === 'shl' || operator === 'shr') {
      if (!this.ranges.isBelow(right, 32)) return this.shift(operator, a, `(${b} & 31)`, left);
      return this.shift(operator, a, b, left);
    }
    return `(${a} ${symbols[operator]} ${b})`;
  }

  /** C shifts negative numbers arithmetically, the form does not. */
  private shift(operator: 'shl' | 'shr', a: string, b: string, left: Expression): string {
    if (operator === 'shl') return `(${a} << ${b})`;
    if (this.ranges.of(left).min >= 0) return `(${a} >> ${b})`;
    return `((${a} >> ${b}) & ((2 << (31 - ${b})) - 1))`;
  }

  private isTruth(expression: Expression): boolean {
    return this.ranges.isBelow(expression, 2);
  }
}

/** Name of a table of the system. */
export function tableName(table: number): string {
  return `t${table}`;
}

const symbols: Readonly<Record<Exclude<BinaryOperator, 'shl' | 'shr'>, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  and: '&',
  or: '|',
  xor: '^',
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
};
