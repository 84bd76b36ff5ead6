import { availableParallelism } from 'node:os';
import type { CompileProgress } from './request.ts';

/** How a compiler is to work. */
export interface CompilerOptions {
  /** Units compiled at a time; default: 2, or 1 on one core. Each needs about 500 MB. */
  readonly parallel?: number;
  readonly onProgress?: (progress: CompileProgress) => void;
}

/** Units compiled at a time: as asked for, at least 1. */
export function parallelUnits({ parallel }: CompilerOptions): number {
  return Math.max(1, parallel ?? Math.min(2, availableParallelism()));
}
