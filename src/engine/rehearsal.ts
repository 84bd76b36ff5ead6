import type { ExplorableMachine, Violation } from '../machine/explorable.ts';
import { Trail } from './trail.ts';
import { identityOf } from './violations.ts';

/** Actions a rehearsal adds to a schedule to reach a final state, at most. */
const maximumTail = 1_000_000;

/**
 * Tries schedules for one violation. A schedule is a list of agents that need not fit: an action of an agent that
 * has finished or waits is left out, and when the schedule is used up the agents run on, one after the other, to
 * a final state. A schedule with more preemptions than may be is given up. What two schedules have in common at the start is not run again.
 */
export class Rehearsal {
  private readonly trail: Trail;
  private readonly machine: ExplorableMachine;
  private readonly wanted: string;
  private readonly mostPreemptions: number;
  /** Preemptions among the first n actions of the trail. */
  private readonly preemptions: number[] = [0];
  /** The last action of the trail showed the violation or ended the path. */
  private over = false;

  constructor(
    machine: ExplorableMachine,
    violation: Pick<Violation, 'rule' | 'key'>,
    mostPreemptions = Infinity,
  ) {
    this.machine = machine;
    this.mostPreemptions = mostPreemptions;
    this.wanted = identityOf(violation);
    this.trail = new Trail(machine, 'switches');
    this.trail.begin();
  }

  /** Actions performed in all. */
  get actions(): number {
    return this.trail.transitions;
  }

  /** The trace that following the schedule makes up to the violation, or undefined if it does not occur. */
  attempt(schedule: readonly number[]): readonly number[] | undefined {
    const trail = this.trail;
    if (this.over) trail.back();
    this.over = false;
    let at = 0;
    while (at < trail.length && at < schedule.length && trail.agents[at] === schedule[at]) at++;
    trail.rewind(at);
    trail.violations.clear();
    for (; at < schedule.length; at++) {
      const agent = schedule[at]!;
      if ((this.machine.enabled() & (1 << agent)) === 0) continue;
      const end = this.perform(agent);
      if (end !== 'open') return end === 'shown' ? trail.trace() : undefined;
    }
    return this.runOut();
  }

  /** Lets the agents run on to a final state, each as far as it can go. */
  private runOut(): readonly number[] | undefined {
    const { machine, trail } = this;
    for (let actions = 0; actions < maximumTail; actions++) {
      const enabled = machine.enabled();
      if (enabled === 0) {
        trail.close(machine.unfinished());
        return trail.violations.has(this.wanted) ? trail.trace() : undefined;
      }
      const last = trail.last;
      const agent = last >= 0 && (enabled & (1 << last)) !== 0 ? last : 31 - Math.clz32(enabled & -enabled);
      const end = this.perform(agent);
      if (end !== 'open') return end === 'shown' ? trail.trace() : undefined;
    }
    return undefined;
  }

  private perform(agent: number): 'open' | 'shown' | 'ended' {
    const { last, length } = this.trail;
    const preempts = last >= 0 && last !== agent && (this.machine.enabled() & (1 << last)) !== 0;
    const preemptions = this.preemptions[length]! + (preempts ? 1 : 0);
    if (preemptions > this.mostPreemptions) return 'ended';
    this.preemptions[length + 1] = preemptions;
    const outcome = this.trail.step(agent);
    const shown = this.trail.violations.has(this.wanted);
    this.over = shown || (outcome !== 'parked' && outcome !== 'finished');
    if (shown) return 'shown';
    return this.over ? 'ended' : 'open';
  }
}
