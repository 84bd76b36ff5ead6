import { describe, expect, it } from 'vitest';
import {
  PAGE_ACCESSED,
  PAGE_DIRTY,
  PAGE_EXEC,
  PAGE_PRESENT,
  PAGE_PROT_NONE,
  PAGE_READ,
  PAGE_USER,
  PAGE_WRITE,
} from './bits.ts';
import { helpers, versions } from './helpers.ts';

const { pmd, pte, hardware } = helpers(6012);
const pfn = 0x80_200n;
const huge = pmd.stored(0n, pmd.mkdirty(pmd.mkwrite(pmd.mkhuge(pmd.mk_pmd(pfn)))));
const invalid = pmd.invalidated(huge);
const protectedNone = pmd.modifyNone(huge);

describe('kernel', () => {
  it('knows 6.12 only', () => {
    expect(versions).toStrictEqual([6012]);
    expect(() => helpers(4005)).toThrow('4005');
  });
  it.each([
    { name: 'the first mapping', value: huge, expected: 0x2008_00d7n },
    { name: 'invalidated', value: invalid, expected: 0x2008_00d6n },
    { name: 'invalidated PROT_NONE', value: pmd.invalidated(protectedNone), expected: 0x2008_00c2n },
    { name: 'PROT_NONE', value: protectedNone, expected: 0x2008_00e2n },
    { name: 'modifyCopy', value: pmd.modifyCopy(protectedNone), expected: 0x2008_00d3n },
    {
      name: 'modifyCopy sets A',
      value: pmd.modifyCopy(0n),
      expected: PAGE_PRESENT | PAGE_READ | PAGE_USER | PAGE_ACCESSED,
    },
    { name: 'populated', value: pmd.populated(0x123n), expected: (0x123n << 10n) | 1n },
    { name: 'cleared', value: pmd.cleared(huge), expected: 0n },
    { name: 'a stored PTE', value: pte.stored(0n, pte.mk_pte(1n)), expected: 0x453n },
    { name: 'pmd_pfn() rounds down', value: pmd.pfn((pfn + 3n) << 10n), expected: pfn },
    { name: 'pte_pfn() does not', value: pte.pfn((pfn + 3n) << 10n), expected: pfn + 3n },
  ])('$name', ({ value, expected }) => {
    expect(value).toBe(expected);
  });
  it.each([
    { name: 'present(invalidated)', value: pmd.present(invalid), expected: true },
    { name: 'trans_huge(invalidated)', value: pmd.trans_huge(invalid), expected: true },
    { name: 'none(invalidated)', value: pmd.none(invalid), expected: false },
    { name: 'bad(invalidated)', value: pmd.bad(invalid), expected: true },
    { name: 'dirty(invalidated)', value: pmd.dirty(invalid), expected: true },
    { name: 'protnone(PROT_NONE)', value: pmd.protnone(protectedNone), expected: true },
    {
      name: 'protnone(invalidated PROT_NONE)',
      value: pmd.protnone(pmd.invalidated(protectedNone)),
      expected: false,
    },
    { name: 'trans_huge(PROT_NONE)', value: pmd.trans_huge(protectedNone), expected: true },
    { name: 'trans_huge(table)', value: pmd.trans_huge(pmd.populated(1n)), expected: false },
    { name: 'present(table)', value: pmd.present(pmd.populated(1n)), expected: true },
    { name: 'bad(table)', value: pmd.bad(pmd.populated(1n)), expected: false },
    { name: 'bad(none)', value: pmd.bad(0n), expected: true },
    // A leaf without V or G is present as a PMD and not as a PTE.
    { name: 'pte present(R)', value: pte.present(PAGE_READ), expected: false },
    { name: 'pmd present(R)', value: pmd.present(PAGE_READ), expected: true },
    { name: 'pte present(PROT_NONE)', value: pte.present(PAGE_PROT_NONE), expected: true },
  ])('$name', ({ value, expected }) => {
    expect(value).toBe(expected);
  });
});

describe('hardware', () => {
  const fault = { kind: 'fault', pfn: 0n, read: false, write: false };
  const page = { kind: 'page', pfn, read: true, write: true };
  it.each([
    { name: 'a huge page', reading: hardware.pmd(huge), expected: page },
    {
      name: 'a read-only one',
      reading: hardware.pmd(pmd.wrprotect(huge)),
      expected: { ...page, write: false },
    },
    {
      name: 'one of the kernel',
      reading: hardware.pmd(huge & ~PAGE_USER),
      expected: { ...page, read: false, write: false },
    },
    { name: 'an invalidated one', reading: hardware.pmd(invalid), expected: fault },
    { name: 'a PROT_NONE one', reading: hardware.pmd(protectedNone), expected: fault },
    { name: 'writable but not readable', reading: hardware.pmd(huge & ~PAGE_READ), expected: fault },
    { name: 'misaligned', reading: hardware.pmd(huge | (1n << 10n)), expected: fault },
    { name: 'a reserved bit', reading: hardware.pmd(huge | (1n << 63n)), expected: fault },
    {
      name: 'a table',
      reading: hardware.pmd(pmd.populated(pfn + 1n)),
      expected: { ...page, kind: 'table', pfn: pfn + 1n },
    },
    { name: 'a table at the last level', reading: hardware.pte(pmd.populated(pfn)), expected: fault },
    { name: 'a page', reading: hardware.pte(huge), expected: page },
    {
      name: 'execute-only',
      reading: hardware.pte((huge | PAGE_EXEC) & ~(PAGE_READ | PAGE_WRITE)),
      expected: { ...page, read: false, write: false },
    },
  ])('$name', ({ reading, expected }) => {
    expect(reading).toStrictEqual(expected);
  });
  it('sets A and D in valid entries', () => {
    const old = pmd.mkold(pmd.mkclean(huge));
    expect(hardware.needsDirty(old)).toBe(true);
    expect(hardware.needsDirty(huge)).toBe(false);
    expect(hardware.needsDirty(pmd.wrprotect(old))).toBe(false);
    expect(hardware.setAccessed(old)).toBe(old | PAGE_ACCESSED);
    expect(hardware.setDirty(old)).toBe(old | PAGE_ACCESSED | PAGE_DIRTY);
    expect(hardware.setAccessed(invalid & ~PAGE_ACCESSED)).toBe(invalid & ~PAGE_ACCESSED);
  });
});
