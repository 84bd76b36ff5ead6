import { constantOf } from '../expression.ts';
import type { Expression, TransitionSystem } from '../form.ts';
import { Ranges } from '../ranges.ts';
import type { Variables } from './footprint.ts';
import { members, readsOf } from './footprint.ts';
import { assuming } from './partial.ts';

/**
 * How the value of an expression in a state compares with its value in a state that holds less: one in which some
 * droppable variables are 0 instead, and everything else is the same.
 */
export interface Tendency {
  /** With less held the value has no further bits: what is true there is true here. */
  readonly rises: boolean;
  /** With less held the value has all bits that it has here, and perhaps more. */
  readonly falls: boolean;
  /** With less held the value is the same, or 0. */
  readonly vanishes: boolean;
}

const fixed: Tendency = { rises: true, falls: true, vanishes: true };
const unknown: Tendency = { rises: false, falls: false, vanishes: false };

/** Whether the value is the same however much is held. */
export const isFixed = ({ rises, falls }: Tendency): boolean => rises && falls;

/** Says how expressions of a system depend on what is held. */
export class Tendencies {
  private readonly system: TransitionSystem;
  private readonly ranges: Ranges;

  constructor(system: TransitionSystem) {
    this.system = system;
    this.ranges = new Ranges(system);
  }

  /** The tendency of an expression; `held` are the variables that may be 0 instead. */
  of(expression: Expression, held: Variables): Tendency {
    const depends = readsOf(expression) & held;
    if (depends === 0n) return fixed;
    const [first, ...others] = members(depends);
    if (others.length === 0) {
      const alone = this.ofOne(expression, first!);
      if (alone !== undefined) return alone;
    }
    return this.byParts(expression, held);
  }

  /** The conjuncts of a condition: it is non-zero if and only if all of them are. */
  conjuncts(condition: Expression): readonly Expression[] {
    if (condition.kind !== 'binary' || condition.operator !== 'and') return [condition];
    const { left, right } = condition;
    if (!this.isTruth(left) || !this.isTruth(right)) return [condition];
    return [...this.conjuncts(left), ...this.conjuncts(right)];
  }

  /** Whether the expression is 0 wherever the variable is not 0. */
  demandsZero(expression: Expression, variable: number): boolean {
    const { values } = this.system.variables[variable]!;
    if (values > mostTried) return false;
    for (let value = 1; value < values; value++) {
      if (constantOf(assuming(this.system, expression, new Map([[variable, value]]))) !== 0) return false;
    }
    return true;
  }

  /** What is 0, or has all bits that it can have, when its one variable is 0. */
  private ofOne(expression: Expression, variable: number): Tendency | undefined {
    if (expression.kind === 'variable') return { rises: true, falls: false, vanishes: true };
    const value = constantOf(assuming(this.system, expression, new Map([[variable, 0]])));
    if (value === 0) return { rises: true, falls: false, vanishes: true };
    if (value !== undefined) {
      const { min, max } = this.ranges.of(expression);
      const every = max === 0 ? 0 : 2 ** (32 - Math.clz32(max)) - 1;
      if (min >= 0 && value === every) return { rises: false, falls: true, vanishes: false };
    }
    return undefined;
  }

  private byParts(expression: Expression, held: Variables): Tendency {
    const part = (each: Expression): Tendency => this.of(each, held);
    switch (expression.kind) {
      case 'constant':
      case 'variable':
        return unknown;
      case 'element': {
        if (!isFixed(part(expression.index))) return unknown;
        return { rises: true, falls: false, vanishes: true };
      }
      case 'not': {
        const { rises, falls } = part(expression.operand);
        return { rises: falls, falls: rises, vanishes: falls };
      }
      case 'table':
        return unknown;
      case 'choose': {
        if (!isFixed(part(expression.condition))) return unknown;
        const a = part(expression.whenTrue);
        const b = part(expression.whenFalse);
        return {
          rises: a.rises && b.rises,
          falls: a.falls && b.falls,
          vanishes: a.vanishes && b.vanishes,
        };
      }
      case 'binary':
        return this.ofBinary(expression, part(expression.left), part(expression.right));
    }
  }

  private ofBinary(
    { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
    a: Tendency,
    b: Tendency,
  ): Tendency {
    switch (operator) {
      case 'and':
      case 'or': {
        const rises = a.rises && b.rises;
        return { rises, falls: a.falls && b.falls, vanishes: false };
      }
      case 'eq':
        if (constantOf(right) === 0) return { rises: a.falls, falls: a.rises, vanishes: a.falls };
        if (constantOf(left) === 0) return { rises: b.falls, falls: b.rises, vanishes: b.falls };
        return unknown;
      case 'ne':
        if (constantOf(right) === 0) return { rises: a.rises, falls: a.falls, vanishes: a.rises };
        if (constantOf(left) === 0) return { rises: b.rises, falls: b.falls, vanishes: b.rises };
        return unknown;
      case 'shl':
      case 'shr':
        return isFixed(b) ? { rises: a.rises, falls: a.falls, vanishes: a.vanishes } : unknown;
      default:
        return unknown;
    }
  }

  private isTruth(expression: Expression): boolean {
    const { min, max } = this.ranges.of(expression);
    return min >= 0 && max <= 1;
  }
}

/** Variables with more values are not tried value by value. */
const mostTried = 256;
