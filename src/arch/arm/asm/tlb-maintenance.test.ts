import { expect, it } from 'vitest';
import { flushOf } from '../../testing/tlb-flush-of.ts';
import { findArchitecture } from '../../architectures.ts';

const arm = findArchitecture('arm');
const plain = (operation: string) => flushOf(arm, 32, `mcr p15, 0, $0, ${operation}`, 'r,~{cc}', 1);

it.each([
  ['c8, c7, 0', 1],
  ['c8, c7, 1', 1 | 2 | 4],
  ['c8, c7, 2', 1 | 4],
  ['c8, c6, 3', 1 | 2],
  ['c8, c3, 0', 1 | 16],
  ['c8, c3, 1', 1 | 2 | 4 | 16],
])('mcr %s', (operation, kind) => {
  expect(plain(operation)?.slice(0, 2)).toEqual([
    { kind: 'constant', width: 32, lo: kind, hi: 0 },
    { kind: 'value', id: 0 },
  ]);
});

it('operations on instruction TLBs drop no data translation', () => {
  expect(plain('c8, c5, 1')).toEqual([]);
});

it('a flag that guards an operation decides when it runs', () => {
  const guarded = 'tst $1, $2\n\tmcrne p15, 0, $0, c8, c3, 1';
  const operands = flushOf(arm, 32, guarded, 'r,r,Ir,~{cc}', 3);
  expect(operands?.[0]?.kind).toBe('value');
});
