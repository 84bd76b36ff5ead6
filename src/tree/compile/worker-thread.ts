import { Worker } from 'node:worker_threads';

/** Starts a thread that runs {@link ./worker.ts}: compiled beside this module, or as TypeScript under test. */
export function startCompileWorker(): Worker {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) return new Worker(new URL('./worker.js', here));
  const loader = new URL('./testing/typescript-loader.mjs', here).href;
  return new Worker(new URL('./worker.ts', here), { execArgv: ['--import', loader] });
}
