import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readRumur } from '../../bench/peers/rumur.ts';
import { readSpin } from '../../bench/peers/spin.ts';
import { explorePacked } from '../../src/engine/packed/explore-packed.ts';
import { raceModel } from '../../src/engine/packed/testing/race-model.ts';
import { hasRumur, hasSpin, runRumur, runSpin } from './peer-searches.ts';

/** The hand-written twins of the race model, at sizes that no figure is taken at. */

const sizes = [
  { N: 1, M: 2, K: 2, P: 2, Z: 1, F: 1, states: 18_473, transitions: 88_106 },
  { N: 1, M: 1, K: 2, P: 2, Z: 2, F: 2, states: 41_454, transitions: 152_690 },
] as const;

const text = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../bench/peers/race-model/${name}`, import.meta.url)), 'utf8');

function promela(size: Readonly<Record<string, number>>, more: readonly string[] = []): string {
  const defines = [...'NMKPZF'].map((letter) => `-D${letter}=${size[letter]}`);
  return runSpin({ text: text('race.pml'), defines: [...defines, ...more] });
}

describe.each(sizes)('N=$N M=$M K=$K P=$P Z=$Z F=$F', ({ states, transitions, ...size }) => {
  it('has that many states', () => {
    const { N, M, K, P, Z, F } = size;
    const result = explorePacked(raceModel({ cpus: N, pmds: M, ptes: K, pages: P, zappers: Z, faults: F }));
    expect(result).toMatchObject({ states, transitions, broken: [] });
  });

  it.skipIf(!hasSpin)('for SPIN', () => {
    expect(readSpin(promela(size))).toMatchObject({ states, transitions });
  });

  it.skipIf(!hasRumur)('for rumur', () => {
    const model = Object.entries(size).reduce(
      (before, [letter, value]) =>
        before.replace(new RegExp(`^  ${letter}: \\d+;`, 'm'), `  ${letter}: ${value};`),
      text('race.m'),
    );
    expect(readRumur(runRumur(model))).toEqual({ states, transitions });
  });
});

it.skipIf(!hasSpin)('is broken for SPIN where the PMD is cleared, as on ARM', () => {
  expect(() => readSpin(promela(sizes[0], ['-DARM']))).toThrow(/assertion violated/);
});
