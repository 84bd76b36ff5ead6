import { describe, expect, it } from 'vitest';
import type { ModelVersion } from '../entry-helpers.ts';
import {
  PTE_AF,
  PTE_ATTRINDX_MASK,
  PTE_CONT,
  PTE_DBM,
  PTE_DIRTY,
  PTE_GP,
  PTE_NG,
  PTE_PO_IDX_MASK,
  PTE_PROT_NONE,
  PTE_RDONLY,
  PTE_SPECIAL,
  PTE_USER,
  PTE_VALID,
  PTE_WRITE,
} from './bits.ts';
import { helpers, versions } from './helpers.ts';

const v44 = helpers(4004);
const v45 = helpers(4005);
const v612 = helpers(6012);
const pfn = 0x80_200n;

/** A huge page as do_huge_pmd_anonymous_page() leaves it in memory: writable and dirty. */
function mapped(version: ModelVersion): bigint {
  const { pmd } = helpers(version);
  return pmd.stored(0n, pmd.mkdirty(pmd.mkwrite(pmd.mkhuge(pmd.mk_pmd(pfn)))));
}

const early = mapped(4005);
const late = mapped(6012);
const earlyInvalid = v45.pmd.invalidated(early);
const lateInvalid = v612.pmd.invalidated(late);
/** Dirty only because the hardware has cleared RDONLY. */
const hardwareDirty = early & ~PTE_DIRTY;
const protectedNone = v612.pmd.modifyNone(late);

describe('what is stored', () => {
  it.each([
    { version: 4004 as const, expected: 0x00e8_0000_8020_0f51n },
    { version: 4005 as const, expected: 0x00e8_0000_8020_0f51n },
    { version: 6012 as const, expected: 0x00e8_0000_8020_0f41n },
  ])('the first mapping in $version', ({ version, expected }) => {
    const { pmd } = helpers(version);
    expect(mapped(version)).toBe(expected);
    expect(pmd.trans_huge(expected) && pmd.leaf(expected) && pmd.dirty(expected)).toBe(true);
    expect(pmd.pfn(expected)).toBe(pfn);
  });
  it.each([
    // C20: both type bits go, everything else stays.
    { name: '4.5 invalidates', value: earlyInvalid, expected: early & ~3n },
    {
      name: '4.4 invalidates',
      value: v44.pmd.invalidated(early | PTE_SPECIAL),
      expected: (early | PTE_SPECIAL) & ~3n,
    },
    { name: '6.12 invalidates', value: lateInvalid, expected: (late & ~PTE_VALID) | PTE_NG },
    {
      name: '4.5 derives RDONLY of a clean entry',
      value: v45.pmd.stored(0n, hardwareDirty),
      expected: hardwareDirty | PTE_RDONLY,
    },
    {
      name: '4.5 derives RDONLY of a kernel entry',
      value: v45.pmd.stored(0n, (early | PTE_RDONLY) & ~PTE_USER),
      expected: early & ~PTE_USER,
    },
    {
      name: '4.4 leaves a kernel entry alone',
      value: v44.pmd.stored(0n, (early | PTE_RDONLY) & ~PTE_USER),
      expected: (early | PTE_RDONLY) & ~PTE_USER,
    },
    {
      name: '4.5 leaves an invalid entry alone',
      value: v45.pmd.stored(0n, PTE_PROT_NONE),
      expected: PTE_PROT_NONE,
    },
    {
      name: '6.12 stores the value',
      value: v612.pmd.stored(0n, late | PTE_RDONLY | PTE_CONT),
      expected: late | PTE_RDONLY | PTE_CONT,
    },
    { name: '6.12 drops CONT of a PTE', value: v612.pte.stored(0n, late | PTE_CONT), expected: late },
    { name: '4.5 populates', value: v45.pmd.populated(0x123n), expected: 0x12_3003n },
    { name: '6.12 populates', value: v612.pmd.populated(0x123n), expected: 0x0800_0000_0012_3003n },
    { name: 'cleared', value: v612.pmd.cleared(late), expected: 0n },
  ])('$name', ({ value, expected }) => {
    expect(value).toBe(expected);
  });
});

