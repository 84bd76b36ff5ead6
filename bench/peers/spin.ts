import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNative } from '../measure/native-run.ts';
import type { Compilation } from './compile.ts';
import { compile, mustEndWell } from './compile.ts';

/** A model in Promela. */
export interface PromelaModel {
  readonly text: string;
  /** `-DN=2` */
  readonly defines: readonly string[];
}

/** Sizes that SPIN does not change while it searches. */
export interface SpinSizes {
  /** The hash table has 2^table slots. */
  readonly table: number;
  /** Steps of the longest trace. */
  readonly depth: number;
}

/** What SPIN said of a search. */
export interface SpinReport {
  readonly states: number;
  /** Steps from stored states, the initial state not counted as one; absent beyond the eight digits that it prints. */
  readonly transitions?: number;
  /** Steps of the longest trace that it followed. */
  readonly depth: number;
  /** Bytes of its states and of its hash table; neither the stack of the search nor the program. */
  readonly bytes: number;
}

/** What Promela is compiled with, besides a C compiler: all states are searched. */
export const spinOptions = '-DSAFETY -DNOREDUCE';

/** The same with SPIN's partial-order reduction. */
export const reducingSpinOptions = '-DSAFETY';

/**
 * Builds `pan` in a directory; gives the CPU milliseconds that it took. `-o1`: SPIN does not set dead locals to 0,
 * so that it counts the states that the model says.
 */
export function buildSpin(
  directory: string,
  { text, defines }: PromelaModel,
  compilation: Compilation,
  options: string = spinOptions,
): number {
  writeFileSync(join(directory, 'model.pml'), text);
  const made = mustEndWell('spin', runNative(directory, 'spin', [...defines, '-o1', '-a', 'model.pml']));
  return made.cpu + compile(directory, 'pan.c', compilation, options.split(' '));
}

/** Arguments of `pan`. */
export function panArguments({ table, depth }: SpinSizes): readonly string[] {
  return ['-n', `-w${table}`, `-m${depth}`];
}

/** Reads what `pan` printed. @throws Error when it found an error or did not come to its end */
export function readSpin(output: string): SpinReport {
  const number = (pattern: RegExp): number => Number(pattern.exec(output)?.[1]);
  const transitions = number(/(\d+) transitions \(= stored\+matched\)/);
  const rounded = /e\+\d+ transitions/.test(output);
  const report: SpinReport = {
    states: number(/([\d.e+]+) states, stored/),
    ...(rounded ? {} : { transitions: transitions - 1 }),
    depth: number(/depth reached (\d+)/),
    bytes:
      (number(/([\d.]+)\s+actual memory usage for states/) +
        number(/([\d.]+)\s+memory used for hash table/)) *
      2 ** 20,
  };
  if (/errors: 0\b/.test(output) && !output.includes('max search depth too small')) return report;
  throw new Error(`SPIN: ${/pan:1: .*|max search depth too small/.exec(output)?.[0] ?? output.slice(-200)}`);
}
