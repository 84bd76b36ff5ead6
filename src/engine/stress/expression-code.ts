import type { Expression, TransitionSystem } from '../../transition/form.ts';
import { Ranges } from '../../transition/ranges.ts';

/** Operators that JavaScript writes on int32 as they are; the result is made an int32 again. */
const infix = { add: '+', sub: '-', and: '&', or: '|', xor: '^', shl: '<<', shr: '>>>' } as const;
const comparison = { eq: '===', ne: '!==', lt: '<', le: '<=' } as const;

/**
 * Writes expressions of a system as JavaScript over `S`, the values of the variables, and `T0`, `T1`, ..., the
 * tables. The values are int32. `at(index, count)` checks an index that the ranges do not show to be within bounds.
 */
export class ExpressionCode {
  readonly ranges: Ranges;
  private readonly system: TransitionSystem;

  constructor(system: TransitionSystem) {
    this.system = system;
    this.ranges = new Ranges(system);
  }

  /** The code of an expression; can stand as an operand. */
  of(expression: Expression): string {
    switch (expression.kind) {
      case 'constant':
        return `(${expression.value | 0})`;
      case 'variable':
        return `S[${expression.variable}]`;
      case 'element':
        return `S[${expression.first}+${this.index(expression.index, expression.count)}]`;
      case 'not':
        return `(${this.of(expression.operand)}===0?1:0)`;
      case 'choose':
        return `(${this.of(expression.condition)}!==0?${this.of(expression.whenTrue)}:${this.of(expression.whenFalse)})`;
      case 'table': {
        const { cells } = this.system.tables[expression.table]!;
        return `T${expression.table}[${this.index(expression.index, cells.length)}]`;
      }
      case 'binary':
        return this.binary(expression);
    }
  }

  /** The code of an index that has to be below `count`. */
  index(index: Expression, count: number): string {
    const code = this.of(index);
    return this.ranges.isBelow(index, count) ? code : `at(${code},${count})`;
  }

  private binary({ operator, left, right }: Extract<Expression, { kind: 'binary' }>): string {
    const a = this.of(left);
    const b = this.of(right);
    switch (operator) {
      case 'mul':
        return `Math.imul(${a},${b})`;
      case 'eq':
      case 'ne':
      case 'lt':
      case 'le':
        return `(${a}${comparison[operator]}${b}?1:0)`;
      default:
        return `(${a}${infix[operator]}${b}|0)`;
    }
  }
}
