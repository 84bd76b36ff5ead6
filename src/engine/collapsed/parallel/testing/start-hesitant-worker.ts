import { Worker } from 'node:worker_threads';

/** Starts a search thread that sleeps now and then, at moments that a seed decides. */
export function startHesitantWorker(seed: number): Worker {
  const loader = new URL('../../../../tree/compile/testing/typescript-loader.mjs', import.meta.url).href;
  const entry = new URL('./hesitant-search-worker.ts', import.meta.url);
  return new Worker(entry, { execArgv: ['--import', loader], workerData: seed });
}
