import type { PlaceOf } from '../../engine/stress/machine-subject.ts';
import type { StepPlace } from '../../engine/stress/subject.ts';
import type { FlatMachine } from '../../machine/flat-machine.ts';
import { expandStack } from '../../machine/source-stack.ts';
import type { Location } from '../../program/form.ts';

/** Objects of the harness that stand for TLBs and what is sent to them. */
const tlbObject = /^CPU\d+\.(tlb|walk)/;

/**
 * Where CPUs of kernel code stand: the functions of the stack, inlined ones included, and a class of cost, which is
 * that of the access, but `flush` for one of a TLB.
 */
export function machinePlaces(machine: FlatMachine, locations: readonly Location[]): PlaceOf {
  const places = new Map<string, StepPlace>();
  return (agent, costClass) => {
    const { stack, object } = machine.pending(agent);
    const ofTlb = tlbObject.test(object);
    const key = `${ofTlb ? 'flush' : costClass} ${stack.map(({ location }) => location).join()}`;
    let place = places.get(key);
    if (place === undefined) {
      const calls = expandStack(stack, locations)
        .map((frame) => frame.function)
        .toReversed();
      place = { costClass: ofTlb ? 'flush' : costClass, calls, label: '' };
      places.set(key, place);
    }
    return place;
  };
}
