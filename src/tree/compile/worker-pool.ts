import type { Worker } from 'node:worker_threads';
import type { CompileJob, JobMessage, JobResult, ResultMessage } from './worker-protocol.ts';

/** A job that waits for a worker or is under way in one. */
interface PendingJob {
  readonly job: CompileJob;
  readonly started: () => void;
  readonly resolve: (result: JobResult | ClosedResult) => void;
}

/** The pool was closed before the job ended. */
export interface ClosedResult {
  readonly kind: 'closed';
}

interface Slot {
  readonly worker: Worker;
  running: PendingJob | undefined;
}

/**
 * Workers that live as long as the pool, and a queue. A worker is started when a job finds none idle; an idle
 * worker does not keep the process alive. A worker that dies takes its job with it, and the next job starts
 * another.
 */
export class WorkerPool {
  readonly #size: number;
  readonly #start: () => Worker;
  readonly #slots: Slot[] = [];
  readonly #queue: PendingJob[] = [];
  #nextId = 0;
  #closed = false;

  constructor(size: number, start: () => Worker) {
    this.#size = size;
    this.#start = start;
  }

  /** Runs a job. Never rejects: a dead worker is a `crashed` result. `started` is called when a worker takes it. */
  run(job: CompileJob, started: () => void): Promise<JobResult | ClosedResult> {
    if (this.#closed) return Promise.resolve({ kind: 'closed' });
    return new Promise((resolve) => {
      this.#queue.push({ job, started, resolve });
      this.#dispatch();
    });
  }

  /** Terminates all workers at once; jobs that wait or run end as `closed`. */
  async close(): Promise<void> {
    this.#closed = true;
    const slots = this.#slots.splice(0);
    for (const pending of this.#queue.splice(0)) pending.resolve({ kind: 'closed' });
    for (const slot of slots) slot.running?.resolve({ kind: 'closed' });
    await Promise.all(slots.map((slot) => slot.worker.terminate()));
  }

  #dispatch(): void {
    while (this.#queue.length > 0) {
      const slot = this.#slots.find(({ running }) => running === undefined) ?? this.#newSlot();
      const pending = slot === undefined ? undefined : this.#queue.shift();
      if (slot === undefined || pending === undefined) return;
      slot.running = pending;
      slot.worker.ref();
      pending.started();
      const message: JobMessage = { id: this.#nextId++, job: pending.job };
      slot.worker.postMessage(message);
    }
  }

  #newSlot(): Slot | undefined {
    if (this.#slots.length >= this.#size) return undefined;
    const slot: Slot = { worker: this.#start(), running: undefined };
    this.#slots.push(slot);
    slot.worker.on('message', ({ result }: ResultMessage) => {
      const done = slot.running;
      slot.running = undefined;
      slot.worker.unref();
      done?.resolve(result);
      this.#dispatch();
    });
    slot.worker.on('error', (error) => this.#lose(slot, error.message));
    slot.worker.on('exit', (code) => this.#lose(slot, `its thread ended with status ${code}`));
    return slot;
  }

  #lose(slot: Slot, reason: string): void {
    const at = this.#slots.indexOf(slot);
    if (at >= 0) this.#slots.splice(at, 1);
    const lost = slot.running;
    slot.running = undefined;
    lost?.resolve({ kind: 'crashed', reason, messages: '' });
    if (!this.#closed) this.#dispatch();
  }
}
