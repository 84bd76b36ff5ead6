import { expect, it } from 'vitest';
import { flushOf } from '../../testing/tlb-flush-of.ts';
import { findArchitecture } from '../../architectures.ts';

const riscv64 = findArchitecture('riscv64');
const parameter = (id: number) => ({ kind: 'value', id });
const zero = { kind: 'constant', width: 64, lo: 0, hi: 0 };

it.each([
  ['sfence.vma', '~{memory}', 0, 1, zero, zero],
  ['sfence.vma $0', 'r,~{memory}', 1, 1 | 2 | 8, parameter(0), zero],
  ['sfence.vma x0, $0', 'r,~{memory}', 1, 1 | 4, zero, parameter(0)],
  ['sfence.vma $0, $1', 'r,r,~{memory}', 2, 1 | 2 | 4 | 8, parameter(0), parameter(1)],
] as const)('%s: an address drops leaf entries only', (template, constraints, args, kind, address, asid) => {
  expect(flushOf(riscv64, 64, template, constraints, args)).toEqual([
    { kind: 'constant', width: 32, lo: kind, hi: 0 },
    address,
    asid,
  ]);
});
