import type {
  Action,
  Expression,
  Statement,
  TransitionSystem,
  VariableId,
} from '../../../../src/transition/form.ts';
import { criticalSections } from '../critical-sections.ts';
import { Mutants, type Mutant } from '../mutant.ts';
import { readBy, rewrite, targets } from '../rewrite.ts';
import { stepOf } from '../step.ts';

/**
 * Critical sections without their lock: it is neither waited for, nor taken, nor released; a trylock succeeds. A
 * section is named by the step that takes the lock and the first step within.
 */
export function lockMutants(system: TransitionSystem): readonly Mutant[] {
  const mutants = new Mutants(system, 'lock');
  for (const { locks, acquires, releases, first } of criticalSections(system)) {
    const edits = [...acquires, ...releases].map((action) => ({
      action,
      change: (each: Action) => unlocked(each, locks),
    }));
    mutants.add(stepOf(system.actions[acquires[0]!]!), `, before ${first}`, edits);
  }
  return mutants.list();
}

function unlocked(action: Action, locks: ReadonlySet<VariableId>): Action {
  const { guard, ...rest } = action;
  const keeps = guard !== undefined && ![...readBy(guard)].some((variable) => locks.has(variable));
  const body = rewrite(action.body, (statement): readonly Statement[] | undefined => {
    if (targets(statement).some((variable) => locks.has(variable))) return [];
    if (statement.kind !== 'if') return undefined;
    const condition = whenFree(statement.condition, locks);
    if (condition === statement.condition) return undefined;
    return rewrite([{ ...statement, condition }], (each) =>
      targets(each).some((variable) => locks.has(variable)) ? [] : undefined,
    );
  });
  return { ...rest, ...(keeps ? { guard } : {}), body };
}

/** A condition as it is when the locks are free. */
function whenFree(condition: Expression, locks: ReadonlySet<VariableId>): Expression {
  if (![...readBy(condition)].some((variable) => locks.has(variable))) return condition;
  const free = (each: Expression): Expression => whenFree(each, locks);
  switch (condition.kind) {
    case 'variable':
    case 'element':
      return { kind: 'constant', value: 0 };
    case 'not':
      return { ...condition, operand: free(condition.operand) };
    case 'binary':
      return { ...condition, left: free(condition.left), right: free(condition.right) };
    case 'table':
      return { ...condition, index: free(condition.index) };
    case 'choose':
      return {
        ...condition,
        condition: free(condition.condition),
        whenTrue: free(condition.whenTrue),
        whenFalse: free(condition.whenFalse),
      };
    case 'constant':
      return condition;
  }
}
