import type {
  Access,
  ExplorableMachine,
  FinalState,
  StepOutcome,
  Violation,
} from '../../machine/explorable.ts';
import { accessClass } from '../../machine/explorable.ts';
import { foata } from './mazurkiewicz.ts';

/** Wraps a machine and keeps the class of every complete interleaving that a search runs on it. */
export class RecordingMachine implements ExplorableMachine {
  readonly agents: number;
  readonly words: number;
  /** Canonical forms of the complete interleavings since the last reset, in the order they were run. */
  readonly completed: string[] = [];
  private readonly machine: ExplorableMachine;
  private readonly events: (Access & { readonly agent: number })[] = [];
  private readonly depths = new Map<number, number>();

  constructor(machine: ExplorableMachine) {
    this.machine = machine;
    this.agents = machine.agents;
    this.words = machine.words;
  }

  get hashLo(): number {
    return this.machine.hashLo;
  }

  get hashHi(): number {
    return this.machine.hashHi;
  }

  reset(): void {
    this.events.length = 0;
    this.completed.length = 0;
    this.machine.reset();
  }

  unfinished(): number {
    return this.machine.unfinished();
  }

  enabled(): number {
    return this.machine.enabled();
  }

  nextAccess(agent: number, access: Access): void {
    this.machine.nextAccess(agent, access);
  }

  step(agent: number): StepOutcome {
    const access: Access = { class: accessClass.read, word: 0, count: 1 };
    this.machine.nextAccess(agent, access);
    this.events.push({ ...access, agent });
    return this.machine.step(agent);
  }

  mark(): number {
    const mark = this.machine.mark();
    this.depths.set(mark, this.events.length);
    return mark;
  }

  undo(mark: number): void {
    this.events.length = this.depths.get(mark)!;
    this.machine.undo(mark);
  }

  hash(): void {
    this.machine.hash();
  }

  takeViolations(): readonly Violation[] {
    return this.machine.takeViolations();
  }

  finish(): FinalState {
    this.completed.push(foata(this.events));
    return this.machine.finish();
  }

  unmodelled(): string {
    return this.machine.unmodelled();
  }
}
