import type { ExplorableMachine, StepOutcome, Violation } from '../machine/explorable.ts';
import { deadlock } from './deadlock.ts';
import { grown } from './growth.ts';
import type { TrailSnapshot } from './snapshot.ts';
import type { TraceOrder } from './violations.ts';
import { ViolationLog } from './violations.ts';

/**
 * The trace an exploration is at: the agents that moved, the marks to go back to, and what was met on the way.
 * All engines move the machine through it, so counts and violations mean the same everywhere.
 */
export class Trail {
  readonly machine: ExplorableMachine;
  readonly violations: ViolationLog;
  readonly outcomes = new Set<string>();
  /** Actions in the trace. */
  length = 0;
  /** Agent of each action. */
  agents = new Uint8Array(1024);
  /** Context switches among the first n actions. */
  switches = new Int32Array(1025);
  /** By depth: actions performed there since the trail came to the node. */
  tried = new Uint8Array(1025);
  private marks = new Float64Array(1024);
  /** Actions performed, in all. */
  transitions = 0;
  /** Longest trace. */
  depth = 0;
  deadlocks = 0;

  constructor(machine: ExplorableMachine, order: TraceOrder) {
    this.machine = machine;
    this.violations = new ViolationLog(order);
  }

  /** Puts the machine into its initial state, and notes violations on the way to the first accesses. */
  begin(): void {
    this.machine.reset();
    this.length = 0;
    this.tried[0] = 0;
    const found = this.machine.takeViolations();
    if (found.length !== 0) this.record(found);
  }

  /** The agent that moved last, or -1. */
  get last(): number {
    return this.length === 0 ? -1 : this.agents[this.length - 1]!;
  }

  /** Performs one action of an enabled agent and notes the violations it shows. */
  step(agent: number): StepOutcome {
    const at = this.length;
    if (at === this.agents.length) this.grow();
    this.marks[at] = this.machine.mark();
    this.agents[at] = agent;
    this.switches[at + 1] = this.switches[at]! + (at > 0 && this.agents[at - 1] !== agent ? 1 : 0);
    this.tried[at] = this.tried[at]! + 1;
    this.tried[at + 1] = 0;
    this.length = at + 1;
    if (this.length > this.depth) this.depth = this.length;
    this.transitions++;
    const outcome = this.machine.step(agent);
    const found = this.machine.takeViolations();
    if (found.length !== 0) this.record(found);
    return outcome;
  }

  /** Takes back the last action. */
  back(): void {
    this.machine.undo(this.marks[--this.length]!);
  }

  /** Takes back actions until `length` are left. */
  rewind(length: number): void {
    if (length === this.length) return;
    this.machine.undo(this.marks[length]!);
    this.length = length;
  }

  /** Notes outcome and violations of the final state reached; `waiting` is the mask of unfinished agents. */
  close(waiting: number): void {
    const final = this.machine.finish();
    this.outcomes.add(final.outcome);
    if (final.violations.length !== 0) this.record(final.violations);
    if (waiting === 0) return;
    this.deadlocks++;
    this.record([deadlock(waiting)]);
  }

  /** The agents that moved, in order. */
  trace(): readonly number[] {
    return Array.from(this.agents.subarray(0, this.length));
  }

  bytes(): number {
    return this.agents.byteLength + this.marks.byteLength + this.switches.byteLength + this.tried.byteLength;
  }

  /** What has to be kept to go on from here in another process. */
  snapshot(): TrailSnapshot {
    this.machine.hash();
    return {
      trace: this.trace(),
      tried: Array.from(this.tried.subarray(0, this.length + 1)),
      state: [this.machine.hashLo, this.machine.hashHi],
      transitions: this.transitions,
      depth: this.depth,
      deadlocks: this.deadlocks,
      outcomes: [...this.outcomes],
      violations: this.violations.kept(),
    };
  }

  /**
   * Brings the machine to where the snapshot was taken, by running the trace, and takes over what had been found.
   * `before` is told of each action before it is performed. `diverged` if the machine does not come to the same state.
   */
  restore(snapshot: TrailSnapshot, before?: (agent: number) => void): 'restored' | 'diverged' {
    this.begin();
    for (const agent of snapshot.trace) {
      if ((this.machine.enabled() & (1 << agent)) === 0) return 'diverged';
      before?.(agent);
      const outcome = this.step(agent);
      if (outcome !== 'parked' && outcome !== 'finished') return 'diverged';
    }
    this.tried.set(snapshot.tried);
    this.machine.hash();
    const [lo, hi] = snapshot.state;
    if (this.machine.hashLo !== lo || this.machine.hashHi !== hi) return 'diverged';
    this.transitions = snapshot.transitions;
    this.depth = snapshot.depth;
    this.deadlocks = snapshot.deadlocks;
    this.outcomes.clear();
    for (const outcome of snapshot.outcomes) this.outcomes.add(outcome);
    this.violations.restore(snapshot.violations);
    return 'restored';
  }

  private record(found: readonly Violation[]): void {
    for (const violation of found) {
      this.violations.record(violation, this.length, this.switches[this.length]!, () => this.trace());
    }
  }

  private grow(): void {
    this.agents = grown(this.agents, this.length + 1);
    this.marks = grown(this.marks, this.length + 1);
    this.switches = grown(this.switches, this.agents.length + 1);
    this.tried = grown(this.tried, this.agents.length + 1);
  }
}
