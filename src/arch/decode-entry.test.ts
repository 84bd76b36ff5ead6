import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { architectureNames, findArchitecture } from './architectures.ts';
import { decodeEntry, type EntryLevel } from './decode-entry.ts';

/** Architecture, version, level, entry, text. */
const golden: readonly (readonly [string, number, EntryLevel, bigint, string])[] = [
  ['riscv64', 6012, 'pmd', 0x2010_00d7n, 'V R W U A D pfn=0x80400'],
  ['riscv64', 6012, 'pmd', 0x2010_0001n, 'V pfn=0x80400'],
  ['riscv64', 6012, 'pmd', 0x2010_00d6n, 'R W U A D pfn=0x80400'],
  ['riscv64', 6012, 'pte', 0x2010_00e0n, 'PROT_NONE A D pfn=0x80400'],
  ['riscv64', 6012, 'pte', 0xa000_0000_2010_03e1n, 'V G A D SPECIAL DEVMAP PBMT=0x1 N pfn=0x80400'],
  ['riscv64', 6001, 'pte', 0x0000_0000_2010_0201n, 'V RSW1 pfn=0x80400'],
  ['arm', 6012, 'pmd', 0x880n, 'AP2 nG'],
  ['arm', 4005, 'pmd', 0x0080_0000_8040_0f4dn, 'VALID AttrIndx=0x3 AP1 SH=0x3 AF nG DIRTY pfn=0x80400'],
  ['arm', 6012, 'pmd', 0x8040_0003n, 'VALID TABLE pfn=0x80400'],
  [
    'arm',
    6012,
    'pte',
    0x0760_0000_8040_0fdfn,
    'VALID PAGE AttrIndx=0x7 AP1 AP2 SH=0x3 AF nG PXN XN SPECIAL NONE RDONLY pfn=0x80400',
  ],
  [
    'arm64',
    6012,
    'pmd',
    0x00e8_0000_8040_0f45n,
    'VALID AttrIndx=0x1 USER SH=0x3 AF nG DBM PXN UXN DIRTY pfn=0x80400',
  ],
  [
    'arm64',
    6012,
    'pmd',
    0x00e8_0000_8040_0f44n,
    'AttrIndx=0x1 USER SH=0x3 AF PRESENT_INVALID DBM PXN UXN DIRTY pfn=0x80400',
  ],
  [
    'arm64',
    6001,
    'pmd',
    0x08e8_0000_8040_0f44n,
    'AttrIndx=0x1 USER SH=0x3 AF nG DBM PXN UXN DIRTY PRESENT_INVALID pfn=0x80400',
  ],
  ['arm64', 6001, 'pte', 0x0400_0000_8040_0000n, 'PROT_NONE pfn=0x80400'],
  ['arm64', 6012, 'pte', 0x0150_0000_8040_0c83n, 'VALID PAGE RDONLY AF nG CONT SPECIAL UXN pfn=0x80400'],
];

function halves(entry: bigint): [number, number] {
  return [Number(BigInt.asIntN(32, entry)), Number(BigInt.asIntN(32, entry >> 32n))];
}

describe('decodeEntry', () => {
  it.each(golden)('%s %i %s %#x', (name, version, level, entry, text) => {
    const words = decodeEntry(findArchitecture(name, version).entry, level, ...halves(entry)).split(' ');
    expect(words.sort()).toEqual(text.split(' ').sort());
  });

  it('prints zero as 0 and bits that have no name as they are', () => {
    const { entry } = findArchitecture('arm', 6012);
    expect(decodeEntry(entry, 'pmd', 0, 0)).toBe('0');
    expect(decodeEntry(entry, 'pmd', 1, 1 << 31)).toBe('VALID other=0x8000000000000000');
  });

  it('loses no bit', () => {
    const set = fc.tuple(fc.integer({ min: 0, max: 63 }), fc.constantFrom(...architectureNames));
    fc.assert(
      fc.property(set, fc.constantFrom<EntryLevel>('pmd', 'pte'), ([bit, name], level) => {
        const text = decodeEntry(findArchitecture(name).entry, level, ...halves(1n << BigInt(bit)));
        expect(text).toMatch(/^(\w+|\w+=0x[0-9a-f]+)$/);
        expect(text).not.toBe('0');
      }),
    );
  });

  it('has fields that do not overlap', () => {
    for (const name of architectureNames) {
      for (const version of [4005, 6001, 6012]) {
        const { entry } = findArchitecture(name, version);
        for (const fields of [entry.pmd, entry.pte]) {
          let seen = 0n;
          for (const field of fields) {
            const bits = ((1n << BigInt(field.width)) - 1n) << BigInt(field.bit);
            expect(seen & bits, `${name} ${field.name}`).toBe(0n);
            seen |= bits;
          }
        }
      }
    }
  });
});
