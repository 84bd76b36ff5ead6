import { expect, test } from 'vitest';
import { harnessFiles } from './harness-files.ts';
import { harnessDirectory, unitsFor } from './units.ts';

const architectures = ['riscv64', 'arm', 'arm64'] as const;

test('every harness source and include directory exists', () => {
  const names = [...harnessFiles().keys()];
  for (const architecture of architectures) {
    const units = unitsFor(6012, architecture);
    for (const unit of units.harness) expect(names).toContain(unit);
    for (const directory of units.includesBefore) expect(names.some((name) => name.startsWith(`${directory}/`))).toBe(true);
  }
});

test('every quoted include of the harness is in the harness or in mm', () => {
  const files = harnessFiles();
  for (const [name, text] of files) {
    for (const [, included] of text.matchAll(/^#include "([^"]+)"/gm)) {
      expect(files.has(`${harnessDirectory}/${included}`) || included === 'internal.h', `${name}: ${included}`).toBe(true);
    }
  }
});

test('no include climbs out of a directory, which one compiler does not follow', () => {
  for (const [name, text] of harnessFiles()) expect(`${name}: ${text}`).not.toMatch(/#include.*\.\.\//);
});

test.each([
  [4005, 'arm', 'mm/mmu_gather.c', false],
  [6001, 'arm', 'mm/mmu_gather.c', true],
  [6001, 'riscv64', 'arch/riscv/mm/pgtable.c', false],
  [6012, 'riscv64', 'arch/riscv/mm/pgtable.c', true],
  [6012, 'arm64', 'mm/util.c', false],
  [6001, 'arm64', 'mm/folio-compat.c', true],
] as const)('%i %s: %s is compiled: %s', (version, architecture, file, compiled) => {
  expect(unitsFor(version, architecture).tree.includes(file)).toBe(compiled);
});
