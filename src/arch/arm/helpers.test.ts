import { describe, expect, it } from 'vitest';
import type { ModelVersion } from '../entry-helpers.ts';
import {
  L_PMD_SECT_SPLITTING,
  L_PTE_DIRTY,
  L_PTE_NONE,
  L_PTE_PRESENT,
  L_PTE_RDONLY,
  L_PTE_USER,
  L_PTE_VALID,
  L_PTE_YOUNG,
  PMD_TABLE_BIT,
  PTE_AP2,
  PTE_EXT_NG,
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

const huge = mapped(4005);
const invalid = v612.pmd.invalidated(huge);
const readOnly = v45.pmd.wrprotect(huge);
const protectedNone = v612.pmd.stored(huge, v612.pmd.modifyNone(huge));

describe('what is stored', () => {
  it.each(versions)('the first mapping in %i is huge, writable, dirty and not global', (version) => {
    const value = mapped(version);
    expect(value).toBe(0x00e0_0000_8020_0f5dn | PTE_EXT_NG);
    expect(helpers(version).pmd.trans_huge(value)).toBe(true);
    expect(helpers(version).pmd.leaf(value)).toBe(true);
    expect(helpers(version).pmd.pfn(value)).toBe(pfn);
  });
  it.each([
    // C19 to C23: the helper gives 0, set_pmd_at() stores nG and AP2.
    { name: '4.4 invalidates a huge page', value: v44.pmd.invalidated(huge), expected: 0x880n },
    { name: '4.5 invalidates a huge page', value: v45.pmd.invalidated(huge), expected: 0x880n },
    { name: '4.5 invalidates a clean one', value: v45.pmd.invalidated(readOnly), expected: 0x880n },
    { name: '6.12 invalidates', value: invalid, expected: huge & ~L_PTE_VALID },
    {
      name: '6.12 invalidates a read-only one',
      value: v612.pmd.invalidated(readOnly),
      expected: (readOnly & ~L_PTE_VALID) | PTE_AP2,
    },
    { name: 'set_pmd_at(0)', value: v612.pmd.stored(huge, 0n), expected: 0x880n },
    { name: 'a read-only PMD gets AP2', value: v45.pmd.stored(0n, readOnly), expected: readOnly | PTE_AP2 },
    {
      name: 'a clean PMD gets AP2',
      value: v45.pmd.stored(0n, v45.pmd.mkclean(huge)),
      expected: (huge & ~L_PTE_DIRTY) | PTE_AP2,
    },
    {
      name: 'a PROT_NONE PMD loses VALID',
      value: protectedNone & (L_PTE_NONE | L_PTE_VALID),
      expected: L_PTE_NONE,
    },
    { name: 'pmd_clear()', value: v45.pmd.cleared(huge), expected: 0n },
    { name: 'pmd_populate()', value: v45.pmd.populated(0x80_123n), expected: 0x80_123_003n },
    { name: 'set_pte_at(0)', value: v45.pte.stored(huge, 0n), expected: 0n },
    {
      name: 'a swap PTE is stored as it is',
      value: v45.pte.stored(0n, 0x1234_5678n),
      expected: 0x1234_5678n,
    },
    {
      name: 'an old PTE without nG',
      value: v45.pte.stored(0n, L_PTE_PRESENT | L_PTE_USER),
      expected: L_PTE_PRESENT | L_PTE_USER | PTE_AP2,
    },
    {
      name: 'a writable dirty PTE',
      value: v45.pte.stored(0n, L_PTE_PRESENT | L_PTE_USER | L_PTE_YOUNG | L_PTE_DIRTY | PTE_AP2),
      expected: L_PTE_PRESENT | L_PTE_USER | L_PTE_YOUNG | L_PTE_DIRTY | PTE_EXT_NG,
    },
    {
      name: 'a PROT_NONE PTE keeps its page bit only',
      value: v45.pte.stored(0n, L_PTE_PRESENT | L_PTE_NONE),
      expected: PMD_TABLE_BIT | L_PTE_NONE,
    },
  ])('$name', ({ value, expected }) => {
    expect(value).toBe(expected);
  });
});

describe('what the kernel makes of it', () => {
  it.each([
    // B02: the contract of the helper is broken, that of the stored value is not.
    { name: '4.5 none(mknotpresent)', value: v45.pmd.none(v45.pmd.mkinvalid(huge)), expected: true },
    { name: '4.5 none(invalidated)', value: v45.pmd.none(0x880n), expected: false },
    { name: '4.5 trans_huge(invalidated)', value: v45.pmd.trans_huge(0x880n), expected: true },
    { name: '4.5 present(invalidated)', value: v45.pmd.present(0x880n), expected: true },
    { name: '4.5 leaf(invalidated)', value: v45.pmd.leaf(0x880n), expected: false },
    { name: '4.5 dirty(invalidated)', value: v45.pmd.dirty(0x880n), expected: false },
    { name: '4.5 write(invalidated)', value: v45.pmd.write(0x880n), expected: true },
    // B12, B14: since 4.7 an invalidated PMD is not present, though still huge.
    { name: '6.12 present(invalidated)', value: v612.pmd.present(invalid), expected: false },
    { name: '6.12 trans_huge(invalidated)', value: v612.pmd.trans_huge(invalid), expected: true },
    { name: '6.12 none(invalidated)', value: v612.pmd.none(invalid), expected: false },
    { name: '6.12 leaf(invalidated)', value: v612.pmd.leaf(invalid), expected: false },
    { name: '6.12 dirty(invalidated)', value: v612.pmd.dirty(invalid), expected: true },
    { name: '6.12 present(PROT_NONE PMD)', value: v612.pmd.present(protectedNone), expected: false },
    { name: '6.12 protnone(PROT_NONE PMD)', value: v612.pmd.protnone(protectedNone), expected: false },
    { name: '4.5 present(PROT_NONE PMD)', value: v45.pmd.present(protectedNone), expected: true },
    { name: '4.5 trans_huge(table)', value: v45.pmd.trans_huge(v45.pmd.populated(1n)), expected: false },
    { name: '4.5 bad(table)', value: v45.pmd.bad(v45.pmd.populated(1n)), expected: false },
    { name: '4.5 bad(huge)', value: v45.pmd.bad(huge), expected: true },
    { name: '4.4 splitting(huge)', value: v44.pmd.trans_splitting(huge), expected: false },
    {
      name: '4.4 splitting(mksplitting)',
      value: v44.pmd.trans_splitting(v44.pmd.mksplitting(huge)),
      expected: true,
    },
    {
      name: '4.4 splitting(invalidated)',
      value: v44.pmd.trans_splitting(v44.pmd.invalidated(v44.pmd.mksplitting(huge))),
      expected: false,
    },
    { name: '4.5 splitting', value: v45.pmd.trans_splitting(huge | L_PMD_SECT_SPLITTING), expected: false },
    {
      name: 'present(PROT_NONE PTE)',
      value: v45.pte.present(v45.pte.stored(0n, v45.pte.modifyNone(v45.pte.mk_pte(pfn)))),
      expected: true,
    },
    { name: 'pte present by the page bit alone', value: v45.pte.present(2n), expected: true },
  ])('$name', ({ value, expected }) => {
    expect(value).toBe(expected);
  });
  it('the content is lost in 4.x and kept in 6.12', () => {
    expect(v45.pmd.pfn(v45.pmd.invalidated(huge))).toBe(0n);
    expect(v612.pmd.pfn(invalid)).toBe(pfn);
  });
  it('RDONLY decides about write permission and modify() restores it', () => {
    expect(v45.pmd.write(readOnly)).toBe(false);
    expect(v45.pmd.modifyCopy(v45.pmd.modifyNone(huge))).toBe(huge | L_PTE_RDONLY);
  });
});

describe('what the hardware makes of it', () => {
  const { hardware } = v45;
  const fault = { kind: 'fault', pfn: 0n, read: false, write: false };
  const page = { kind: 'page', pfn, read: true, write: true };
  const pte = v45.pte.stored(0n, v45.pte.mkdirty(v45.pte.mkwrite(v45.pte.mk_pte(pfn))));
  it.each([
    { name: 'a huge page', reading: hardware.pmd(huge), expected: page },
    {
      name: 'a clean huge page',
      reading: hardware.pmd(v45.pmd.stored(0n, v45.pmd.mkclean(huge))),
      expected: { ...page, write: false },
    },
    {
      name: 'an old huge page: access flag fault',
      reading: hardware.pmd(v45.pmd.mkold(huge)),
      expected: fault,
    },
    { name: 'the 0x880 of 4.5', reading: hardware.pmd(0x880n), expected: fault },
    { name: 'an invalidated one of 6.12', reading: hardware.pmd(invalid), expected: fault },
    {
      name: 'a table',
      reading: hardware.pmd(v45.pmd.populated(pfn + 1n)),
      expected: { ...page, kind: 'table', pfn: pfn + 1n },
    },
    { name: 'type 2', reading: hardware.pmd(2n), expected: fault },
    { name: 'a page', reading: hardware.pte(pte), expected: page },
    {
      name: 'a page of the kernel',
      reading: hardware.pte(pte & ~L_PTE_USER),
      expected: { ...page, read: false, write: false },
    },
    { name: 'a block at the last level', reading: hardware.pte(huge), expected: fault },
    {
      name: 'a PROT_NONE page',
      reading: hardware.pte(v45.pte.stored(0n, v45.pte.modifyNone(pte))),
      expected: fault,
    },
  ])('$name', ({ reading, expected }) => {
    expect(reading).toStrictEqual(expected);
  });
  it('never writes entries', () => {
    const clean = v45.pmd.stored(0n, v45.pmd.mkclean(v45.pmd.mkold(huge)));
    expect([hardware.setAccessed(clean), hardware.setDirty(clean)]).toStrictEqual([clean, clean]);
    expect(hardware.needsDirty(clean)).toBe(false);
  });
});
