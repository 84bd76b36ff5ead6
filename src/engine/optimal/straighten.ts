import type { Access, ExplorableMachine, Violation } from '../../machine/explorable.ts';
import { accessClass } from '../../machine/explorable.ts';
import { EventOrder } from '../event-order.ts';
import { identityOf } from '../violations.ts';
import { WitnessTrail } from './witness-trail.ts';

/**
 * The trace that is equivalent to the one given, as far as the violation depends on it, and has the fewest context
 * switches. Undefined if the trace does not fit the machine or does not show the violation.
 */
export function straighten(
  machine: ExplorableMachine,
  trace: readonly number[],
  violation: Pick<Violation, 'rule' | 'key'>,
): readonly number[] | undefined {
  const wanted = identityOf(violation);
  const order = new EventOrder(machine.words, machine.agents);
  const trail = new WitnessTrail(machine, order);
  const access: Access = { class: accessClass.read, word: 0, count: 1 };
  trail.begin();
  for (const agent of trace) {
    if ((machine.enabled() & (1 << agent)) === 0) return undefined;
    machine.nextAccess(agent, access);
    order.push(agent, access);
    const outcome = trail.step(agent);
    if (trail.violations.has(wanted) || (outcome !== 'parked' && outcome !== 'finished')) break;
  }
  if (!trail.violations.has(wanted) && machine.enabled() === 0) trail.close(machine.unfinished());
  return trail.violations.traceOf(wanted);
}
