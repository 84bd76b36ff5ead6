import { describe, expect, it } from 'vitest';
import { decodeEntry } from '../decode-entry.ts';
import type { ModelVersion } from '../entry-helpers.ts';
import {
  PAGE_INVALID,
  PAGE_PROTECT,
  PAGE_UNUSED,
  SEGMENT_ENTRY_INVALID,
  SEGMENT_ENTRY_NOEXEC,
  SEGMENT_ENTRY_PROTECT,
  SEGMENT_ENTRY_SPLIT,
} from './bits.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';

const v44 = helpers(4004);
const v45 = helpers(4005);
const v612 = helpers(6012);
const pfn = 0x80_200n;

/** A huge page as do_huge_pmd_anonymous_page() leaves it in memory: writable, dirty and young. */
function mapped(version: ModelVersion): bigint {
  const { pmd } = helpers(version);
  return pmd.stored(0n, pmd.mkdirty(pmd.mkwrite(pmd.mkhuge(pmd.mk_pmd(pfn)))));
}

const huge = 0x8020_3403n;
const table = v45.pmd.populated(0x123n);
const { pmd: pmd45, pte: pte45 } = v45;

describe('what is stored', () => {
  it.each(versions)('the first mapping in %i', (version) => {
    const { pmd } = helpers(version);
    expect(mapped(version)).toBe(huge);
    expect(pmd.trans_huge(huge) && pmd.leaf(huge) && pmd.dirty(huge) && pmd.write(huge)).toBe(true);
    expect(pmd.pfn(huge)).toBe(pfn);
  });
  // C12: pmdp_invalidate() keeps the content, and sets the invalid bit.
  it.each(versions)('%i invalidates', (version) => {
    const { pmd, hardware } = helpers(version);
    const invalid = pmd.invalidated(huge);
    expect(invalid).toBe(huge | 0x20n);
    expect([pmd.none(invalid), pmd.present(invalid), pmd.trans_huge(invalid)]).toEqual([false, true, true]);
    expect(hardware.pmd(invalid).kind).toBe('fault');
    expect(pmd.invalidated(invalid)).toBe(invalid);
  });
  it.each([
    { name: '4.4 sets the splitting bit', value: v44.pmd.mksplitting(huge), expected: huge | 0x800n },
    { name: '4.5 populates', value: table, expected: 0x12_3000n },
    { name: '6.12 populates', value: v612.pmd.populated(0x123n), expected: 0x12_3000n },
    { name: 'clearing leaves the empty entry', value: v612.pmd.cleared(huge), expected: 0x20n },
    { name: 'clearing a PTE too', value: v612.pte.cleared(0x8020_0215n), expected: 0x400n },
    { name: '4.5 PROT_NONE', value: pmd45.modifyNone(huge), expected: 0x8020_3620n },
    { name: '6.12 PROT_NONE', value: v612.pmd.modifyNone(huge), expected: 0x8020_3620n },
    { name: '4.5 PROT_NONE undone', value: pmd45.modifyCopy(0x8020_3620n), expected: 0x8020_3602n },
    {
      name: '6.12 NOEXEC is dropped',
      value: v612.pmd.stored(0n, huge | SEGMENT_ENTRY_NOEXEC),
      expected: huge,
    },
    { name: '6.12 before that', value: v612.pmd.mk_pmd(pfn), expected: 0x8020_0301n },
    { name: '4.5 a PTE', value: pte45.mk_pte(pfn), expected: 0x8020_0215n },
    { name: '6.12 a PTE', value: v612.pte.mk_pte(pfn), expected: 0x8020_0215n },
    {
      name: '6.12 a PTE after pte_modify()',
      value: v612.pte.modifyCopy(0x8020_0215n),
      expected: 0x8020_0315n,
    },
    { name: '6.12 drops UNUSED', value: v612.pte.stored(0n, 0x1n | PAGE_UNUSED), expected: 0x1n },
    { name: '6.12 of a present entry only', value: v612.pte.stored(0n, PAGE_UNUSED), expected: PAGE_UNUSED },
    { name: '4.5 keeps it', value: pte45.stored(0n, 0x1n | PAGE_UNUSED), expected: 0x1n | PAGE_UNUSED },
    { name: '4.5 PROT_NONE of a dirty PTE', value: pte45.modifyNone(0x8020_003dn), expected: 0x8020_040dn },
    {
      name: '6.12 PROT_NONE of a dirty PTE',
      value: v612.pte.modifyNone(0x8020_003dn),
      expected: 0x8020_060dn,
    },
  ])('$name', ({ value, expected }) => {
    expect(value.toString(16)).toBe(expected.toString(16));
  });
});