describe('what the kernel makes of it', () => {
  it.each([
    { name: '4.5 trans_huge(invalidated)', value: v45.pmd.trans_huge(earlyInvalid), expected: true },
    { name: '4.5 present(invalidated)', value: v45.pmd.present(earlyInvalid), expected: true },
    { name: '4.5 none(invalidated)', value: v45.pmd.none(earlyInvalid), expected: false },
    // B11: false from 4.7 to 5.9.
    { name: '6.12 present(invalidated)', value: v612.pmd.present(lateInvalid), expected: true },
    { name: '6.12 trans_huge(invalidated)', value: v612.pmd.trans_huge(lateInvalid), expected: true },
    { name: '6.12 leaf(invalidated)', value: v612.pmd.leaf(lateInvalid), expected: true },
    { name: '6.12 protnone(invalidated)', value: v612.pmd.protnone(lateInvalid), expected: false },
    { name: '6.12 protnone(PROT_NONE)', value: v612.pmd.protnone(protectedNone), expected: true },
    { name: '6.12 present(PROT_NONE)', value: v612.pmd.present(protectedNone), expected: true },
    { name: '6.12 trans_huge(PROT_NONE)', value: v612.pmd.trans_huge(protectedNone), expected: true },
    { name: '6.12 trans_huge(invalid table)', value: v612.pmd.trans_huge(PTE_NG | 2n), expected: false },
    { name: '6.12 leaf(invalid table)', value: v612.pmd.leaf(PTE_NG | 2n), expected: true },
    { name: '6.12 trans_huge(swap)', value: v612.pmd.trans_huge(0x1000n), expected: false },
    { name: '6.12 bad(2)', value: v612.pmd.bad(2n), expected: true },
    { name: '4.5 bad(2)', value: v45.pmd.bad(2n), expected: false },
    { name: '4.5 protnone', value: v45.pmd.protnone(v45.pmd.modifyNone(early)), expected: false },
    {
      name: '4.5 pte present(PROT_NONE)',
      value: v45.pte.present(v45.pte.modifyNone(v45.pte.mk_pte(1n))),
      expected: true,
    },
    { name: '4.5 pte present(swap)', value: v45.pte.present(0x800n), expected: false },
    { name: '4.4 splitting', value: v44.pmd.trans_splitting(v44.pmd.mksplitting(early)), expected: true },
    {
      name: '4.5 splitting',
      value: v45.pmd.trans_splitting(v45.pmd.mksplitting(early | PTE_SPECIAL)),
      expected: false,
    },
    // B31: repaired in 5.10.
    { name: '4.5 dirty(hardware dirty)', value: v45.pmd.dirty(hardwareDirty), expected: true },
    {
      name: '4.5 dirty(wrprotect(hardware dirty))',
      value: v45.pmd.dirty(v45.pmd.wrprotect(hardwareDirty)),
      expected: false,
    },
    {
      name: '6.12 dirty(wrprotect(hardware dirty))',
      value: v612.pmd.dirty(v612.pmd.wrprotect(hardwareDirty)),
      expected: true,
    },
    {
      name: '4.5 dirty(modify(hardware dirty))',
      value: v45.pmd.dirty(v45.pmd.modifyNone(hardwareDirty)),
      expected: true,
    },
    // A new mapping of 4.x has no RDONLY before it is stored.
    {
      name: '4.5 dirty(mkwrite(new))',
      value: v45.pmd.dirty(v45.pmd.mkwrite(v45.pmd.mk_pmd(pfn))),
      expected: true,
    },
    {
      name: '6.12 dirty(mkwrite(new))',
      value: v612.pmd.dirty(v612.pmd.mkwrite(v612.pmd.mk_pmd(pfn))),
      expected: false,
    },
  ])('$name', ({ value, expected }) => {
    expect(value).toBe(expected);
  });
  it.each([
    {
      name: 'mkwrite of dirty clears RDONLY',
      value: v612.pte.mkwrite(PTE_DIRTY | PTE_RDONLY),
      expected: PTE_DIRTY | PTE_WRITE,
    },
    {
      name: 'mkwrite of clean keeps it',
      value: v612.pte.mkwrite(PTE_RDONLY),
      expected: PTE_RDONLY | PTE_WRITE,
    },
    {
      name: 'mkdirty of read-only keeps it',
      value: v612.pte.mkdirty(PTE_RDONLY),
      expected: PTE_RDONLY | PTE_DIRTY,
    },
    {
      name: 'mkclean sets RDONLY',
      value: v612.pte.mkclean(PTE_WRITE | PTE_DIRTY),
      expected: PTE_WRITE | PTE_RDONLY,
    },
    {
      name: '4.5 mkclean keeps hardware dirty',
      value: v45.pte.mkclean(PTE_WRITE | PTE_DIRTY),
      expected: PTE_WRITE,
    },
    {
      name: 'modify replaces whole fields',
      value: v612.pte.modifyCopy(PTE_ATTRINDX_MASK | PTE_PO_IDX_MASK | PTE_GP),
      expected: v612.pte.mk_pte(0n) & ~(0x700n | 2n),
    },
  ])('$name', ({ value, expected }) => {
    expect(value).toBe(expected);
  });
  it.each(versions)('wrprotect of %i loses no software dirty state', (version) => {
    const { pmd } = helpers(version);
    expect(pmd.dirty(pmd.wrprotect(PTE_DIRTY | PTE_VALID | PTE_WRITE))).toBe(true);
  });
});

