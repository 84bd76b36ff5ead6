import { setImmediate } from 'node:timers/promises';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { sharingDoesNotSettle } from '../diagnostics.ts';
import { AttemptRunner } from './one-attempt.ts';
import { RandomSource } from './random-source.ts';
import type { Scheduler } from './scheduler.ts';
import type { BrokenInAttempt, StressSubject } from './subject.ts';

/** Milliseconds after which signals, time limit and progress are looked at. */
const sliceGoal = 25;
/** Steps between looks at the clock. */
const stepsBetweenLooks = 4096;
const progressInterval = 100;
const mostWidenings = 1000;

/** How many attempts, and when to stop before. */
export interface AttemptsRequest {
  readonly seed: bigint;
  /** Attempts 1 to this one. */
  readonly attempts: number;
  /** Only this attempt. */
  readonly only?: number | undefined;
  /**
   * Attempts that made the steps of a former run finer, in the order in which they did. Running them first makes any
   * other attempt the same as it was in that run.
   */
  readonly widenedBy?: readonly number[] | undefined;
  /** Steps after which an attempt is given up. */
  readonly mostSteps: number;
  readonly stopAtFirst: boolean;
  readonly milliseconds?: number | undefined;
  readonly interrupted?: (() => boolean) | undefined;
  /** Called at most every 100 ms. */
  readonly onProgress?: ((progress: AttemptsProgress) => void) | undefined;
  /** Called in the initial state of each attempt, after each step, and at its end. */
  readonly onStep?: (() => void) | undefined;
  /** An attempt begins. */
  readonly onBegin?: (() => void) | undefined;
  /** Everything counted so far counts no more: it was done in steps that are too coarse. */
  readonly onRestart?: (() => void) | undefined;
}

/** How far a run has come. */
export interface AttemptsProgress {
  readonly attempts: number;
  readonly steps: number;
  /** Attempts that broke some rule. */
  readonly broken: number;
  readonly milliseconds: number;
}

/** A rule and the attempts that broke it. */
export interface BrokenRuleCount {
  readonly rule: string;
  readonly attempts: number;
  /** The first of them. */
  readonly first: {
    readonly attempt: number;
    readonly broken: BrokenInAttempt;
    /** Up to the step that broke the rule. */
    readonly trace: readonly number[];
  };
}

/** Why a run ended. */
export type AttemptsEnd =
  | { readonly kind: 'attempts' }
  | { readonly kind: 'first violation' }
  | { readonly kind: 'milliseconds' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'unmodelled'; readonly what: string };

/** What a run found. Depends on the subject, the scheduler and the request alone, unless time or the user ended it. */
export interface AttemptsResult {
  readonly end: AttemptsEnd;
  /** Attempts made; one in which something without a model was reached is none. */
  readonly attempts: number;
  readonly steps: number;
  /** Steps of the longest attempt, and of the CPUs in the attempt in which they made most. */
  readonly longest: number;
  readonly longestOfCpus: number;
  /** Attempts that were given up after the most steps. */
  readonly cut: number;
  /** Attempts that broke any rule. */
  readonly broken: number;
  /** By rule, in the order in which they were broken first. */
  readonly rules: readonly BrokenRuleCount[];
  /** All of the last attempt. */
  readonly lastTrace: readonly number[];
  /** See {@link AttemptsRequest.widenedBy}. */
  readonly widenedBy: readonly number[];
}

/** Runs attempts, each with random numbers of its own. @throws ThpcheckError THP6001. */
export async function runAttempts(
  subject: StressSubject & { restart?(): void },
  scheduler: Scheduler,
  request: AttemptsRequest,
): Promise<AttemptsResult> {
  const run = new AttemptsRun(subject, scheduler, request);
  for (const attempt of request.widenedBy ?? []) run.again(attempt);
  return run.all();
}

class AttemptsRun {
  private readonly subject: StressSubject & { restart?(): void };
  private readonly scheduler: Scheduler;
  private readonly request: AttemptsRequest;
  private readonly random = new RandomSource();
  private readonly runner: AttemptRunner;
  private readonly widenedBy: number[] = [];
  private rules: (BrokenRuleCount | undefined)[] = [];
  private attempts = 0;
  private steps = 0;
  private longest = 0;
  private longestOfCpus = 0;
  private cut = 0;
  private broken = 0;
  private attempt = 0;
  /** Rules broken in former attempts, or noted in this one. */
  private noted = 0;

