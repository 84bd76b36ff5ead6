import type { Statement, TransitionSystem } from '../../../../src/transition/form.ts';
import { kernelActions } from '../kernel-actions.ts';
import { Mutants, type Mutant } from '../mutant.ts';
import { rolesOf } from '../names.ts';
import { contains, targets, without } from '../rewrite.ts';
import { callOf } from '../step.ts';

/** Steps that invalidate translations, on other CPUs or on their own, do not. What else the step does remains. */
export function flushMutants(system: TransitionSystem): readonly Mutant[] {
  const roles = rolesOf(system);
  const mutants = new Mutants(system, 'flush');
  const flushes = (statement: Statement): boolean =>
    targets(statement).some((variable) => {
      const role = roles[variable];
      if (role === 'pending invalidation') return true;
      return role === 'cached translation' && statement.kind !== 'if' && isZero(statement);
    });
  for (const number of kernelActions(system)) {
    if (contains(system.actions[number]!.body, flushes)) {
      const step = callOf(system.actions[number]!);
      mutants.add(step, '', [{ action: number, change: (action) => without(action, flushes) }]);
    }
  }
  return mutants.list();
}

function isZero(statement: Statement): boolean {
  const assigns = statement.kind === 'assign' || statement.kind === 'assign-element';
  return assigns && statement.value.kind === 'constant' && statement.value.value === 0;
}
