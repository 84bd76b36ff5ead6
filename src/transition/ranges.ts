import type { BinaryOperator, Expression, Table, TransitionSystem } from './form.ts';

/** The int32 values from `min` to `max`. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

const everything: Range = { min: -(2 ** 31), max: 2 ** 31 - 1 };
const truth: Range = { min: 0, max: 1 };

/**
 * Which values the expressions of a system can have, as far as intervals tell. Every value that an expression has
 * in some state lies within its range, provided that every variable holds one of its values.
 */
export class Ranges {
  private readonly system: Pick<TransitionSystem, 'variables' | 'tables'>;
  private readonly known = new Map<Expression, Range>();
  private readonly ofTables = new Map<Table, Range>();

  constructor(system: Pick<TransitionSystem, 'variables' | 'tables'>) {
    this.system = system;
  }

  /** The range of an expression. */
  of(expression: Expression): Range {
    if (expression.kind === 'constant') return { min: expression.value, max: expression.value };
    let range = this.known.get(expression);
    if (range === undefined) {
      range = this.compute(expression);
      this.known.set(expression, range);
    }
    return range;
  }

  /** Whether an expression is always in `0 .. count - 1`. */
  isBelow(expression: Expression, count: number): boolean {
    const { min, max } = this.of(expression);
    return min >= 0 && max < count;
  }

  private compute(expression: Exclude<Expression, { kind: 'constant' }>): Range {
    switch (expression.kind) {
      case 'variable':
        return { min: 0, max: this.system.variables[expression.variable]!.values - 1 };
      case 'element':
        return { min: 0, max: this.system.variables[expression.first]!.values - 1 };
      case 'not':
        return truth;
      case 'choose': {
        const a = this.of(expression.whenTrue);
        const b = this.of(expression.whenFalse);
        return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
      }
      case 'table':
        return this.ofTable(this.system.tables[expression.table]!);
      case 'binary':
        return binaryRange(expression.operator, this.of(expression.left), this.of(expression.right));
    }
  }

  private ofTable(table: Table): Range {
    let range = this.ofTables.get(table);
    if (range === undefined) {
      range =
        table.cells.length === 0 ? everything : { min: minimum(table.cells), max: maximum(table.cells) };
      this.ofTables.set(table, range);
    }
    return range;
  }
}

const minimum = (cells: Int32Array): number => cells.reduce((a, b) => Math.min(a, b));
const maximum = (cells: Int32Array): number => cells.reduce((a, b) => Math.max(a, b));

/** An interval of exact results, or everything if some of them would wrap. */
function unlessWrapped(min: number, max: number): Range {
  return min < everything.min || max > everything.max ? everything : { min, max };
}

/** The smallest number of the form 2^n - 1 that is not below a non-negative one. */
const allOnes = (value: number): number => 2 ** (32 - Math.clz32(value)) - 1;

function binaryRange(operator: BinaryOperator, a: Range, b: Range): Range {
  switch (operator) {
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
      return truth;
    case 'add':
      return unlessWrapped(a.min + b.min, a.max + b.max);
    case 'sub':
      return unlessWrapped(a.min - b.max, a.max - b.min);
    case 'mul': {
      const corners = [a.min * b.min, a.min * b.max, a.max * b.min, a.max * b.max];
      return unlessWrapped(Math.min(...corners), Math.max(...corners));
    }
    case 'and':
      if (a.min >= 0 && b.min >= 0) return { min: 0, max: Math.min(a.max, b.max) };
      if (a.min >= 0) return { min: 0, max: a.max };
      return b.min >= 0 ? { min: 0, max: b.max } : everything;
    case 'or':
    case 'xor':
      if (a.min < 0 || b.min < 0) return everything;
      return { min: 0, max: allOnes(Math.max(a.max, b.max)) };
    case 'shl':
      if (a.min < 0 || b.min !== b.max) return everything;
      return unlessWrapped(a.min * 2 ** (b.min & 31), a.max * 2 ** (b.min & 31));
    case 'shr':
      if (a.min >= 0) return { min: 0, max: b.min === b.max ? a.max >>> b.min : a.max };
      if (b.min === b.max && (b.min & 31) > 0) return { min: 0, max: 0xffffffff >>> b.min };
      return everything;
  }
}
