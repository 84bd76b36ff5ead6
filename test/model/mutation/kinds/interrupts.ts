import type { Statement, TransitionSystem } from '../../../../src/transition/form.ts';
import { kernelActions } from '../kernel-actions.ts';
import { Mutants, type Mutant } from '../mutant.ts';
import { rolesOf, type Role } from '../names.ts';
import { contains, targets, without } from '../rewrite.ts';
import { stepOf } from '../step.ts';

/**
 * `local_irq_disable()`, or entering a read-side section, without effect: interrupts are taken and grace periods end
 * meanwhile. What undoes it finds nothing to undo.
 */
export function interruptMutants(system: TransitionSystem): readonly Mutant[] {
  const roles = rolesOf(system);
  const mutants = new Mutants(system, 'interrupts');
  const concerned: readonly (Role | undefined)[] = ['interrupts off', 'read-side sections'];
  const enters = (statement: Statement): boolean => {
    if (!targets(statement).some((variable) => concerned.includes(roles[variable]))) return false;
    if (statement.kind !== 'assign') return false;
    const { value } = statement;
    return value.kind === 'constant' ? value.value !== 0 : value.kind === 'binary' && value.operator === 'or';
  };
  for (const number of kernelActions(system)) {
    if (contains(system.actions[number]!.body, enters)) {
      const step = stepOf(system.actions[number]!);
      mutants.add(step, '', [{ action: number, change: (action) => without(action, enters) }]);
    }
  }
  return mutants.list();
}
