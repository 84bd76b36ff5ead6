import type { Violation } from '../../machine/explorable.ts';
import type { EventOrder } from '../event-order.ts';
import { switchesOf } from '../switches.ts';
import type { KeptViolation } from '../violations.ts';
import { ViolationLog, identityOf } from '../violations.ts';
import { fewestSwitches } from './fewest-switches.ts';

/** What must have happened for a violation to show: all that is before the last event, or everything. */
type WitnessGoal = 'last event' | 'everything';

/**
 * Keeps of each violation not the trace that showed it but the equivalent one with the fewest context switches.
 *
 * What an event shows depends on what happens before it only, and what a final state shows on the whole trace only; all
 * equivalent traces show the same. So if every class of traces is met, none that shows the violation has fewer
 * switches than the one kept, and of those with as few none is shorter.
 */
export class WitnessLog extends ViolationLog {
  private readonly events: EventOrder;
  private goal: WitnessGoal = 'last event';
  /** Stamps of the events that the goal needs; how many they are. */
  private readonly needed: Int32Array;
  private neededCount = -1;
  /** What was looked for with at most so many switches, and found. */
  private tried = -1;
  private found: readonly number[] | undefined;
  private readonly best = new Map<string, { readonly switches: number; readonly length: number }>();

  constructor(events: EventOrder) {
    super('switches');
    this.events = events;
    this.needed = new Int32Array(events.agents);
  }

  /** Says what the violations that are recorded next need; `everything` only as long as the trace stays as it is. */
  expect(goal: WitnessGoal): void {
    this.goal = goal;
    this.neededCount = -1;
  }

  override record(
    violation: Violation,
    length: number,
    switches: number,
    trace: () => readonly number[],
  ): void {
    if (length === 0) {
      super.record(violation, length, switches, trace);
      return;
    }
    if (this.goal === 'last event' || this.neededCount < 0) this.collect();
    const identity = identityOf(violation);
    const best = this.best.get(identity);
    const limit =
      best === undefined ? switches : this.neededCount < best.length ? best.switches : best.switches - 1;
    const found = this.within(Math.min(limit, switches));
    if (found === undefined) return;
    const fewest = switchesOf(found);
    this.best.set(identity, { switches: fewest, length: found.length });
    super.record(violation, found.length, fewest, () => found);
  }

  override clear(): void {
    super.clear();
    this.best.clear();
  }

  override restore(kept: readonly KeptViolation[]): void {
    super.restore(kept);
    this.best.clear();
    for (const { violation, switches, trace } of kept)
      this.best.set(identityOf(violation), { switches, length: trace.length });
  }

  private collect(): void {
    const { events, needed } = this;
    const { agents, clocks, lastOf, length } = events;
    this.neededCount = 0;
    for (let a = 0; a < agents; a++) {
      needed[a] = this.goal === 'everything' ? lastOf[a]! : clocks[(length - 1) * agents + a]!;
      this.neededCount += events.countUpTo(a, needed[a]!);
    }
    this.tried = -1;
    this.found = undefined;
  }

  private within(maximum: number): readonly number[] | undefined {
    if (this.found === undefined && maximum > this.tried) {
      this.found = fewestSwitches(this.events, this.needed, maximum);
      this.tried = maximum;
    }
    return this.found !== undefined && switchesOf(this.found) <= maximum ? this.found : undefined;
  }
}
