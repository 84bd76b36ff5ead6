import type { ExplorableMachine } from '../machine/explorable.ts';
import type { Advance, Exploration } from './exploration.ts';
import { complete, running, widened } from './exploration.ts';
import type { SearchLimits } from './limits.ts';
import { Trail } from './trail.ts';

/** What the reference search enumerates. */
export type ReferenceMode =
  /** Every interleaving, without any reduction. */
  | 'interleavings'
  /** Every state, kept in a Set of texts. */
  | 'states';

/**
 * The search that is easy to believe, and that the others are tested against: tries every enabled agent in every
 * node. No reduction, no tables of its own, no bit tricks.
 */
export class Reference implements Exploration {
  readonly trail: Trail;
  executions = 0;
  private readonly machine: ExplorableMachine;
  private readonly mode: ReferenceMode;
  private readonly limits: SearchLimits;
  private readonly visited = new Set<string>();
  /** For every node of the trace: the agents that are still to be tried. */
  private readonly untried: number[][] = [];
  private cut = false;

  /** Resets the machine and stands at the first node. */
  constructor(machine: ExplorableMachine, limits: SearchLimits, mode: ReferenceMode = 'interleavings') {
    this.machine = machine;
    this.mode = mode;
    this.limits = limits;
    this.trail = new Trail(machine, 'switches');
    this.trail.begin();
    this.untried.push(this.open());
  }

  get states(): number {
    return this.visited.size;
  }

  advance(transitions: number): Advance {
    for (let performed = 0; performed < transitions;) {
      const agent = this.untried.at(-1)!.shift();
      if (agent === undefined) {
        this.untried.pop();
        if (this.untried.length === 0) return this.cut ? { kind: 'bounded', limit: 'depth' } : complete;
        this.trail.back();
        continue;
      }
      if (this.executions >= (this.limits.executions ?? Infinity))
        return { kind: 'bounded', limit: 'executions' };
      if (this.states > (this.limits.states ?? Infinity)) return { kind: 'bounded', limit: 'states' };
      performed++;
      const outcome = this.trail.step(agent);
      if (outcome === 'widened') return widened;
      if (outcome === 'unmodelled') return { kind: 'unmodelled', what: this.machine.unmodelled() };
      if (outcome === 'violated') {
        this.executions++;
        this.untried.push([]);
      } else this.untried.push(this.open());
    }
    return running;
  }

  bytes(): number {
    return this.trail.bytes();
  }

  /** The agents to try in the node the machine is at; none if the path ends here. */
  private open(): number[] {
    if (this.mode === 'states') {
      this.machine.hash();
      const state = `${this.machine.hashLo} ${this.machine.hashHi}`;
      if (this.visited.has(state)) return [];
      this.visited.add(state);
    }
    const enabled = this.machine.enabled();
    if (enabled === 0) {
      this.executions++;
      this.trail.close(this.machine.unfinished());
      return [];
    }
    if (this.trail.length >= (this.limits.depth ?? Infinity)) {
      this.cut = true;
      return [];
    }
    const agents: number[] = [];
    for (let agent = 0; agent < this.machine.agents; agent++) if ((enabled >> agent) & 1) agents.push(agent);
    return agents;
  }
}
