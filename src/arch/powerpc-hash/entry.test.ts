import { describe, expect, it } from 'vitest';
import { decodeEntry } from '../decode-entry.ts';
import { entryFormat } from './entry.ts';

const CASES = [
  [4004, 'pmd', 0x1080_2000_0783n, 'PRESENT USER DIRTY ACCESSED RW SPLITTING THP_HUGE pfn=0x4200'],
  [4004, 'pte', 0x1080_0800_0103n, 'PRESENT USER ACCESSED HASHPTE=0x8000 pfn=0x4200'],
  [4005, 'pmd', 0x1080_0008_0383n, 'PTE PRESENT DIRTY ACCESSED RW THP_HUGE pfn=0x4200'],
  [
    6012,
    'pmd',
    0x6080_0000_4200_2386n,
    'PTE INVALID WRITE READ DIRTY ACCESSED SOFT_DIRTY THP_HUGE HASHPTE pfn=0x4200',
  ],
  [6012, 'pte', 0xc000_0000_4200_0104n, 'PRESENT PTE READ ACCESSED pfn=0x4200'],
] as const;

describe('powerpc hash entry format', () => {
  it.each(CASES)('of %i names the bits of a %s 0x%s', (version, level, entry, text) => {
    const lo = Number(BigInt.asIntN(32, entry));
    const hi = Number(BigInt.asIntN(32, entry >> 32n));
    expect(decodeEntry(entryFormat(version), level, lo, hi)).toBe(text);
  });
});