describe('what the hardware makes of it', () => {
  const { hardware } = v612;
  const fault = { kind: 'fault', pfn: 0n, read: false, write: false };
  const page = { kind: 'page', pfn, read: true, write: true };
  it.each([
    { name: 'a huge page', reading: hardware.pmd(late), expected: page },
    { name: 'an old one', reading: hardware.pmd(late & ~PTE_AF), expected: page },
    { name: 'a clean one with DBM', reading: hardware.pmd(late | PTE_RDONLY), expected: page },
    {
      name: 'a read-only one',
      reading: hardware.pmd(v612.pmd.wrprotect(late)),
      expected: { ...page, write: false },
    },
    { name: 'an invalidated one', reading: hardware.pmd(lateInvalid), expected: fault },
    { name: 'an invalidated one of 4.5', reading: hardware.pmd(earlyInvalid), expected: fault },
    { name: 'a PROT_NONE one', reading: hardware.pmd(protectedNone), expected: fault },
    {
      name: 'a table',
      reading: hardware.pmd(v612.pmd.populated(pfn + 1n)),
      expected: { ...page, kind: 'table', pfn: pfn + 1n },
    },
    {
      name: 'a page',
      reading: hardware.pte(v612.pte.mkdirty(v612.pte.mkwrite(v612.pte.mk_pte(pfn)))),
      expected: page,
    },
    { name: 'a block at the last level', reading: hardware.pte(late), expected: fault },
  ])('$name', ({ reading, expected }) => {
    expect(reading).toStrictEqual(expected);
  });
  it('a write through a clean entry clears RDONLY, which the kernel reads as dirty', () => {
    const clean = v612.pmd.mkclean(v612.pmd.mkold(late));
    expect(hardware.needsDirty(clean)).toBe(true);
    expect(hardware.needsDirty(late)).toBe(false);
    expect(hardware.needsDirty(clean & ~PTE_DBM)).toBe(false);
    expect(hardware.setDirty(hardware.setAccessed(clean))).toBe(late & ~PTE_DIRTY);
    expect(v612.pmd.dirty(hardware.setDirty(clean))).toBe(true);
    expect(hardware.setAccessed(lateInvalid)).toBe(lateInvalid);
    expect(hardware.setDirty(clean & ~PTE_DBM)).toBe(clean & ~PTE_DBM);
  });
});
