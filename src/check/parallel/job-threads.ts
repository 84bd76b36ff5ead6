import type { Worker } from 'node:worker_threads';
import { ThpcheckError, unreachable } from '../../diagnostic/diagnostic.ts';
import { threadEnded } from './diagnostics.ts';
import type { JobEnd, JobMessage, ThreadMessage } from './job-protocol.ts';

/** A job, and who waits for it. */
export interface PendingJob<Job, Result> {
  readonly job: Job;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

/** What {@link JobThreads} works with. */
export interface JobThreadsOptions<Job, Result> {
  /** Threads to start at most. */
  readonly threads: number;
  readonly start: () => Worker;
  /** The next job to be done, which is then the thread's; undefined if there is none. */
  readonly next: () => PendingJob<Job, Result> | undefined;
  /** Called when a job has ended. */
  readonly onEnd: () => void;
}

/** Jobs that a thread is given at a time, so that it has work while this thread is busy. */
const ahead = 4;

interface Slot<Job, Result> {
  readonly worker: Worker;
  readonly running: Map<number, PendingJob<Job, Result>>;
  state: 'loading' | 'ready';
}

/**
 * Worker threads that take jobs from a list as soon as they have loaded what they need. A thread that ends takes its
 * jobs with it, and no other one is started for it.
 */
export class JobThreads<Job, Result> {
  private readonly options: JobThreadsOptions<Job, Result>;
  private readonly slots: Slot<Job, Result>[] = [];
  private started = 0;
  private nextId = 0;
  private closed = false;

  constructor(options: JobThreadsOptions<Job, Result>) {
    this.options = options;
  }

  /** Starts the threads. Those for which the system has no room are done without. */
  open(): void {
    for (; this.started < this.options.threads; this.started++) {
      try {
        this.slots.push(this.newSlot());
      } catch {
        continue;
      }
    }
  }

  /** Gives jobs to every thread that has loaded and has too little to do. */
  feed(): void {
    if (this.closed) return;
    for (let round = 1; round <= ahead; round++) {
      for (const slot of this.slots) {
        if (slot.state === 'loading' || slot.running.size >= round) continue;
        const pending = this.options.next();
        if (pending === undefined) return;
        const message: JobMessage<Job> = { id: this.nextId++, job: pending.job };
        slot.running.set(message.id, pending);
        slot.worker.ref();
        slot.worker.postMessage(message);
      }
    }
  }

  /** Ends all threads at once; nobody is told of the jobs that they had. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.slots.splice(0).map(({ worker }) => worker.terminate()));
  }

  private newSlot(): Slot<Job, Result> {
    const worker = this.options.start();
    const slot: Slot<Job, Result> = { worker, running: new Map(), state: 'loading' };
    worker.unref();
    worker.on('message', (message: ThreadMessage<Result>) => {
      if (message.kind === 'ready') slot.state = 'ready';
      else this.end(slot, message.id, message.end);
      this.feed();
    });
    worker.on('error', (error) => this.lose(slot, error.message));
    worker.on('exit', (code) => this.lose(slot, `it ended with status ${code}`));
    return slot;
  }

  private end(slot: Slot<Job, Result>, id: number, end: JobEnd<Result>): void {
    const pending = slot.running.get(id);
    slot.running.delete(id);
    if (slot.running.size === 0) slot.worker.unref();
    if (pending !== undefined) settle(pending, end);
    this.options.onEnd();
  }

  private lose(slot: Slot<Job, Result>, reason: string): void {
    const at = this.slots.indexOf(slot);
    if (this.closed || at < 0) return;
    this.slots.splice(at, 1);
    for (const pending of slot.running.values()) pending.reject(new ThpcheckError(threadEnded(reason)));
    this.options.onEnd();
    this.feed();
  }
}

function settle<Result>(pending: PendingJob<unknown, Result>, end: JobEnd<Result>): void {
  switch (end.kind) {
    case 'done':
      return pending.resolve(end.result);
    case 'failed':
      return pending.reject(new ThpcheckError(end.diagnostic));
    case 'crashed': {
      const error = new Error(end.message);
      error.stack = end.stack;
      return pending.reject(error);
    }
    default:
      return unreachable(end, 'end of a job');
  }
}
