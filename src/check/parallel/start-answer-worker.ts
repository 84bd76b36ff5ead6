import { Worker } from 'node:worker_threads';

/** Starts a thread that runs {@link ./answer-worker.ts}: compiled beside this module, or as TypeScript under test. */
export function startAnswerWorker(): Worker {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) return new Worker(new URL('./answer-worker.js', here));
  const loader = new URL('../../tree/compile/testing/typescript-loader.mjs', here).href;
  return new Worker(new URL('./answer-worker.ts', here), { execArgv: ['--import', loader] });
}
