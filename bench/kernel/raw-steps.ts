import type { ExplorableMachine } from '../../src/machine/explorable.ts';

/** Runs the agents one after the other as far as each can go, from the initial state; gives the number of actions. */
export function rawSteps(machine: ExplorableMachine): number {
  machine.reset();
  let actions = 0;
  for (let moved = true; moved;) {
    moved = false;
    for (let agent = 0; agent < machine.agents; agent++) {
      while ((machine.enabled() & (1 << agent)) !== 0) {
        machine.step(agent);
        actions++;
        moved = true;
      }
    }
  }
  machine.takeViolations();
  return actions;
}
