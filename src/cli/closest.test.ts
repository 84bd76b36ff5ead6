import { expect, test } from 'vitest';
import { closest } from './closest.ts';

const names = ['riscv64', 'arm', 'arm64', 'split-vs-zap', 'split-vs-zap-vs-zap', 'split-vs-gup-fast'];

test.each([
  ['riscv', 'riscv64'],
  ['RISCV64', 'riscv64'],
  ['amr', 'arm'],
  ['arm46', 'arm64'],
  ['split-vs-zpa', 'split-vs-zap'],
  ['split-zap', 'split-vs-zap'],
  ['split-vs-gup', 'split-vs-gup-fast'],
  ['x86_64', undefined],
  ['sparc', undefined],
  ['', undefined],
])('%s is meant to be %s', (typed, meant) => {
  expect(closest(typed, names)).toBe(meant);
});
