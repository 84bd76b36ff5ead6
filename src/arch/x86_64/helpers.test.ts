import { describe, expect, it } from 'vitest';
import { decodeEntry } from '../decode-entry.ts';
import type { ModelVersion } from '../entry-helpers.ts';
import {
  PAGE_ACCESSED,
  PAGE_DIRTY,
  PAGE_PRESENT,
  PAGE_PROTNONE,
  PAGE_PSE,
  PAGE_RW,
  PAGE_SAVED_DIRTY,
  PAGE_SPLITTING,
  PAGE_USER,
} from './bits.ts';
import { entryFormat } from './entry.ts';
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

const huge = 0x8000_0000_8020_00e7n;
const table = v612.pmd.populated(0x123n);
const earlyInvalid = v45.pmd.invalidated(huge);
const lateInvalid = v612.pmd.invalidated(huge);
const earlyNone = v45.pmd.modifyNone(huge);
const lateNone = v612.pmd.modifyNone(huge);

describe('what is stored', () => {
  it.each(versions)('the first mapping in %i', (version) => {
    const { pmd } = helpers(version);
    expect(mapped(version)).toBe(huge);
    expect(pmd.trans_huge(huge) && pmd.leaf(huge) && pmd.dirty(huge)).toBe(true);
    expect(pmd.pfn(huge)).toBe(pfn);
  });
  it.each([
    { name: '4.4 invalidates', value: v44.pmd.invalidated(huge), expected: huge & ~PAGE_PRESENT },
    {
      name: '4.4 keeps the splitting bit',
      value: v44.pmd.invalidated(v44.pmd.mksplitting(huge)),
      expected: (huge & ~PAGE_PRESENT) | PAGE_SPLITTING,
    },
    { name: '4.5 invalidates', value: earlyInvalid, expected: huge & ~PAGE_PRESENT },
    // The address is inverted (L1TF): bits 51 to 21.
    { name: '6.12 invalidates', value: lateInvalid, expected: 0x800f_ffff_7fc0_00e6n },
    { name: '4.5 PROT_NONE', value: earlyNone, expected: 0x8020_01e0n },
    { name: '6.12 PROT_NONE', value: lateNone, expected: 0x040f_ffff_7fc0_01a0n },
    { name: '6.12 PROT_NONE undone', value: v612.pmd.modifyCopy(lateNone), expected: 0x8400_0000_8020_00a5n },
    {
      name: '6.12 invalidates PROT_NONE',
      value: v612.pmd.invalidated(lateNone),
      expected: lateNone & ~PAGE_PROTNONE,
    },
    { name: 'populated', value: table, expected: 0x12_3067n },
    { name: 'cleared', value: v612.pmd.cleared(huge), expected: 0n },
    { name: 'stored', value: v612.pmd.stored(huge, lateInvalid), expected: lateInvalid },
    { name: 'a PTE', value: v45.pte.mk_pte(pfn), expected: 0x8000_0000_8020_0025n },
  ])('$name', ({ value, expected }) => {
    expect(value.toString(16)).toBe(expected.toString(16));
  });
});

