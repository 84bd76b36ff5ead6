import type { Expression, Statement, TransitionSystem } from './form.ts';

/** Calls `visit` for an expression and everything below it, outermost first. */
export function visitExpression(expression: Expression, visit: (expression: Expression) => void): void {
  visit(expression);
  switch (expression.kind) {
    case 'constant':
    case 'variable':
      return;
    case 'element':
    case 'table':
      return visitExpression(expression.index, visit);
    case 'not':
      return visitExpression(expression.operand, visit);
    case 'binary':
      visitExpression(expression.left, visit);
      return visitExpression(expression.right, visit);
    case 'choose':
      visitExpression(expression.condition, visit);
      visitExpression(expression.whenTrue, visit);
      return visitExpression(expression.whenFalse, visit);
  }
}

/** Calls `visit` for each statement of a list, and for those within them, in order. */
export function visitStatements(
  statements: readonly Statement[],
  visit: (statement: Statement) => void,
): void {
  for (const statement of statements) {
    visit(statement);
    if (statement.kind === 'if') {
      visitStatements(statement.then, visit);
      visitStatements(statement.otherwise, visit);
    }
  }
}

/** The expressions that a statement itself evaluates; not those of statements within it. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'assign':
      return [statement.value];
    case 'assign-element':
      return [statement.index, statement.value];
    case 'if':
    case 'check':
      return [statement.condition];
  }
}

/** The expressions of a system's conditions on states: invariants, finals and `sometimes`. */
export function stateConditions(system: TransitionSystem): readonly Expression[] {
  return [...system.invariants, ...system.finals, ...system.sometimes].map((each) => each.condition);
}
