import { expect, test } from 'vitest';
import { configurationLines } from './configuration.ts';

test('what helpers depend on is said even where it is off, the rest where it is set; sorted', () => {
  const lines = configurationLines(
    new Map([
      ['SWAP', 'y'],
      ['PGTABLE_LEVELS', '3'],
      ['X86_5LEVEL', 'n'],
      ['NET', 'y'],
    ]),
  );
  expect(lines).toContain('SWAP=y');
  expect(lines).toContain('MEM_SOFT_DIRTY=n');
  expect(lines).toContain('PGTABLE_LEVELS=3');
  expect(lines.filter((line) => /X86|NET/.test(line))).toEqual([]);
  expect(lines).toEqual(lines.toSorted());
});
