import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Answer, Question } from '../thread/question.ts';
import { exploreQuestion, keyOf } from '../thread/study.ts';
import { jobOf, type AnswerJob, type BareAnswer } from './answer-job.ts';
import { JobThreads, type PendingJob } from './job-threads.ts';
import { startAnswerWorker } from './start-answer-worker.ts';

/** How questions are explored. */
export interface AnswersOptions {
  /** Threads that explore, this one included. */
  readonly workers: number;
  /** Whether the user wants it to stop: whatever is not answered by then stays so. */
  readonly interrupted: () => boolean;
  /** Questions that have to wait before a thread is started for them. */
  readonly worthThreads?: number;
  readonly start?: () => Worker;
}

/** A thread takes about 100 ms to start, in which this one explores a dozen questions. */
const usuallyWorthThreads = 16;

interface Waiting extends PendingJob<AnswerJob | undefined, BareAnswer> {
  readonly question: Question;
}

/**
 * Explores questions, each once, on several threads: this one, and others as soon as enough questions wait. They are
 * begun in the order in which they were asked; what an answer is does not depend on who has explored it.
 */
export class Answers {
  private readonly options: AnswersOptions;
  private readonly asked = new Map<string, Promise<Answer | undefined>>();
  private readonly answered = new Map<string, Answer>();
  private readonly queue: Waiting[] = [];
  private readonly stops: (() => void)[] = [];
  private readonly threads: JobThreads<AnswerJob | undefined, BareAnswer>;
  private working = false;
  private stopped = false;

  constructor(options: AnswersOptions) {
    this.options = options;
    this.threads = new JobThreads({
      threads: options.workers - 1,
      start: options.start ?? startAnswerWorker,
      next: () => this.take((waiting) => waiting.job !== undefined),
      onEnd: () => this.stopIfWanted(),
    });
  }

  /** The answer to a question, explored at the first call; undefined if the user stops it before. */
  ask(question: Question): Promise<Answer | undefined> {
    const key = keyOf(question);
    const former = this.asked.get(key);
    if (former !== undefined) return former;
    const answer = this.explored(question).then((bare) => {
      if (bare === undefined) return undefined;
      const whole: Answer = { question, ...bare };
      this.answered.set(key, whole);
      return whole;
    });
    // Whoever waits for it is told; nobody may.
    answer.catch(() => undefined);
    this.asked.set(key, answer);
    return answer;
  }

  /** The answer to a question that has been answered. */
  known(question: Question): Answer | undefined {
    return this.answered.get(keyOf(question));
  }

  /** Ends the other threads. */
  async close(): Promise<void> {
    this.stop();
    await this.threads.close();
  }

  private explored(question: Question): Promise<BareAnswer | undefined> {
    if (this.stopped) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.queue.push({ question, job: jobOf(question), resolve, reject });
      this.stops.push(() => resolve(undefined));
      void this.work();
    });
  }

  private take(wanted: (waiting: Waiting) => boolean): Waiting | undefined {
    const at = this.queue.findIndex(wanted);
    return at < 0 ? undefined : this.queue.splice(at, 1)[0];
  }

  /** This thread's part: one question after the other; in between it hears of signals and of other threads. */
  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    for (;;) {
      await setImmediate();
      this.stopIfWanted();
      if (this.queue.length >= (this.options.worthThreads ?? usuallyWorthThreads)) this.threads.open();
      this.threads.feed();
      const waiting = this.take(() => true);
      if (waiting === undefined) break;
      try {
        waiting.resolve(exploreQuestion(waiting.question));
      } catch (error) {
        waiting.reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
    this.working = false;
  }

  private stopIfWanted(): void {
    if (this.options.interrupted()) this.stop();
  }

  private stop(): void {
    this.stopped = true;
    this.queue.length = 0;
    for (const stop of this.stops.splice(0)) stop();
  }
}
