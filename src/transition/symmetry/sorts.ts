import type { Expression, TransitionSystem, VariableId } from '../form.ts';
import { Ranges } from '../ranges.ts';
import { stateConditions, visitStatements } from '../traverse.ts';

/**
 * What the values of a variable are used as. `names`: only compared and copied, so they may be renamed; `mask`: sets
 * whose members may be; `numbers`: counted with, looked up or tested for truth.
 */
export type SortKind = 'names' | 'mask' | 'numbers';

/** Sorts the variables of a system by their values: two that are compared with or copied to each other share a sort. */
export class Sorts {
  private readonly ranges: Ranges;
  private readonly parents: VariableId[];
  private readonly masks = new Set<VariableId>();
  private readonly numbers = new Set<VariableId>();

  constructor(system: TransitionSystem) {
    this.ranges = new Ranges(system);
    this.parents = [...system.variables.keys()];
    for (const { pc } of system.processes) if (pc !== undefined) this.counts(pc);
    for (const { guard, body } of system.actions) {
      if (guard !== undefined) this.truth(guard);
      visitStatements(body, (statement) => {
        switch (statement.kind) {
          case 'assign':
            return this.join(statement.variable, this.visit(statement.value));
          case 'assign-element':
            this.window(statement.first, statement.count);
            this.counts(this.visit(statement.index));
            return this.join(statement.first, this.visit(statement.value));
          case 'if':
          case 'check':
            return this.truth(statement.condition);
        }
      });
    }
    stateConditions(system).forEach((condition) => this.truth(condition));
  }

  /** The sort of a variable, as the number of one of its members. */
  of(variable: VariableId): VariableId {
    let root = variable;
    while (this.parents[root] !== root) root = this.parents[root]!;
    this.parents[variable] = root;
    return root;
  }

  /** What the values of a sort are used as. */
  kind(sort: VariableId): SortKind {
    const is = (set: ReadonlySet<VariableId>): boolean => [...set].some((each) => this.of(each) === sort);
    if (is(this.numbers)) return 'numbers';
    return is(this.masks) ? 'mask' : 'names';
  }

  /** The sort of the values of an expression; undefined if they are numbers. */
  ofExpression(expression: Expression): VariableId | undefined {
    switch (expression.kind) {
      case 'variable':
        return this.of(expression.variable);
      case 'element':
        return this.of(expression.first);
      case 'choose':
        return this.ofExpression(expression.whenTrue) ?? this.ofExpression(expression.whenFalse);
      case 'binary':
        if (!this.isSet(expression)) return undefined;
        return this.ofExpression(expression.left) ?? this.ofExpression(expression.right);
      default:
        return undefined;
    }
  }

  /** Visits an expression; gives the sort of its values as {@link ofExpression}. */
  private visit(expression: Expression): VariableId | undefined {
    switch (expression.kind) {
      case 'constant':
        return undefined;
      case 'variable':
        return expression.variable;
      case 'element':
        this.window(expression.first, expression.count);
        this.counts(this.visit(expression.index));
        return expression.first;
      case 'not':
        this.truth(expression.operand);
        return undefined;
      case 'table':
        this.counts(this.visit(expression.index));
        return undefined;
      case 'choose': {
        this.truth(expression.condition);
        const sort = this.visit(expression.whenTrue);
        return this.join(sort, this.visit(expression.whenFalse));
      }
      case 'binary':
        return this.binary(expression);
    }
  }

  private binary(expression: Extract<Expression, { kind: 'binary' }>): VariableId | undefined {
    const { operator, left, right } = expression;
    const member = memberTest(expression);
    if (member !== undefined) {
      this.marks(this.visit(member.mask));
      return undefined;
    }
    if (this.isSet(expression)) {
      const sort = this.join(this.visit(left), this.visit(right));
      this.marks(sort);
      return sort;
    }
    if (operator === 'eq' || operator === 'ne') {
      this.join(this.visit(left), this.visit(right));
      return undefined;
    }
    this.counts(this.visit(left));
    this.counts(this.visit(right));
    return undefined;
  }

  /** Whether an operation makes a set of sets. */
  private isSet(expression: Extract<Expression, { kind: 'binary' }>): boolean {
    const { operator, left, right } = expression;
    if (operator !== 'and' && operator !== 'or' && operator !== 'xor') return false;
    if (memberTest(expression) !== undefined) return false;
    return !this.ranges.isBelow(left, 2) || !this.ranges.isBelow(right, 2);
  }

  private truth(condition: Expression): void {
    this.counts(this.visit(condition));
  }

  private window(first: VariableId, count: number): void {
    for (let at = 1; at < count; at++) this.join(first, first + at);
  }

  private join(a: VariableId | undefined, b: VariableId | undefined): VariableId | undefined {
    if (a !== undefined && b !== undefined) this.parents[this.of(a)] = this.of(b);
    return a ?? b;
  }

  private counts(variable: VariableId | undefined): void {
    if (variable !== undefined) this.numbers.add(variable);
  }

  private marks(variable: VariableId | undefined): void {
    if (variable !== undefined) this.masks.add(variable);
  }
}

/** What `mask >> bit & 1` asks; undefined for every other expression. */
export function memberTest(
  expression: Expression,
): { readonly mask: Expression; readonly bit: number } | undefined {
  if (expression.kind !== 'binary' || expression.operator !== 'and') return undefined;
  const { left, right } = expression;
  if (right.kind !== 'constant' || right.value !== 1) return undefined;
  if (left.kind !== 'binary' || left.operator !== 'shr' || left.right.kind !== 'constant') return undefined;
  return { mask: left.left, bit: left.right.value };
}
