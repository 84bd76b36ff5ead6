import { join } from 'node:path';
import type { NativeRun } from '../measure/native-run.ts';
import { runNative } from '../measure/native-run.ts';

/** The run, if its status is 0. @throws Error with the end of its output otherwise */
export function mustEndWell(what: string, run: NativeRun): NativeRun {
  if (run.status === 0) return run;
  throw new Error(`${what} failed (${run.status}): ${run.output.trim().split('\n').at(-1) ?? ''}`);
}

/** Compiles a C file of `directory` with -O3; gives the path of the program. */
export function compiled(
  compiler: string,
  directory: string,
  source: string,
  options: readonly string[],
): string {
  const program = join(directory, source.replace(/\.c$/, ''));
  const args = ['-O3', ...options, '-o', program, source, '-lpthread', '-latomic'];
  mustEndWell(compiler, runNative(directory, compiler, args));
  return program;
}
