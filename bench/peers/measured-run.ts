import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NativeRun } from '../measure/native-run.ts';
import { runNative } from '../measure/native-run.ts';
import { benchFile } from '../paths.ts';
import { mustEndWell } from './compile.ts';
import { installedCompilers, type Workshop } from './workshop.ts';

/** A run of which the time on the clock of the wall and the greatest resident set are known too. */
export interface MeasuredRun extends NativeRun {
  /** Milliseconds. */
  readonly wall: number;
  readonly peakBytes: number;
}

/** Runs a program of a directory and measures it to the microsecond. @throws Error unless it ends with status 0 */
export function measuredRun(
  workshop: Workshop,
  directory: string,
  program: string,
  args: readonly string[],
): MeasuredRun {
  const source = benchFile('measure/rusage.c');
  const runner = workshop.build([readFileSync(source, 'utf8')], (place) => {
    const compiler = installedCompilers().at(-1) ?? 'cc';
    const compiled = runNative(place, compiler, ['-O2', '-o', 'rusage', source]);
    return mustEndWell(compiler, compiled).cpu;
  });
  const path = join(directory, program);
  const run = mustEndWell(program, runNative(directory, join(runner.directory, 'rusage'), [path, ...args]));
  const [, cpu, wall, peak] = /rusage (\d+) (\d+) (\d+)/.exec(run.output) ?? [];
  return { ...run, cpu: Number(cpu) / 1000, wall: Number(wall) / 1000, peakBytes: Number(peak) * 1024 };
}
