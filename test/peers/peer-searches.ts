import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled, runNative } from '../../bench/measure/native-run.ts';
import { murphiOf } from '../../bench/peers/export/murphi.ts';
import type { Counts } from '../../bench/peers/export/observation.ts';
import { promelaOf } from '../../bench/peers/export/promela.ts';
import { buildRumur, readRumur } from '../../bench/peers/rumur.ts';
import type { PromelaModel } from '../../bench/peers/spin.ts';
import { buildSpin, panArguments, readSpin } from '../../bench/peers/spin.ts';
import { installedCompilers } from '../../bench/peers/workshop.ts';
import { explorePacked } from '../../src/engine/packed/explore-packed.ts';
import type { TransitionSystem } from '../../src/transition/form.ts';

const compilers = installedCompilers();
/** Compiles the much longer C of rumur faster. */
const [first = 'cc'] = compilers;

/** Whether SPIN and a C compiler are installed. */
export const hasSpin = compilers.length > 0 && isInstalled('spin', '-V');
/** Whether rumur and a C compiler are installed. */
export const hasRumur = compilers.length > 0 && isInstalled('rumur', '--version');

/** Counts of the product's search. */
export function countPacked(system: TransitionSystem): Counts {
  const { outcome, states, transitions, broken, reached, neverTaken } = explorePacked(system);
  if (outcome.kind !== 'complete') throw new Error(`${system.name}: bounded by ${outcome.limit}`);
  return {
    states,
    transitions,
    broken: new Map(broken.map(({ rule, count }) => [rule, count])),
    reached: reached.flatMap((is, number) => (is ? [number] : [])),
    neverTaken,
  };
}

/** Output of SPIN's verifier of a model. */
export function runSpin(model: PromelaModel): string {
  return inScratch((directory) => {
    buildSpin(directory, model, { compiler: compilers.at(-1) ?? 'cc', optimisation: '-O0' });
    return runNative(directory, './pan', panArguments({ table: 16, depth: 200_000 })).output;
  });
}

/** Output of rumur's verifier of a model. */
export function runRumur(text: string): string {
  return inScratch((directory) => {
    buildRumur(directory, { text, valueType: 'int32_t', optimisation: '-O0' }, first);
    return runNative(directory, './verifier', []).output;
  });
}

/** Counts of SPIN on the exported system. */
export function countSpin(system: TransitionSystem): Counts {
  const output = runSpin({ text: promelaOf(system, 'counted'), defines: [] });
  const { states, transitions = Number.NaN } = readSpin(output);
  const counted = (what: string): readonly (readonly [number: number, count: number])[] =>
    [...output.matchAll(new RegExp(`^counted ${what} (\\d+) (\\d+)$`, 'gm'))].map(([, number, count]) => [
      Number(number),
      Number(count),
    ]);
  const loops = counted('loops')[0]?.[1] ?? Number.NaN;
  return {
    states,
    transitions: transitions - loops,
    broken: new Map(counted('broken').filter(([, count]) => count > 0)),
    reached: counted('reached').flatMap(([number, count]) => (count > 0 ? [number] : [])),
    neverTaken: counted('taken').flatMap(([number, count]) => (count > 0 ? [] : [number])),
  };
}

/** Counts of rumur on the exported system. Its verifier complains of every cover that was not hit, by design. */
export function countRumur(system: TransitionSystem): Counts {
  const output = runRumur(murphiOf(system, 'counted'));
  const broken = new Map<number, number>();
  const reached: number[] = [];
  const taken = new Set<number>();
  for (const [, what, digits, times] of output.matchAll(/cover "(\w+) (\d+)" hit (\d+) times/g)) {
    const number = Number(digits);
    if (what === 'sometimes') reached.push(number);
    else if (what === 'action') taken.add(number);
    else broken.set(number, (broken.get(number) ?? 0) + Number(times));
  }
  const neverTaken = system.actions.flatMap((_, action) => (taken.has(action) ? [] : [action]));
  return { ...readRumur(output), broken, reached, neverTaken };
}

function inScratch<T>(work: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'thpcheck-peers-'));
  try {
    return work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
