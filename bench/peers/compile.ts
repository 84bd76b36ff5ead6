import { join } from 'node:path';
import type { NativeRun } from '../measure/native-run.ts';
import { runNative } from '../measure/native-run.ts';

/** The run, if its status is 0. @throws Error with the end of its output otherwise */
export function mustEndWell(what: string, run: NativeRun): NativeRun {
  if (run.status === 0) return run;
  throw new Error(`${what} failed (${run.status}): ${run.output.trim().split('\n').at(-1) ?? ''}`);
}

/** How C is compiled. */
export interface Compilation {
  readonly compiler: string;
  readonly optimisation: '-O0' | '-O2' | '-O3';
}

/** Compiles a C file of `directory` to a program of its name without `.c`; gives the CPU milliseconds that it took. */
export function compile(
  directory: string,
  source: string,
  { compiler, optimisation }: Compilation,
  options: readonly string[] = [],
): number {
  const program = join(directory, source.replace(/\.c$/, ''));
  const args = [optimisation, '-w', ...options, '-o', program, source, '-lpthread', '-latomic'];
  return mustEndWell(compiler, runNative(directory, compiler, args)).cpu;
}
