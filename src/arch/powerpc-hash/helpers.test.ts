import { describe, expect, it } from 'vitest';
import type { Entry, EntryHelpers, ModelVersion } from '../entry-helpers.ts';
import { helpers, versions } from './helpers.ts';

const FRAME = 0x4200n;

/** A young, dirty, writable anonymous huge page, as `mk_huge_pmd()` makes it and `set_pmd_at()` stores it. */
function hugePage(of: EntryHelpers): Entry {
  const { pmd } = of;
  return pmd.stored(0n, pmd.mkhuge(pmd.mkwrite(pmd.mkdirty(pmd.mk_pmd(FRAME)))));
}

/** The same as a NUMA hint: `change_huge_pmd()` with `PAGE_NONE`. */
function hint(of: EntryHelpers): Entry {
  return of.pmd.stored(0n, of.pmd.modifyNone(hugePage(of)));
}

/** Known values, from the headers. */
const STORED: readonly (readonly [ModelVersion, Entry])[] = [
  [4004, 0x1080_2000_0383n],
  [4005, 0x1080_0008_0387n],
  [6012, 0xc000_0000_4200_2386n],
];

describe('powerpc hash entries', () => {
  it.each(STORED)('version %i stores a huge page as its header says', (version, value) => {
    const of = helpers(version);
    expect(hugePage(of).toString(16)).toBe(value.toString(16));
    expect(of.pmd.pfn(hugePage(of))).toBe(FRAME);
  });

  it.each(versions)('C17: in version %i pmdp_invalidate() keeps the huge page present', (version) => {
    const of = helpers(version);
    const entry = of.pmd.invalidated(hugePage(of));
    const { pmd } = of;
    expect([pmd.none(entry), pmd.present(entry), pmd.trans_huge(entry)]).toEqual([false, true, true]);
    expect(pmd.pfn(entry)).toBe(FRAME);
    expect(of.hardware.pmd(entry).kind).toBe('fault');
  });

  it.each(versions)(
    'C7: in version %i pmdp_huge_get_and_clear() leaves none, pmdp_invalidate() does not',
    (v) => {
      const of = helpers(v);
      expect(of.pmd.none(of.pmd.cleared(hugePage(of)))).toBe(true);
      expect(of.pmd.none(of.pmd.invalidated(hugePage(of)))).toBe(false);
    },
  );

  it('C9, C29: in v4.5 an entry without the user bit keeps hash faults and GUP-fast away until it is invalidated', () => {
    const of = helpers(4005);
    const prepared = hugePage(of) & ~0x4n;
    expect(of.hardware.pmd(prepared).kind).toBe('fault');
    expect(of.pmd.protnone(prepared)).toBe(true);
    expect(of.pmd.trans_huge(prepared)).toBe(true);
    expect(of.pmd.protnone(of.pmd.invalidated(prepared))).toBe(false);
  });

  it('a NUMA hint that pmdp_invalidate() has met is no huge page to v4.4, and is one from v4.5 on', () => {
    const classes = versions.map((version) => {
      const { pmd } = helpers(version);
      const entry = pmd.invalidated(hint(helpers(version)));
      return [version, pmd.trans_huge(entry), pmd.bad(entry)];
    });
    expect(classes).toEqual([
      [4004, false, true],
      [4005, true, true],
      [6012, true, true],
    ]);
  });

  it('the hash fault of v4.4 takes that entry for a table', () => {
    const of = helpers(4004);
    expect(of.hardware.pmd(of.pmd.invalidated(hint(of))).kind).toBe('table');
  });

  it('the hash fault refuses busy entries, and splitting ones of v4.4', () => {
    const of = helpers(4004);
    const kinds = [0n, 0x800n, 0x400n].map((bit) => of.hardware.pmd(hugePage(of) | bit).kind);
    expect(kinds).toEqual(['page', 'fault', 'fault']);
    expect(of.pmd.trans_splitting(of.pmd.mksplitting(hugePage(of)))).toBe(true);
  });

  it.each(versions)('in version %i a table entry is read back, is not bad and not huge', (version) => {
    const { pmd, hardware } = helpers(version);
    const entry = pmd.populated(0x77n);
    expect([pmd.tablePfn(entry), pmd.bad(entry), pmd.leaf(entry), pmd.none(entry)]).toEqual([
      0x77n,
      false,
      false,
      false,
    ]);
    expect(hardware.pmd(entry)).toMatchObject({ kind: 'table', pfn: 0x77n });
  });

  it.each(versions)('in version %i storing drops what belongs to the hash table', (version) => {
    const of = helpers(version);
    const hashed = of.hardware.setAccessed(hugePage(of));
    expect(hashed).not.toBe(hugePage(of));
    expect(of.pmd.stored(0n, hashed)).toBe(hugePage(of));
    expect(of.pte.none(of.hardware.setAccessed(0n) & ~of.pte.mkyoung(0n))).toBe(true);
  });

  it.each(versions)('in version %i a store through a clean writable entry sets its dirty bit', (version) => {
    const of = helpers(version);
    const clean = of.pmd.mkclean(hugePage(of));
    expect([of.hardware.needsDirty(clean), of.hardware.needsDirty(hugePage(of))]).toEqual([true, false]);
    expect(of.pmd.dirty(of.hardware.setDirty(clean))).toBe(true);
    expect(of.hardware.needsDirty(of.pmd.wrprotect(clean))).toBe(false);
  });
});