/** Rows of the table of encodings in arch/s390/include/asm/pgtable.h: access, and whether INVALID and PROTECT are set. */
const encodings = [
  {
    access: 'read-only, clean, old',
    dirty: false,
    young: false,
    write: false,
    invalid: true,
    readOnly: true,
  },
  {
    access: 'read-only, clean, young',
    dirty: false,
    young: true,
    write: false,
    invalid: false,
    readOnly: true,
  },
  { access: 'read-only, dirty, old', dirty: true, young: false, write: false, invalid: true, readOnly: true },
  {
    access: 'read-only, dirty, young',
    dirty: true,
    young: true,
    write: false,
    invalid: false,
    readOnly: true,
  },
  {
    access: 'read-write, clean, old',
    dirty: false,
    young: false,
    write: true,
    invalid: true,
    readOnly: true,
  },
  {
    access: 'read-write, clean, young',
    dirty: false,
    young: true,
    write: true,
    invalid: false,
    readOnly: true,
  },
  {
    access: 'read-write, dirty, old',
    dirty: true,
    young: false,
    write: true,
    invalid: true,
    readOnly: false,
  },
  {
    access: 'read-write, dirty, young',
    dirty: true,
    young: true,
    write: true,
    invalid: false,
    readOnly: false,
  },
];

describe.each(versions)('INVALID and PROTECT in %i', (version) => {
  const { pmd, pte } = helpers(version);
  it.each(encodings)('$access', ({ dirty, young, write, invalid, readOnly }) => {
    for (const level of [pmd, pte]) {
      const start = level === pmd ? pmd.mkhuge(pmd.mk_pmd(pfn)) : pte.mk_pte(pfn);
      const withWrite = write ? level.mkwrite(start) : level.wrprotect(start);
      const withDirty = dirty ? level.mkdirty(withWrite) : level.mkclean(withWrite);
      const entry = young ? level.mkyoung(withDirty) : level.mkold(withDirty);
      const bits =
        level === pmd ? [SEGMENT_ENTRY_INVALID, SEGMENT_ENTRY_PROTECT] : [PAGE_INVALID, PAGE_PROTECT];
      expect(bits.map((bit) => (entry & bit) !== 0n)).toEqual([invalid, readOnly]);
      expect([level.dirty(entry), level.young(entry), level.write(entry)]).toEqual([dirty, young, write]);
    }
  });
});