  constructor(subject: StressSubject, scheduler: Scheduler, request: AttemptsRequest) {
    this.subject = subject;
    this.scheduler = scheduler;
    this.request = request;
    this.runner = new AttemptRunner(subject);
  }

  /** Runs an attempt that is known to make the steps finer. */
  again(attempt: number): void {
    if (this.one(attempt) === 'widened') this.restart();
    else this.forget();
  }

  async all(): Promise<AttemptsResult> {
    const { request, runner } = this;
    const started = performance.now();
    let reported = started;
    let looked = started;
    let stepsLooked = 0;
    const last = request.only ?? request.attempts;
    for (let attempt = request.only ?? 1; attempt <= last; attempt++) {
      const end = this.one(attempt);
      if (end === 'widened') {
        this.restart();
        attempt = (request.only ?? 1) - 1;
        stepsLooked = 0;
        continue;
      }
      if (end === 'unmodelled') return this.result({ kind: 'unmodelled', what: this.subject.unmodelled() });
      this.count(end);
      if (request.stopAtFirst && this.broken > 0) return this.result({ kind: 'first violation' });
      if (this.steps - stepsLooked < stepsBetweenLooks && runner.steps > 0) continue;
      stepsLooked = this.steps;
      const now = performance.now();
      if (now - started >= (request.milliseconds ?? Infinity)) return this.result({ kind: 'milliseconds' });
      if (now - reported >= progressInterval) {
        reported = now;
        const { attempts, steps, broken } = this;
        request.onProgress?.({ attempts, steps, broken, milliseconds: now - started });
      }
      if (now - looked < sliceGoal) continue;
      looked = now;
      await setImmediate();
      if (request.interrupted?.() === true) return this.result({ kind: 'interrupted' });
    }
    return this.result({ kind: 'attempts' });
  }

  private one(attempt: number): ReturnType<AttemptRunner['run']> {
    const { request, runner, scheduler } = this;
    this.attempt = attempt;
    this.random.begin(request.seed, attempt);
    request.onBegin?.();
    const onStep = request.onStep;
    return runner.run(scheduler, this.random, request.mostSteps, () => {
      if ((this.subject.broken & ~this.noted) !== 0) this.note();
      onStep?.();
    });
  }

  private note(): void {
    const { subject } = this;
    for (let rest = subject.broken & ~this.noted; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      this.rules[bit] = {
        rule: subject.rules[bit]!,
        attempts: 0,
        first: { attempt: this.attempt, broken: subject.firstBroken(bit), trace: this.runner.traceSoFar() },
      };
    }
    this.noted |= subject.broken;
  }

  private count(end: 'over' | 'cut'): void {
    const { runner, subject } = this;
    this.attempts++;
    this.steps += runner.steps;
    this.longest = Math.max(this.longest, runner.steps);
    this.longestOfCpus = Math.max(this.longestOfCpus, runner.cpuSteps);
    if (end === 'cut') this.cut++;
    if (subject.broken === 0) return;
    this.broken++;
    for (let rest = subject.broken; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      const rule = this.rules[bit]!;
      this.rules[bit] = { ...rule, attempts: rule.attempts + 1 };
    }
  }

  private restart(): void {
    this.widenedBy.push(this.attempt);
    if (this.widenedBy.length > mostWidenings) throw new ThpcheckError(sharingDoesNotSettle(mostWidenings));
    this.subject.restart?.();
    this.forget();
  }

  private forget(): void {
    this.rules = [];
    this.noted = 0;
    this.attempts = this.steps = this.longest = this.longestOfCpus = this.cut = this.broken = 0;
    this.scheduler.forget?.();
    this.request.onRestart?.();
  }

  private result(end: AttemptsEnd): AttemptsResult {
    const { attempts, steps, longest, longestOfCpus, cut, broken, widenedBy } = this;
    const rules = this.rules
      .filter((rule) => rule !== undefined && rule.attempts > 0)
      .toSorted(
        (a, b) => a!.first.attempt - b!.first.attempt || a!.first.trace.length - b!.first.trace.length,
      );
    return {
      end,
      attempts,
      steps,
      longest,
      longestOfCpus,
      cut,
      broken,
      rules: rules as readonly BrokenRuleCount[],
      lastTrace: this.runner.traceSoFar(),
      widenedBy,
    };
  }
}
