import { expect, it } from 'vitest';
import { flushOf } from '../../testing/tlb-flush-of.ts';
import { findArchitecture } from '../../architectures.ts';

const arm64 = findArchitecture('arm64');

it.each([
  ['vmalle1', 1],
  ['vmalle1is', 1 | 16],
  ['vmalle1os', 1 | 16],
  ['aside1is', 1 | 4 | 16],
  ['vae1', 1 | 2 | 4],
  ['vae1is', 1 | 2 | 4 | 16],
  ['vale1is', 1 | 2 | 4 | 8 | 16],
  ['vaae1is', 1 | 2 | 16],
  ['vaale1is', 1 | 2 | 8 | 16],
])('tlbi %s', (operation, kind) => {
  const operands = flushOf(arm64, 64, `tlbi ${operation}, \${0:x}\n`, 'rZ', 1);
  expect(operands?.[0]).toEqual({ kind: 'constant', width: 32, lo: kind, hi: 0 });
  expect(operands?.[1]).toEqual({ kind: 'value', id: 0 });
});

it.each(['rvae1is', 'ipas2e1is', 'vae2is', 'alle1is'])(
  'tlbi %s has no rule and stops the run',
  (operation) => {
    expect(flushOf(arm64, 64, `tlbi ${operation}, \${0:x}\n`, 'rZ', 1)).toBeUndefined();
  },
);
