import type { TransitionSystem } from '../../../src/transition/form.ts';

/** Numbers of the actions of CPUs that run kernel code. */
export function kernelActions(system: TransitionSystem): readonly number[] {
  return system.actions.flatMap(({ process }, number) =>
    system.processes[process]!.kind === 'cpu' ? [number] : [],
  );
}
