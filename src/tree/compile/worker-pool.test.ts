import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { beforeEach, describe, expect, it } from 'vitest';
import { WorkerPool } from './worker-pool.ts';
import type { CompileJob, JobMessage, JobResult } from './worker-protocol.ts';

/** A worker thread that does what a test tells it. */
class FakeWorker extends EventEmitter {
  readonly posted: JobMessage[] = [];
  terminated = false;
  referenced = true;

  postMessage(message: JobMessage): void {
    this.posted.push(message);
  }
  answer(result: JobResult): void {
    this.emit('message', { id: this.posted.at(-1)?.id, result });
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
}

let workers: FakeWorker[];
const start = (): Worker => {
  const worker = new FakeWorker();
  workers.push(worker);
  return worker as unknown as Worker;
};
const job = (source: string): CompileJob => ({
  layout: { treeRoot: '/t', mounts: [], source, searchPath: [], quoteDirectory: undefined },
  flags: { driver: [], preprocessor: [] },
  virtualFiles: new Map(),
});
const rejected: JobResult = { kind: 'rejected', messages: '' };
const ignore = (): void => undefined;

beforeEach(() => {
  workers = [];
});

describe('WorkerPool', () => {
  it('starts workers as jobs need them, and no more than its size', async () => {
    const pool = new WorkerPool(2, start);
    const started: string[] = [];
    const runs = ['a', 'b', 'c'].map((name) => pool.run(job(name), () => started.push(name)));
    expect(workers).toHaveLength(2);
    expect(started).toEqual(['a', 'b']);
    workers[1]?.answer(rejected);
    expect(started).toEqual(['a', 'b', 'c']);
    workers[0]?.answer(rejected);
    workers[1]?.answer(rejected);
    expect(await Promise.all(runs)).toEqual([rejected, rejected, rejected]);
    expect(workers.map(({ referenced }) => referenced)).toEqual([false, false]);
  });

  it('uses an idle worker again', async () => {
    const pool = new WorkerPool(2, start);
    for (const name of ['a', 'b']) {
      const run = pool.run(job(name), ignore);
      workers[0]?.answer(rejected);
      await run;
    }
    expect(workers).toHaveLength(1);
  });

  it('loses one job with a worker that dies, and goes on with another', async () => {
    const pool = new WorkerPool(1, start);
    const first = pool.run(job('a'), ignore);
    const second = pool.run(job('b'), ignore);
    workers[0]?.emit('error', new Error('out of memory'));
    workers[0]?.emit('exit', 1);
    expect(await first).toEqual({ kind: 'crashed', reason: 'out of memory', messages: '' });
    workers[1]?.answer(rejected);
    expect(await second).toEqual(rejected);
    expect(workers).toHaveLength(2);
  });

  it('ends every job when closed', async () => {
    const pool = new WorkerPool(1, start);
    const runs = ['a', 'b'].map((name) => pool.run(job(name), ignore));
    await pool.close();
    expect(await Promise.all(runs)).toEqual([{ kind: 'closed' }, { kind: 'closed' }]);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
    expect(await pool.run(job('c'), ignore)).toEqual({ kind: 'closed' });
    expect(workers).toHaveLength(1);
  });
});