describe('what the kernel makes of it', () => {
  it.each([
    // B10: present during the split since 3.7.
    { name: '4.4 present(invalidated)', value: v44.pmd.present(v44.pmd.invalidated(huge)), expected: true },
    { name: '4.5 present(invalidated)', value: v45.pmd.present(earlyInvalid), expected: true },
    { name: '4.5 none(invalidated)', value: v45.pmd.none(earlyInvalid), expected: false },
    { name: '4.5 trans_huge(invalidated)', value: v45.pmd.trans_huge(earlyInvalid), expected: true },
    { name: '4.5 protnone(invalidated)', value: v45.pmd.protnone(earlyInvalid), expected: false },
    { name: '4.5 bad(invalidated)', value: v45.pmd.bad(earlyInvalid), expected: true },
    { name: '4.5 present(PROT_NONE)', value: v45.pmd.present(earlyNone), expected: true },
    { name: '4.5 protnone(PROT_NONE)', value: v45.pmd.protnone(earlyNone), expected: true },
    { name: '6.12 present(invalidated)', value: v612.pmd.present(lateInvalid), expected: true },
    { name: '6.12 trans_huge(invalidated)', value: v612.pmd.trans_huge(lateInvalid), expected: true },
    { name: '6.12 none(invalidated)', value: v612.pmd.none(lateInvalid), expected: false },
    { name: '6.12 dirty(invalidated)', value: v612.pmd.dirty(lateInvalid), expected: true },
    { name: '6.12 protnone(PROT_NONE)', value: v612.pmd.protnone(lateNone), expected: true },
    { name: '6.12 dirty(PROT_NONE)', value: v612.pmd.dirty(lateNone), expected: true },
    { name: '6.12 none(stray A and D)', value: v612.pmd.none(PAGE_ACCESSED | PAGE_DIRTY), expected: true },
    { name: '4.5 none(stray A and D)', value: v45.pmd.none(PAGE_ACCESSED | PAGE_DIRTY), expected: false },
    {
      name: '6.12 pte none(stray A and D)',
      value: v612.pte.none(PAGE_ACCESSED | PAGE_DIRTY),
      expected: true,
    },
    { name: '6.12 bad(table without A)', value: v612.pmd.bad(table & ~PAGE_ACCESSED), expected: false },
    { name: '4.5 bad(table without A)', value: v45.pmd.bad(table & ~PAGE_ACCESSED), expected: true },
    { name: '4.5 bad(table)', value: v45.pmd.bad(table), expected: false },
    { name: '4.5 trans_huge(table)', value: v45.pmd.trans_huge(table), expected: false },
    { name: '4.5 trans_huge(DEVMAP)', value: v45.pmd.trans_huge(huge | (1n << 58n)), expected: false },
    { name: '4.4 trans_huge(bit 58)', value: v44.pmd.trans_huge(huge | (1n << 58n)), expected: true },
    { name: '6.12 trans_huge(DEVMAP)', value: v612.pmd.trans_huge(huge | (1n << 57n)), expected: false },
    { name: '4.4 splitting', value: v44.pmd.trans_splitting(v44.pmd.mksplitting(huge)), expected: true },
    { name: '4.5 splitting', value: v45.pmd.trans_splitting(huge | PAGE_SPLITTING), expected: false },
    { name: '6.12 pte present(swap)', value: v612.pte.present(0x200n), expected: false },
  ])('$name', ({ value, expected }) => {
    expect(value).toBe(expected);
  });
  it.each([
    { name: '6.12 invalidated', value: v612.pmd.pfn(lateInvalid), expected: pfn },
    { name: '6.12 PROT_NONE', value: v612.pmd.pfn(lateNone), expected: pfn },
    {
      name: '6.12 PROT_NONE of a PTE',
      value: v612.pte.pfn(v612.pte.modifyNone(v612.pte.mk_pte(pfn))),
      expected: pfn,
    },
    { name: '4.5 PROT_NONE', value: v45.pmd.pfn(earlyNone), expected: pfn },
    { name: 'a table', value: v612.pmd.tablePfn(table), expected: 0x123n },
  ])('page frame number of $name', ({ value, expected }) => {
    expect(value).toBe(expected);
  });
  it.each([
    {
      name: 'wrprotect saves D',
      value: v612.pmd.wrprotect(PAGE_RW | PAGE_DIRTY),
      expected: PAGE_SAVED_DIRTY,
    },
    {
      name: 'mkwrite restores it',
      value: v612.pmd.mkwrite(PAGE_SAVED_DIRTY),
      expected: PAGE_RW | PAGE_DIRTY,
    },
    { name: 'mkdirty of a read-only entry', value: v612.pmd.mkdirty(0n), expected: PAGE_SAVED_DIRTY },
    { name: 'mkclean clears both', value: v612.pte.mkclean(PAGE_SAVED_DIRTY | PAGE_DIRTY), expected: 0n },
    { name: '4.5 wrprotect', value: v45.pmd.wrprotect(PAGE_RW | PAGE_DIRTY), expected: PAGE_DIRTY },
  ])('$name', ({ value, expected }) => {
    expect(value).toBe(expected);
  });
});

describe('what the hardware makes of it', () => {
  const { hardware } = v612;
  const fault = { kind: 'fault', pfn: 0n, read: false, write: false };
  const page = { kind: 'page', pfn, read: true, write: true };
  it.each([
    { name: 'a huge page', reading: hardware.pmd(huge), expected: page },
    { name: 'a read-only one', reading: hardware.pmd(huge & ~PAGE_RW), expected: { ...page, write: false } },
    {
      name: 'one of the kernel',
      reading: hardware.pmd(huge & ~PAGE_USER),
      expected: { ...page, read: false, write: false },
    },
    { name: 'one with a reserved bit', reading: hardware.pmd(huge | (1n << 13n)), expected: fault },
    { name: 'an invalidated one', reading: hardware.pmd(lateInvalid), expected: fault },
    { name: 'a PROT_NONE one', reading: hardware.pmd(earlyNone), expected: fault },
    { name: 'a table', reading: hardware.pmd(table), expected: { ...page, kind: 'table', pfn: 0x123n } },
    { name: 'a page with PAT', reading: hardware.pte(huge), expected: page },
    { name: 'no page', reading: hardware.pte(huge & ~PAGE_PRESENT), expected: fault },
  ])('$name', ({ reading, expected }) => {
    expect(reading).toStrictEqual(expected);
  });
  it('sets A and D in what is present', () => {
    const clean = v612.pmd.mkold(v612.pmd.mkclean(huge));
    expect(hardware.needsDirty(clean)).toBe(true);
    expect(hardware.needsDirty(huge)).toBe(false);
    expect(hardware.needsDirty(clean & ~PAGE_RW)).toBe(false);
    expect(hardware.setAccessed(clean)).toBe(clean | PAGE_ACCESSED);
    expect(hardware.setDirty(clean)).toBe(huge);
    expect([hardware.setAccessed(lateInvalid), hardware.setDirty(0n)]).toEqual([lateInvalid, 0n]);
  });
});

describe('what is printed', () => {
  it.each([
    {
      version: 4004,
      entry: 0xce7n | PAGE_PSE,
      text: 'PRESENT RW USER ACCESSED DIRTY PSE SPLITTING SOFT_DIRTY',
    },
    { version: 6012, entry: 0x0400_0000_8020_01a0n, text: 'ACCESSED PSE PROTNONE SAVED_DIRTY pfn=0x80200' },
    { version: 4005, entry: 0x8400_0000_0000_0101n, text: 'PRESENT GLOBAL DEVMAP NX' },
  ])('$text', ({ version, entry, text }) => {
    const [lo, hi] = [Number(BigInt.asIntN(32, entry)), Number(BigInt.asIntN(32, entry >> 32n))];
    expect(decodeEntry(entryFormat(version), 'pmd', lo, hi)).toBe(text);
  });
});
