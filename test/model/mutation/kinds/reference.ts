import type { Statement, TransitionSystem } from '../../../../src/transition/form.ts';
import { kernelActions } from '../kernel-actions.ts';
import { Mutants, type Mutant } from '../mutant.ts';
import { rolesOf } from '../names.ts';
import { contains, targets, without } from '../rewrite.ts';
import { stepOf } from '../step.ts';

/** Steps that take references on pages do not take them. */
export function referenceMutants(system: TransitionSystem): readonly Mutant[] {
  const roles = rolesOf(system);
  const mutants = new Mutants(system, 'reference');
  const takes = (statement: Statement): boolean =>
    (statement.kind === 'assign' || statement.kind === 'assign-element') &&
    statement.value.kind === 'binary' &&
    statement.value.operator === 'add' &&
    targets(statement).some((variable) => roles[variable] === 'reference count');
  for (const number of kernelActions(system)) {
    if (contains(system.actions[number]!.body, takes)) {
      const step = stepOf(system.actions[number]!);
      mutants.add(step, '', [{ action: number, change: (action) => without(action, takes) }]);
    }
  }
  return mutants.list();
}
