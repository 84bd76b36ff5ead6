import { CompiledSystem } from './compile-system.ts';
import type { BrokenInAttempt, MoveOutcome, Mover, StepPlace, StressSubject } from './subject.ts';
import type { TransitionSystem } from '../../transition/form.ts';

/**
 * The built-in model as something that is run again and again. An attempt is over when all CPUs have finished, or
 * can never go on; what hardware might do after that is left out. A trace holds numbers of actions.
 */
export class SystemSubject implements StressSubject {
  readonly compiled: CompiledSystem;
  readonly movers: readonly Mover[];
  readonly rules: readonly string[];
  lastMove = -1;
  /** By action: how often it was taken, in all attempts. */
  readonly taken: Float64Array;
  /** By `sometimes`: attempts that reached it. */
  readonly reached: Float64Array;
  private readonly places: readonly StepPlace[];
  private readonly progress: number;
  private attempt = 0;
  /** By `sometimes`: the last attempt that reached it. */
  private readonly reachedIn: Float64Array;

  /** @param places by action, what it costs and where it stands. */
  constructor(system: TransitionSystem, places: readonly StepPlace[]) {
    this.compiled = new CompiledSystem(system);
    this.places = places;
    this.movers = system.processes.map(({ name, kind }) => ({ name, kind }));
    this.rules = this.compiled.ruleIds;
    this.taken = new Float64Array(system.actions.length);
    this.reached = new Float64Array(system.sometimes.length);
    this.reachedIn = new Float64Array(system.sometimes.length);
    this.progress = progressOf(system);
  }

  /** Begins to count anew what is taken and reached. */
  forget(): void {
    this.taken.fill(0);
    this.reached.fill(0);
  }

  get broken(): number {
    return this.compiled.broken[0]!;
  }

  begin(): void {
    this.compiled.begin();
    this.compiled.broken[0] = 0;
    this.attempt++;
    this.look();
  }

  ready(): number {
    const { compiled } = this;
    if (compiled.finished()) {
      compiled.finals();
      return 0;
    }
    const ready = compiled.ready();
    if ((ready & this.progress) !== 0) return ready;
    compiled.note(compiled.system.deadlock);
    return 0;
  }

  alternatives(mover: number): number {
    return this.compiled.counts[mover]!;
  }

  place(mover: number, alternative: number): StepPlace {
    return this.places[this.actionOf(mover, alternative)]!;
  }

  move(mover: number, alternative: number): MoveOutcome {
    const action = this.actionOf(mover, alternative);
    this.lastMove = action;
    this.taken[action]!++;
    this.compiled.steps[action]!();
    this.look();
    return 'moved';
  }

  firstBroken(rule: number): BrokenInAttempt {
    const number = this.compiled.first[rule]!;
    const { id, message } = this.compiled.system.rules[number]!;
    return { rule: id, message, key: String(number) };
  }

  unmodelled(): string {
    return '';
  }

  private actionOf(mover: number, alternative: number): number {
    return this.compiled.choices[mover * this.compiled.stride + alternative]!;
  }

  private look(): void {
    const { compiled } = this;
    compiled.invariants();
    for (let at = 0; at < compiled.sometimes.length; at++) {
      if (this.reachedIn[at] === this.attempt || !compiled.sometimes[at]!()) continue;
      this.reachedIn[at] = this.attempt;
      this.reached[at]!++;
    }
  }
}

/** Processes of which one has to have an enabled action, unless the state is a deadlock, as bits. */
export function progressOf({ processes, progress }: TransitionSystem): number {
  return processes.reduce(
    (mask, { kind }, process) =>
      kind === 'cpu' || progress.includes(process) ? mask | (1 << process) : mask,
    0,
  );
}
