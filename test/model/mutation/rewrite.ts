import type { Action, Expression, Statement, VariableId } from '../../../src/transition/form.ts';
import { expressionsOf, visitExpression, visitStatements } from '../../../src/transition/traverse.ts';

/** Replaces statements, innermost last: `change` gives what takes the place of a statement, undefined to go into it. */
export function rewrite(
  body: readonly Statement[],
  change: (statement: Statement) => readonly Statement[] | undefined,
): readonly Statement[] {
  return body.flatMap((statement): readonly Statement[] => {
    const changed = change(statement);
    if (changed !== undefined) return changed;
    if (statement.kind !== 'if') return [statement];
    const then = rewrite(statement.then, change);
    return [{ ...statement, then, otherwise: rewrite(statement.otherwise, change) }];
  });
}

/** The action without the statements that `unwanted` names. */
export function without(action: Action, unwanted: (statement: Statement) => boolean): Action {
  return { ...action, body: rewrite(action.body, (statement) => (unwanted(statement) ? [] : undefined)) };
}

/** The action with no further condition. */
export function withoutGuard(action: Action): Action {
  const { guard: _dropped, ...rest } = action;
  return rest;
}

/** Variables that a statement itself may assign. */
export function targets(statement: Statement): readonly VariableId[] {
  if (statement.kind === 'assign') return [statement.variable];
  if (statement.kind !== 'assign-element') return [];
  return Array.from({ length: statement.count }, (_, at) => statement.first + at);
}

/** Variables that statements, and those within them, may assign. */
export function assigned(body: readonly Statement[]): ReadonlySet<VariableId> {
  const found = new Set<VariableId>();
  visitStatements(body, (statement) => targets(statement).forEach((variable) => found.add(variable)));
  return found;
}

/** Variables that an expression may read. */
export function readBy(expression: Expression): ReadonlySet<VariableId> {
  const found = new Set<VariableId>();
  visitExpression(expression, (each) => {
    if (each.kind === 'variable') found.add(each.variable);
    if (each.kind === 'element') for (let at = 0; at < each.count; at++) found.add(each.first + at);
  });
  return found;
}

/** Variables that statements, and those within them, may read. */
export function readByAll(body: readonly Statement[]): ReadonlySet<VariableId> {
  const found = new Set<VariableId>();
  visitStatements(body, (statement) =>
    expressionsOf(statement).forEach((expression) => readBy(expression).forEach((each) => found.add(each))),
  );
  return found;
}

/** Program counters that an action can lead to. */
export function successors(action: Pick<Action, 'body'>, pc: VariableId): readonly number[] {
  const found = new Set<number>();
  visitStatements(action.body, (statement) => {
    if (statement.kind === 'assign' && statement.variable === pc && statement.value.kind === 'constant')
      found.add(statement.value.value);
  });
  return [...found];
}

/** Whether some statement, or one within it, is such a one. */
export function contains(body: readonly Statement[], wanted: (statement: Statement) => boolean): boolean {
  let found = false;
  visitStatements(body, (statement) => (found ||= wanted(statement)));
  return found;
}
