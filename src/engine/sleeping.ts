import type { Access, ExplorableMachine } from '../machine/explorable.ts';
import { accessClass, conflicts } from '../machine/explorable.ts';

/** How a stateful search leaves out transitions. */
export type Reduction =
  /** Not at all. */
  | 'none'
  /** By sleep sets that are kept with the states: the same states by fewer transitions. */
  | 'sleep';

/** Tells which agents that are asleep stay asleep when another one moves. */
export class Sleeping {
  private readonly machine: ExplorableMachine;
  private readonly moving: Access = { class: accessClass.read, word: 0, count: 1 };
  private readonly sleeper: Access = { class: accessClass.read, word: 0, count: 1 };

  constructor(machine: ExplorableMachine) {
    this.machine = machine;
  }

  /** The agents of the mask whose next access does not conflict with that of `agent`, asked before it moves. */
  after(asleep: number, agent: number): number {
    let rest = asleep & ~(1 << agent);
    if (rest === 0) return 0;
    const { machine, moving, sleeper } = this;
    let left = rest;
    machine.nextAccess(agent, moving);
    for (; rest !== 0; rest &= rest - 1) {
      const other = 31 - Math.clz32(rest & -rest);
      machine.nextAccess(other, sleeper);
      const apart = sleeper.word >= moving.word + moving.count || moving.word >= sleeper.word + sleeper.count;
      if (!apart && conflicts(moving.class, sleeper.class)) left &= ~(1 << other);
    }
    return left;
  }
}
