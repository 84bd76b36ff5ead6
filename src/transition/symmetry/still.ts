import type { BinaryOperator, Expression, Statement, TransitionSystem, VariableId } from '../form.ts';
import { evaluate } from '../evaluate.ts';

/** Variables that keep their initial value whatever happens, as far as constants tell: to move them helps nobody. */
export function stillVariables(system: TransitionSystem): ReadonlySet<VariableId> {
  const still = new Set(system.variables.keys());
  for (let before = -1; before !== still.size;) {
    before = still.size;
    const constants = new Constants(system, still);
    for (const { guard, body } of system.actions) {
      if (guard === undefined || constants.of(guard) !== 0) disturb(system, body, constants, still);
    }
  }
  return still;
}

function disturb(
  system: TransitionSystem,
  body: readonly Statement[],
  constants: Constants,
  still: Set<VariableId>,
): void {
  for (const statement of body) {
    switch (statement.kind) {
      case 'check':
        break;
      case 'if': {
        const condition = constants.of(statement.condition);
        if (condition !== 0) disturb(system, statement.then, constants, still);
        if (condition === undefined || condition === 0)
          disturb(system, statement.otherwise, constants, still);
        break;
      }
      case 'assign':
      case 'assign-element': {
        const [first, count] =
          statement.kind === 'assign' ? [statement.variable, 1] : [statement.first, statement.count];
        const value = constants.of(statement.value);
        for (let variable = first; variable < first + count; variable++) {
          if (value !== system.variables[variable]!.initial) still.delete(variable);
        }
      }
    }
  }
}

/** Operations that have this result whatever the other operand, if one is this. */
const absorbing: Partial<Record<BinaryOperator, number>> = { and: 0, mul: 0 };

/** What expressions are worth while some variables keep their initial values. */
class Constants {
  private readonly system: TransitionSystem;
  private readonly still: ReadonlySet<VariableId>;

  constructor(system: TransitionSystem, still: ReadonlySet<VariableId>) {
    this.system = system;
    this.still = still;
  }

  /** The value of an expression; undefined if it may vary. */
  of(expression: Expression): number | undefined {
    const { system, still } = this;
    switch (expression.kind) {
      case 'constant':
        return expression.value;
      case 'variable': {
        const { variable } = expression;
        return still.has(variable) ? system.variables[variable]!.initial : undefined;
      }
      case 'element': {
        const { first, count } = expression;
        const values = Array.from({ length: count }, (_, at) =>
          this.of({ kind: 'variable', variable: first + at }),
        );
        return values.every((value) => value === values[0]) ? values[0] : undefined;
      }
      case 'not': {
        const operand = this.of(expression.operand);
        return operand === undefined ? undefined : Number(operand === 0);
      }
      case 'choose': {
        const condition = this.of(expression.condition);
        if (condition === undefined) return undefined;
        return this.of(condition === 0 ? expression.whenFalse : expression.whenTrue);
      }
      case 'table': {
        const index = this.of(expression.index);
        return index === undefined ? undefined : system.tables[expression.table]!.cells[index];
      }
      case 'binary': {
        const { operator } = expression;
        const left = this.of(expression.left);
        const right = this.of(expression.right);
        const absorbed = absorbing[operator];
        if (absorbed !== undefined && (left === absorbed || right === absorbed)) return absorbed;
        if (left === undefined || right === undefined) return undefined;
        const operand = (value: number): Expression => ({ kind: 'constant', value });
        const folded: Expression = { kind: 'binary', operator, left: operand(left), right: operand(right) };
        return evaluate(system, folded, new Int32Array(0), 'a constant');
      }
    }
  }
}
