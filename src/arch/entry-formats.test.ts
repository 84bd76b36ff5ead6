import { describe, expect, it } from 'vitest';
import { entryFormat as arc } from './arc/entry.ts';
import type { EntryField, EntryFormat } from './architecture.ts';
import { entryFormat as arm } from './arm/entry.ts';
import { entryFormat as arm64 } from './arm64/entry.ts';
import { entryFormat as loongarch64 } from './loongarch64/entry.ts';
import { entryFormat as mips64 } from './mips64/entry.ts';
import { entryFormat as powerpcHash } from './powerpc-hash/entry.ts';
import { entryFormat as powerpcRadix } from './powerpc-radix/entry.ts';
import { entryFormat as riscv64 } from './riscv64/entry.ts';
import { entryFormat as s390 } from './s390/entry.ts';
import { entryFormat as sparc64 } from './sparc64/entry.ts';
import { entryFormat as x86_64 } from './x86_64/entry.ts';

const formats: Readonly<Record<string, (version: number) => EntryFormat>> = {
  x86_64, arm, arm64, s390, 'powerpc-hash': powerpcHash, 'powerpc-radix': powerpcRadix, sparc64, mips64, riscv64, loongarch64, arc,
}; // prettier-ignore

/** Bits of the header of each version that a mistake in the order would move: architecture, version, list, name, bit. */
const samples = [
  ['mips64', 4004, 'pmd', 'GLOBAL', 8],
  ['mips64', 4005, 'pmd', 'GLOBAL', 7],
  ['mips64', 6012, 'pmd', 'GLOBAL', 8],
  ['mips64', 6012, 'pte', 'SPECIAL', 5],
  ['mips64', 6012, 'pmd', 'pfn', 16],
  ['mips64', 4005, 'pmd', 'pfn', 15],
  ['loongarch64', 6012, 'pmd', 'HGLOBAL', 12],
  ['loongarch64', 6012, 'pte', 'GLOBAL', 6],
  ['arc', 6012, 'pmd', 'HW_SZ', 10],
  ['s390', 6001, 'pud', 'READ', 1],
  ['s390', 6012, 'pud', 'READ', 0],
  ['x86_64', 4005, 'swap', 'SWP_SOFT_DIRTY', 7],
  ['x86_64', 6012, 'swap', 'SWP_SOFT_DIRTY', 1],
  ['arm', 4005, 'swap', 'OFFSET', 7],
  ['arm', 6012, 'swap', 'SWP_EXCLUSIVE', 7],
] as const;

/** Bits of a field, without those of others that share them. */
function overlaps(fields: readonly EntryField[]): readonly string[] {
  const owner = new Map<number, string>();
  const found: string[] = [];
  for (const { name, bit, width } of fields)
    for (let at = bit; at < bit + width; at++) {
      const other = owner.get(at);
      if (other !== undefined) found.push(`${name} and ${other} at ${at}`);
      owner.set(at, name);
    }
  return found;
}

describe.each(Object.keys(formats))('entries of %s', (name) => {
  it.each([4004, 4005, 6001, 6012])('have fields of their own in %i', (version) => {
    const format = formats[name]!(version);
    const { pmd, pte, pud = [], swap = [] } = format;
    for (const fields of [pmd, pte, pud, swap]) {
      expect(overlaps(fields)).toEqual([]);
      for (const field of fields) expect(field.bit + field.width).toBeLessThanOrEqual(format.width);
      expect(new Set(fields.map((field) => field.name)).size).toBe(fields.length);
    }
    expect(swap.map((field) => field.name)).toEqual(expect.arrayContaining(['TYPE', 'OFFSET']));
  });
});

it.each(samples)('%s %i %s: %s is bit %i', (name, version, list, field, bit) => {
  expect(formats[name]!(version)[list]?.find((one) => one.name === field)?.bit).toBe(bit);
});
