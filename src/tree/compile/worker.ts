/** Worker thread that holds one `@yowasp/clang` and compiles what is posted to it. */
import { parentPort } from 'node:worker_threads';
import type { ClangPackage } from './worker-job.ts';
import { JobRunner } from './worker-job.ts';
import type { JobMessage, JobResult, ResultMessage } from './worker-protocol.ts';

let runner: Promise<JobRunner> | undefined;

async function load(): Promise<JobRunner> {
  const clang: unknown = await import('@yowasp/clang');
  return new JobRunner(clang as ClangPackage);
}

async function answer({ id, job }: JobMessage): Promise<void> {
  let result: JobResult;
  let ready: JobRunner | undefined;
  try {
    runner ??= load();
    ready = await runner;
    result = await ready.run(job);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    result =
      ready === undefined ? { kind: 'no-compiler', reason } : { kind: 'crashed', reason, messages: '' };
  }
  const message: ResultMessage = { id, result };
  const transfer = result.kind === 'compiled' ? [result.ir.buffer as ArrayBuffer] : [];
  parentPort?.postMessage(message, transfer);
}

parentPort?.on('message', (message: JobMessage) => void answer(message));
