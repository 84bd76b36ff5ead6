import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { beforeEach, describe, expect, test } from 'vitest';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { threadEnded } from './diagnostics.ts';
import type { JobEnd, JobMessage } from './job-protocol.ts';
import { JobThreads } from './job-threads.ts';

/** A worker thread that does what a test tells it. */
class FakeWorker extends EventEmitter {
  readonly posted: JobMessage<string>[] = [];
  terminated = false;
  referenced = true;

  postMessage(message: JobMessage<string>): void {
    this.posted.push(message);
  }
  ready(): void {
    this.emit('message', { kind: 'ready' });
  }
  end(at: number, end: JobEnd<string>): void {
    this.emit('message', { kind: 'end', id: this.posted[at]!.id, end });
  }
  done(at: number): void {
    this.end(at, { kind: 'done', result: this.posted[at]!.job.toUpperCase() });
  }
  ref(): void {
    this.referenced = true;
  }
  unref(): void {
    this.referenced = false;
  }
  terminate(): Promise<number> {
    this.terminated = true;
    this.emit('exit', 1);
    return Promise.resolve(1);
  }
  get jobs(): string {
    return this.posted.map(({ job }) => job).join('');
  }
}

let workers: FakeWorker[];
let outcomes: Map<string, unknown>;
let list: string[];
let ends: number;

const start = (): Worker => {
  const worker = new FakeWorker();
  workers.push(worker);
  return worker as unknown as Worker;
};

const threadsFor = (jobs: string, threads: number): JobThreads<string, string> => {
  list = [...jobs];
  return new JobThreads<string, string>({
    threads,
    start,
    next: () => {
      const job = list.shift();
      if (job === undefined) return undefined;
      const note = (outcome: unknown): void => void outcomes.set(job, outcome);
      return { job, resolve: note, reject: note };
    },
    onEnd: () => ends++,
  });
};

beforeEach(() => {
  workers = [];
  outcomes = new Map();
  ends = 0;
});

describe('JobThreads', () => {
  test('starts its threads once, and gives them work when they have loaded', () => {
    const threads = threadsFor('abcdefghijkl', 2);
    threads.open();
    threads.open();
    threads.feed();
    expect(workers.map(({ jobs, referenced }) => [jobs, referenced])).toEqual([
      ['', false],
      ['', false],
    ]);
    workers[1]!.ready();
    expect(workers.map(({ jobs }) => jobs)).toEqual(['', 'abcd']);
    workers[0]!.ready();
    expect(workers.map(({ jobs }) => jobs)).toEqual(['efgh', 'abcd']);
    workers[1]!.done(0);
    expect(workers[1]!.jobs).toBe('abcdi');
    expect(outcomes).toEqual(new Map([['a', 'A']]));
    expect(list.join('')).toBe('jkl');
  });

  test('shares a short list evenly', () => {
    const threads = threadsFor('', 2);
    threads.open();
    workers.forEach((worker) => worker.ready());
    list = [...'abc'];
    threads.feed();
    expect(workers.map(({ jobs }) => jobs)).toEqual(['ac', 'b']);
  });

  test('lets the process end when nothing is under way', () => {
    threadsFor('ab', 1).open();
    const [worker] = workers;
    worker!.ready();
    expect(worker!.referenced).toBe(true);
    worker!.done(0);
    expect(worker!.referenced).toBe(true);
    worker!.done(1);
    expect(worker!.referenced).toBe(false);
    expect(ends).toBe(2);
  });

  test('hands on what a user can mend with its code, and faults with their stack', () => {
    threadsFor('ab', 1).open();
    const [worker] = workers;
    worker!.ready();
    const { diagnostic } = new ThpcheckError(threadEnded('x'));
    worker!.end(0, { kind: 'failed', diagnostic });
    worker!.end(1, { kind: 'crashed', message: 'no', stack: 'Error: no\n    at f' });
    expect(outcomes.get('a')).toBeInstanceOf(ThpcheckError);
    expect((outcomes.get('a') as ThpcheckError).diagnostic).toEqual(diagnostic);
    expect(outcomes.get('b')).toMatchObject({ message: 'no', stack: 'Error: no\n    at f' });
  });

  test('a thread that ends takes its jobs with it, and the others go on', () => {
    threadsFor('abcdefgh', 2).open();
    workers.forEach((worker) => worker.ready());
    workers[0]!.emit('error', new Error('out of memory'));
    workers[0]!.emit('exit', 1);
    workers[1]!.done(0);
    expect([...outcomes.keys()].join('')).toBe('abcde');
    expect((outcomes.get('a') as ThpcheckError).diagnostic).toEqual(threadEnded('out of memory'));
    expect(outcomes.get('e')).toBe('E');
    expect(workers).toHaveLength(2);
  });

  test('closing ends all threads and tells nobody', async () => {
    const threads = threadsFor('abcdef', 1);
    threads.open();
    workers[0]!.ready();
    await threads.close();
    threads.feed();
    expect(workers[0]!.terminated).toBe(true);
    expect(workers[0]!.jobs).toBe('abcd');
    expect(outcomes.size).toBe(0);
  });

  test('does without threads that cannot be started', () => {
    const threads = new JobThreads<string, string>({
      threads: 2,
      start: () => {
        throw new Error('no room');
      },
      next: () => undefined,
      onEnd: () => undefined,
    });
    threads.open();
    threads.feed();
    expect(workers).toEqual([]);
  });
});
