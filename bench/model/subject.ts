import { readFileSync } from 'node:fs';
import { benchFile } from '../paths.ts';
import { murphiOf } from '../peers/export/murphi.ts';
import { promelaOf } from '../peers/export/promela.ts';
import type { RaceDefect } from '../../src/engine/packed/testing/race-model.ts';
import type { RaceSize } from '../../src/engine/packed/testing/race-parts.ts';
import type { MurphiModel } from '../peers/rumur.ts';
import type { PromelaModel } from '../peers/spin.ts';
import type { BenchOptions } from '../options.ts';
import { sizeLetters, systemOf, titleOf, type SystemSource } from './source.ts';

/** A transition system that is measured. */
export interface Subject {
  readonly key: string;
  readonly title: string;
  readonly source: SystemSource;
  /** When it is measured: always (its figures are those of a small system), except with --quick, or with --large only. */
  readonly size: 'small' | 'full' | 'large';
  /** Counts that are known from elsewhere. */
  readonly known?: { readonly states: number; readonly transitions: number };
}

/** All subjects that thpcheck, SPIN and rumur search, small ones first in each family. */
export const subjects: readonly Subject[] = [
  race('race-1e3', 'small', [2, 1, 2, 2, 1, 1], { states: 1439, transitions: 6868 }),
  race('race-1e5', 'full', [2, 2, 2, 2, 1, 1], { states: 139_789, transitions: 1_152_010 }),
  race('race-1e6', 'full', [2, 2, 2, 2, 1, 2], { states: 1_087_065, transitions: 9_605_766 }),
  race('race-1e7', 'large', [3, 2, 2, 2, 1, 2], { states: 12_159_481, transitions: 158_304_726 }),
  scenario('split-vs-zap-arm64', 'small', { architecture: 'arm64', version: 6012, enlargement: {} }),
  scenario('split-vs-zap-x86', 'full', { architecture: 'x86_64', version: 4005, enlargement: {} }),
  scenario('walkers-1e5', 'full', walkers(3)),
  scenario('zaps-3e5', 'full', { architecture: 'x86_64', version: 4005, enlargement: { zaps: 2 } }),
  scenario('walkers-1e6', 'full', walkers(4)),
  scenario('zaps-4e6', 'large', {
    architecture: 'arm64',
    version: 6012,
    enlargement: { zaps: 2, entries: 3 },
  }),
  scenario('walkers-1e7', 'large', walkers(5)),
];

/** Systems that break a rule, for what must be found whatever the search does. */
export const brokenSubjects: readonly Subject[] = [
  defective('clears PMD', [2, 2, 2, 2, 1, 2]),
  defective('PTE zap does not flush', [1, 2, 2, 2, 1, 1]),
  scenario('fault-4e5', 'full', { architecture: 'arm64', version: 6012, enlargement: { faults: 1 } }),
];

/** Some 10^8 states: the one that is searched to show that it can be done. */
export const hugeSubject: Subject = scenario('walkers-1e8', 'large', walkers(6));

/** The subject of a key. */
export function subjectOf(key: string): Subject {
  const subject = subjects.find((each) => each.key === key);
  if (subject === undefined) throw new Error(`there is no subject ${key}`);
  return subject;
}

/** Whether a subject is to be measured: THPCHECK_BENCH_SUBJECTS names some of them, separated by commas. */
export function isWanted({ key, size }: Subject, { effort, large }: BenchOptions): boolean {
  const named = process.env['THPCHECK_BENCH_SUBJECTS'];
  if (named !== undefined) return named.split(',').includes(key);
  if (effort === 'quick') return size === 'small';
  return size !== 'large' || large === 'measured';
}

/** The model that SPIN searches: hand-written for the race model, else exported from the system. */
export function promela({ source }: Subject): PromelaModel {
  if (source.kind !== 'race model') return { text: promelaOf(systemOf(source), 'asserted'), defines: [] };
  return {
    text: readFileSync(benchFile('peers/race-model/race.pml'), 'utf8'),
    defines: sizeLetters(source.size).map(([letter, value]) => `-D${letter}=${value}`),
  };
}

/** The model that rumur searches. */
export function murphi({ source }: Subject): MurphiModel {
  if (source.kind !== 'race model') {
    const text = murphiOf(systemOf(source), 'asserted');
    return { text, valueType: 'int32_t', optimisation: '-O2' };
  }
  const text = sizeLetters(source.size).reduce(
    (before, [letter, value]) =>
      before.replace(new RegExp(`^  ${letter}: \\d+;`, 'm'), `  ${letter}: ${value};`),
    readFileSync(benchFile('peers/race-model/race.m'), 'utf8'),
  );
  return { text, valueType: 'auto', optimisation: '-O3' };
}

type Sizes = readonly [N: number, M: number, K: number, P: number, Z: number, F: number];

function raceSize([cpus, pmds, ptes, pages, zappers, faults]: Sizes): RaceSize {
  return { cpus, pmds, ptes, pages, zappers, faults };
}

function race(
  key: string,
  size: Subject['size'],
  sizes: Sizes,
  known: NonNullable<Subject['known']>,
): Subject {
  const source: SystemSource = { kind: 'race model', size: raceSize(sizes) };
  return { key, title: titleOf(source), source, size, known };
}

function defective(defect: RaceDefect, sizes: Sizes): Subject {
  const source: SystemSource = { kind: 'race model', size: raceSize(sizes), defect };
  return { key: defect, title: titleOf(source), source, size: 'full' };
}

type Placed = Omit<Extract<SystemSource, { kind: 'split-vs-zap' }>, 'kind'>;

/** A third CPU, which runs user code only: its walker loads translations, and flushes have to reach it. */
function walkers(entries: number): Placed {
  return { architecture: 'arm64', version: 6012, enlargement: { users: 1, entries } };
}

function scenario(key: string, size: Subject['size'], placed: Placed): Subject {
  const source: SystemSource = { kind: 'split-vs-zap', ...placed };
  return { key, title: titleOf(source), source, size };
}