describe('what the kernel makes of it', () => {
  it.each([
    // C13: none is exactly the negation of present; C15: the invalid bit alone says nothing about presence.
    { name: '4.5 present(old)', value: pmd45.present(pmd45.mkold(huge)), expected: true },
    { name: '4.5 none(empty)', value: pmd45.none(0x20n), expected: true },
    { name: '4.5 present(empty)', value: pmd45.present(0x20n), expected: false },
    { name: '4.5 present(0)', value: pmd45.present(0n), expected: true },
    { name: '4.5 bad(huge)', value: pmd45.bad(huge), expected: false },
    { name: '6.12 bad(huge)', value: v612.pmd.bad(huge), expected: true },
    { name: '4.5 bad(table)', value: pmd45.bad(table), expected: false },
    { name: '6.12 bad(table)', value: v612.pmd.bad(table), expected: false },
    { name: '6.12 bad(region)', value: v612.pmd.bad(table | 4n), expected: true },
    { name: '4.5 protnone', value: pmd45.protnone(pmd45.modifyNone(huge)), expected: true },
    { name: '4.5 protnone(table)', value: pmd45.protnone(table), expected: false },
    { name: '4.5 dirty(table)', value: pmd45.dirty(table & ~0x2000n), expected: true },
    { name: '6.12 dirty(table)', value: v612.pmd.dirty(table & ~0x2000n), expected: false },
    { name: '4.4 splitting', value: v44.pmd.trans_splitting(huge | SEGMENT_ENTRY_SPLIT), expected: true },
    { name: '4.4 splitting(table)', value: v44.pmd.trans_splitting(table | 0x800n), expected: false },
    { name: '4.5 splitting', value: pmd45.trans_splitting(huge | SEGMENT_ENTRY_SPLIT), expected: false },
    {
      name: '4.4 splitting survives pmd_modify()',
      value: v44.pmd.trans_splitting(v44.pmd.modifyCopy(huge | 0x800n)),
      expected: true,
    },
    { name: '4.5 pte none(0)', value: pte45.none(0n), expected: false },
    { name: '4.5 pte none(empty)', value: pte45.none(0x400n), expected: true },
    { name: '4.5 pte present(swap)', value: pte45.present(0x604n), expected: false },
    { name: '4.5 pte protnone', value: pte45.protnone(pte45.modifyNone(pte45.mk_pte(1n))), expected: true },
  ])('$name', ({ value, expected }) => {
    expect(value).toBe(expected);
  });
  it('a page table is half a page', () => {
    expect(pmd45.pfn(table | 0x800n)).toBe(0x123n);
    expect(pmd45.tablePfn(table | 0x800n)).toBe(0x123n);
  });
});

describe('what the hardware makes of it', () => {
  const { hardware } = v45;
  const fault = { kind: 'fault', pfn: 0n, read: false, write: false };
  const page = { kind: 'page', pfn, read: true, write: true };
  it.each([
    { name: 'a huge page', reading: hardware.pmd(huge), expected: page },
    { name: 'a clean one', reading: hardware.pmd(pmd45.mkclean(huge)), expected: { ...page, write: false } },
    { name: 'an old one', reading: hardware.pmd(pmd45.mkold(huge)), expected: fault },
    { name: 'a table', reading: hardware.pmd(table), expected: { ...page, kind: 'table', pfn: 0x123n } },
    {
      name: 'a protected table',
      reading: hardware.pmd(table | 0x200n),
      expected: { ...page, kind: 'table', pfn: 0x123n, write: false },
    },
    { name: 'an entry of a region table', reading: hardware.pmd(table | 0x4n), expected: fault },
    { name: 'the empty entry', reading: hardware.pmd(0x20n), expected: fault },
    { name: 'a page', reading: hardware.pte(0x8020_003dn), expected: page },
    {
      name: 'a read-only page',
      reading: hardware.pte(pte45.mk_pte(pfn)),
      expected: { ...page, write: false },
    },
    { name: 'an invalid page', reading: hardware.pte(0x8020_0415n), expected: fault },
    { name: 'a page with bit 52', reading: hardware.pte(0x8020_0815n), expected: fault },
  ])('$name', ({ reading, expected }) => {
    expect(reading).toStrictEqual(expected);
  });
  it('never writes an entry', () => {
    const clean = pmd45.mkclean(huge);
    expect([hardware.setAccessed(clean), hardware.setDirty(clean)]).toEqual([clean, clean]);
    expect(hardware.needsDirty(clean)).toBe(false);
  });
});

describe('what is printed', () => {
  it.each([
    {
      version: 4005,
      level: 'pmd' as const,
      entry: 0x8020_3422n,
      text: 'READ INVALID LARGE YOUNG DIRTY SFAA=0x802',
    },
    { version: 4004, level: 'pmd' as const, entry: 0x0c01n, text: 'WRITE LARGE SPLIT' },
    { version: 6012, level: 'pmd' as const, entry: 0x0301n, text: 'READ NOEXEC PROTECT' },
    {
      version: 6012,
      level: 'pte' as const,
      entry: 0x8020_061dn,
      text: 'PRESENT YOUNG DIRTY READ PROTECT INVALID pfn=0x80200',
    },
  ])('$text', ({ version, level, entry, text }) => {
    const [lo, hi] = [Number(BigInt.asIntN(32, entry)), Number(BigInt.asIntN(32, entry >> 32n))];
    expect(decodeEntry(entryFormat(version), level, lo, hi)).toBe(text);
  });
});
