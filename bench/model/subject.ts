import { readFileSync } from 'node:fs';
import { model as arm64 } from '../../src/arch/arm64/model.ts';
import { model as x86 } from '../../src/arch/x86_64/model.ts';
import type { ModelVersion } from '../../src/arch/entry-helpers.ts';
import type { ArchitectureModel } from '../../src/arch/model/architecture-model.ts';
import { raceModel } from '../../src/engine/packed/testing/race-model.ts';
import type { RaceSize } from '../../src/engine/packed/testing/race-parts.ts';
import { buildScenario, type ModelScenario } from '../../src/kernel/scenario.ts';
import { scenario as splitVsZap } from '../../src/kernel/scenarios/split-vs-zap.ts';
import type { TransitionSystem } from '../../src/transition/form.ts';
import { benchFile } from '../paths.ts';
import { murphiOf } from '../peers/export/murphi.ts';
import { promelaOf } from '../peers/export/promela.ts';
import type { MurphiModel } from '../peers/rumur.ts';
import type { PromelaModel } from '../peers/spin.ts';
import { enlargedSplitVsZap } from './enlarged.ts';

/** A transition system that thpcheck, SPIN and rumur all search. */
export interface Subject {
  /** For the command line of the process that searches it. */
  readonly key: string;
  readonly title: string;
  /** When it is measured: always (its figures are those of a small system), except with --quick, or with --large only. */
  readonly size: 'small' | 'full' | 'large';
  /** Counts that are known from elsewhere. */
  readonly known?: { readonly states: number; readonly transitions: number };
  system(): TransitionSystem;
  promela(): PromelaModel;
  murphi(): MurphiModel;
}

/** All subjects, small ones first in each family. */
export const subjects: readonly Subject[] = [
  race('race-1e3', 'small', [2, 1, 2, 2, 1, 1], { states: 1439, transitions: 6868 }),
  race('race-1e5', 'full', [2, 2, 2, 2, 1, 1], { states: 139_789, transitions: 1_152_010 }),
  race('race-1e6', 'full', [2, 2, 2, 2, 1, 2], { states: 1_087_065, transitions: 9_605_766 }),
  race('race-1e7', 'large', [3, 2, 2, 2, 1, 2], { states: 12_159_481, transitions: 158_304_726 }),
  scenario('split-vs-zap-arm64', 'small', 'as it is', { model: splitVsZap, on: arm64, version: 6012 }),
  scenario('split-vs-zap-x86', 'full', 'as it is', { model: splitVsZap, on: x86, version: 4005 }),
  scenario('walkers-1e5', 'full', 'a third CPU that runs user code, 3 PTEs', {
    model: enlargedSplitVsZap({ zaps: 1, users: 1, pagesPerTable: 3 }),
    on: arm64,
    version: 6012,
  }),
  scenario('zaps-3e5', 'full', 'two zaps', {
    model: enlargedSplitVsZap({ zaps: 2, users: 0, pagesPerTable: 2 }),
    on: x86,
    version: 4005,
  }),
  scenario('walkers-1e6', 'full', 'a third CPU that runs user code, 4 PTEs', {
    model: enlargedSplitVsZap({ zaps: 1, users: 1, pagesPerTable: 4 }),
    on: arm64,
    version: 6012,
  }),
  scenario('zaps-4e6', 'large', 'two zaps, 3 PTEs', {
    model: enlargedSplitVsZap({ zaps: 2, users: 0, pagesPerTable: 3 }),
    on: arm64,
    version: 6012,
  }),
];

type Sizes = readonly [N: number, M: number, K: number, P: number, Z: number, F: number];

/** The race model; its twins are written by hand. */
function race(
  key: string,
  size: Subject['size'],
  sizes: Sizes,
  known: NonNullable<Subject['known']>,
): Subject {
  const letters = ['N', 'M', 'K', 'P', 'Z', 'F'] as const;
  const [cpus, pmds, ptes, pages, zappers, faults] = sizes;
  const raceSize: RaceSize = { cpus, pmds, ptes, pages, zappers, faults };
  return {
    key,
    title: `race model, ${letters.map((letter, at) => `${letter}=${sizes[at]}`).join(' ')}`,
    size,
    known,
    system: () => raceModel(raceSize),
    promela: () => ({
      text: readFileSync(benchFile('peers/race-model/race.pml'), 'utf8'),
      defines: letters.map((letter, at) => `-D${letter}=${sizes[at]}`),
    }),
    murphi: () => {
      const written = readFileSync(benchFile('peers/race-model/race.m'), 'utf8');
      const text = letters.reduce(
        (before, letter, at) =>
          before.replace(new RegExp(`^  ${letter}: \\d+;`, 'm'), `  ${letter}: ${sizes[at]};`),
        written,
      );
      return { text, valueType: 'auto', optimisation: '-O3' };
    },
  };
}

/** What a scenario of the built-in model runs on. */
interface Placed {
  readonly model: ModelScenario;
  readonly on: ArchitectureModel;
  readonly version: ModelVersion;
}

/** A scenario of the built-in model; its twins are exported from the system that thpcheck searches. */
function scenario(
  key: string,
  size: Subject['size'],
  remark: string,
  { model, on, version }: Placed,
): Subject {
  const system = (): TransitionSystem => buildScenario(model, { architecture: on, version });
  return {
    key,
    title: `split-vs-zap, ${on.title}, ${Math.floor(version / 1000)}.${version % 1000}, ${remark}`,
    size,
    system,
    promela: () => ({ text: promelaOf(system(), 'asserted'), defines: [] }),
    murphi: () => ({ text: murphiOf(system(), 'asserted'), valueType: 'int32_t', optimisation: '-O2' }),
  };
}
