import type { TransitionSystem } from '../../transition/form.ts';
import { CompiledSystem } from './compile-system.ts';
import { progressOf } from './system-subject.ts';

/** Steps that may be spent on one trace. */
const budget = 400_000;
/** Steps that a schedule is run on for, at most. */
const mostFurther = 10_000;

/**
 * Makes a trace of a system shorter that breaks a rule: leaves out single actions and blocks of one process, or moves a
 * block to its process's next one, as long as the rule stays broken and processes switch less often, or as often with
 * fewer actions. Actions that are not enabled any more are left out; when a schedule is used up, the processes run on
 * one after the other.
 * @returns numbers of actions; the trace given if nothing shorter was found.
 */
export function shortenTrace(
  system: TransitionSystem,
  trace: readonly number[],
  rule: string,
): readonly number[] {
  const rehearsal = new SystemRehearsal(system, rule);
  let best = rehearsal.attempt(trace) ?? trace;
  if (rehearsal.cost(best) > rehearsal.cost(trace)) best = trace;
  for (let improved = true; improved;) {
    improved = false;
    for (const candidate of candidates(rehearsal, best)) {
      if (rehearsal.steps >= budget) return best;
      const found = rehearsal.attempt(candidate);
      if (found === undefined || rehearsal.cost(found) >= rehearsal.cost(best)) continue;
      best = found;
      improved = true;
      break;
    }
  }
  return best;
}

/** Tries schedules, which need not fit, for one rule. */
class SystemRehearsal {
  steps = 0;
  private readonly compiled: CompiledSystem;
  private readonly bit: number;
  private readonly progress: number;

  constructor(system: TransitionSystem, rule: string) {
    this.compiled = new CompiledSystem(system);
    this.bit = this.compiled.ruleIds.indexOf(rule);
    this.progress = progressOf(system);
  }

  processOf(action: number): number {
    return this.compiled.system.actions[action]!.process;
  }

  /** Switches between processes count for more than any number of actions. */
  cost(trace: readonly number[]): number {
    let switches = 0;
    for (let at = 1; at < trace.length; at++) {
      if (this.processOf(trace[at]!) !== this.processOf(trace[at - 1]!)) switches++;
    }
    return switches * 1e7 + trace.length;
  }

  /** The trace that following the schedule makes up to the broken rule; undefined if it is not broken. */
  attempt(schedule: readonly number[]): readonly number[] | undefined {
    const { compiled } = this;
    const trace: number[] = [];
    compiled.begin();
    compiled.broken[0] = 0;
    compiled.invariants();
    for (const action of schedule) {
      if (this.isBroken()) return trace;
      if (this.hasEnded()) return this.isBroken() ? trace : undefined;
      if (!this.isEnabled(action)) continue;
      this.perform(action, trace);
    }
    for (let further = 0; further < mostFurther; further++) {
      if (this.isBroken()) return trace;
      if (this.hasEnded()) return this.isBroken() ? trace : undefined;
      this.perform(this.next(trace.at(-1)), trace);
    }
    return undefined;
  }

  private perform(action: number, trace: number[]): void {
    this.compiled.steps[action]!();
    this.compiled.invariants();
    trace.push(action);
    this.steps++;
  }

  private isBroken(): boolean {
    return ((this.compiled.broken[0]! >>> this.bit) & 1) === 1;
  }

  private hasEnded(): boolean {
    const { compiled } = this;
    if (compiled.finished()) {
      compiled.finals();
      return true;
    }
    if ((compiled.ready() & this.progress) !== 0) return false;
    compiled.note(compiled.system.deadlock);
    return true;
  }

  /** After {@link hasEnded}. */
  private isEnabled(action: number): boolean {
    const { choices, counts, stride } = this.compiled;
    const process = this.processOf(action);
    return choices.subarray(process * stride, process * stride + counts[process]!).includes(action);
  }

  /** An enabled action that brings the CPUs to their end: of the process that moved last, or of the first that can. */
  private next(last: number | undefined): number {
    const { choices, counts, stride, system } = this.compiled;
    const can = (process: number): boolean => ((this.progress >>> process) & 1) === 1 && counts[process]! > 0;
    const former = last === undefined ? -1 : this.processOf(last);
    const process = former >= 0 && can(former) ? former : system.processes.findIndex((_, at) => can(at));
    return choices[process * stride]!;
  }
}

function* candidates(rehearsal: SystemRehearsal, trace: readonly number[]): Generator<readonly number[]> {
  const blocks: { process: number; from: number; to: number }[] = [];
  for (const [at, action] of trace.entries()) {
    const process = rehearsal.processOf(action);
    const block = blocks.at(-1);
    if (block?.process === process) block.to = at + 1;
    else blocks.push({ process, from: at, to: at + 1 });
  }
  for (const [number, { process, from, to }] of [...blocks.entries()].toReversed()) {
    yield [...trace.slice(0, from), ...trace.slice(to)];
    const block = trace.slice(from, to);
    const earlier = blocks.slice(0, number).findLast((other) => other.process === process);
    if (earlier !== undefined) {
      yield [...trace.slice(0, earlier.to), ...block, ...trace.slice(earlier.to, from), ...trace.slice(to)];
    }
    const later = blocks.slice(number + 1).find((other) => other.process === process);
    if (later !== undefined) {
      yield [...trace.slice(0, from), ...trace.slice(to, later.from), ...block, ...trace.slice(later.from)];
    }
  }
  for (let at = trace.length - 1; at >= 0; at--) yield [...trace.slice(0, at), ...trace.slice(at + 1)];
}
