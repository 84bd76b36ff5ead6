import type { Access, AccessClass, ExplorableMachine, Violation } from '../../machine/explorable.ts';
import { accessClass } from '../../machine/explorable.ts';
import { deadlock } from '../deadlock.ts';
import { inspectStart } from '../start.ts';
import type { BrokenInAttempt, MoveOutcome, Mover, StepPlace, StressSubject } from './subject.ts';

/** Classes of costs of visible accesses. */
const costClasses: Readonly<Record<AccessClass, string>> = {
  [accessClass.read]: 'read',
  [accessClass.write]: 'write',
  [accessClass.readModifyWrite]: 'atomic',
  [accessClass.commutingAdd]: 'atomic',
  [accessClass.lock]: 'lock',
  [accessClass.unlock]: 'unlock',
};

/** Knows more of a place than its class of access. */
export type PlaceOf = (agent: number, costClass: string) => StepPlace;

/**
 * A machine as something that is run again and again. A trace holds numbers of agents. Attempts on a machine that got stuck
 * before the first step (see inspectStart) are over at once.
 */
export class MachineSubject implements StressSubject {
  readonly movers: readonly Mover[];
  readonly rules: string[] = [];
  lastMove = -1;
  broken = 0;
  private readonly machine: ExplorableMachine;
  private readonly placeOf: PlaceOf;
  private readonly access: Access = { class: accessClass.read, word: 0, count: 1 };
  private readonly places = new Map<string, StepPlace>();
  private readonly first: (Violation | undefined)[] = [];
  private start = 0;
  private fresh = true;
  private ended = false;
  private isStuck = false;
  private atStart: readonly Violation[] = [];

  /** @param placeOf where an agent stands; by default only the class of its next access is known. */
  constructor(machine: ExplorableMachine, placeOf?: PlaceOf) {
    this.machine = machine;
    this.placeOf = placeOf ?? ((_, costClass) => this.plainPlace(costClass));
    this.movers = Array.from({ length: machine.agents }, (_, agent) => ({
      name: `CPU${agent}`,
      kind: 'cpu',
    }));
  }

  /** Makes the next attempt begin with a reset of the machine: more of its words are shared now. */
  restart(): void {
    this.fresh = true;
  }

  begin(): void {
    const { machine } = this;
    if (this.fresh) {
      const start = inspectStart(machine);
      this.atStart = start.kind === 'unmodelled' ? [] : start.violations;
      this.isStuck = start.kind !== 'open';
      this.start = machine.mark();
      this.fresh = false;
    } else {
      machine.undo(this.start);
    }
    this.broken = 0;
    this.ended = this.isStuck;
    this.note(this.atStart);
  }

  ready(): number {
    const { machine } = this;
    if (this.ended) return 0;
    const enabled = machine.enabled();
    if (enabled !== 0) return enabled;
    this.note(machine.finish().violations);
    const waiting = machine.unfinished();
    if (waiting !== 0) this.note([deadlock(waiting)]);
    return 0;
  }

  alternatives(): number {
    return 1;
  }

  place(mover: number): StepPlace {
    this.machine.nextAccess(mover, this.access);
    return this.placeOf(mover, costClasses[this.access.class]);
  }

  move(mover: number): MoveOutcome {
    const { machine } = this;
    this.lastMove = mover;
    const outcome = machine.step(mover);
    const found = machine.takeViolations();
    if (found.length !== 0) this.note(found);
    if (outcome === 'unmodelled' || outcome === 'widened') return outcome;
    this.ended = outcome === 'violated';
    return this.ended ? 'ended' : 'moved';
  }

  firstBroken(rule: number): BrokenInAttempt {
    return this.first[rule]!;
  }

  unmodelled(): string {
    return this.machine.unmodelled();
  }

  private note(violations: readonly Violation[]): void {
    for (const violation of violations) {
      let bit = this.rules.indexOf(violation.rule);
      if (bit < 0) bit = this.rules.push(violation.rule) - 1;
      if (((this.broken >>> bit) & 1) === 0) this.first[bit] = violation;
      this.broken |= 1 << bit;
    }
  }

  private plainPlace(costClass: string): StepPlace {
    let place = this.places.get(costClass);
    if (place === undefined) this.places.set(costClass, (place = { costClass, calls: [], label: '' }));
    return place;
  }
}
