import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNative } from '../measure/native-run.ts';
import type { Compilation } from './compile.ts';
import { compile, mustEndWell } from './compile.ts';

/** A model in Murphi, and how its verifier is made. */
export interface MurphiModel {
  readonly text: string;
  /** `auto`: as wide as the ranges of the model. Arithmetic that goes beyond them needs more. */
  readonly valueType: 'auto' | 'int32_t';
  readonly optimisation: Compilation['optimisation'];
}

/** What rumur said of a search. */
export interface RumurReport {
  readonly states: number;
  readonly transitions: number;
}

/** One thread, no symmetry, no search for deadlocks, nothing kept for printing traces: the fastest that it can be. */
const options = [
  ...['--threads', '1'],
  ...['--symmetry-reduction', 'off'],
  ...['--deadlock-detection', 'off'],
  ...['--counterexample-trace', 'off'],
];

/** Builds `verifier` in a directory; gives the CPU milliseconds that it took. */
export function buildRumur(directory: string, model: MurphiModel, compiler: string): number {
  const { text, valueType, optimisation } = model;
  writeFileSync(join(directory, 'model.m'), text);
  const args = [...options, '--value-type', valueType, '-o', 'verifier.c', 'model.m'];
  const made = mustEndWell('rumur', runNative(directory, 'rumur', args));
  const target = process.arch === 'x64' ? ['-march=native', '-mcx16'] : [];
  return made.cpu + compile(directory, 'verifier.c', { compiler, optimisation }, ['-std=c11', ...target]);
}

/** Reads what the verifier printed. @throws Error when it did not come to its end */
export function readRumur(output: string): RumurReport {
  const [, states, transitions] = /(\d+) states, (\d+) rules fired/.exec(output) ?? [];
  if (states === undefined) throw new Error(`rumur: ${output.slice(-200)}`);
  return { states: Number(states), transitions: Number(transitions) };
}
