import { availableParallelism } from 'node:os';
import { wholeNumber } from './whole-number.ts';

/** More threads than this share so little of a list that starting them costs more. */
const mostUsual = 8;

/** Threads that a list of runs is shared among unless the user says how many: one a processor, at most 8. */
export function usualWorkers(): number {
  return Math.min(availableParallelism(), mostUsual);
}

/** The value of `--workers`. @throws ThpcheckError THP1005. */
export function workersOf(value: string | undefined): number | undefined {
  return wholeNumber('--workers', value, { least: 1, most: 64 });
}
