import { describe, expect, it } from 'vitest';
import { decodeEntry } from '../decode-entry.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';

const of = helpers(6012);
const { pmd, pte, hardware } = of;
const hugePage = pmd.stored(0n, pmd.mkhuge(pmd.mkwrite(pmd.mkdirty(pmd.mk_pmd(0x4200n)))));

describe('powerpc radix entries', () => {
  it('exist in the versions that say so, and in no other', () => {
    expect(versions).toEqual([6012]);
    expect(() => helpers(4005)).toThrow('no radix MMU in version 4005');
  });

  it('are stored as the header says', () => {
    expect(hugePage.toString(16)).toBe('c000000042000386');
    expect(pmd.populated(0x77n).toString(16)).toBe('8000000000770005');
  });

  it('C17: pmdp_invalidate() keeps the huge page present and takes it from the walker', () => {
    const entry = pmd.invalidated(hugePage);
    expect(entry.toString(16)).toBe('6000000042000386');
    expect([pmd.none(entry), pmd.present(entry), pmd.trans_huge(entry)]).toEqual([false, true, true]);
    expect(hardware.pmd(entry).kind).toBe('fault');
  });

  it('a NUMA hint is a translation that permits nothing', () => {
    const entry = pmd.modifyNone(hugePage);
    expect(pmd.protnone(entry)).toBe(true);
    expect(hardware.pmd(entry)).toEqual({ kind: 'page', pfn: 0x4200n, read: false, write: false });
  });

  it('tables are read back', () => {
    const entry = pmd.populated(0x77n);
    expect([pmd.tablePfn(entry), pmd.bad(entry), pmd.leaf(entry)]).toEqual([0x77n, false, false]);
    expect(hardware.pmd(entry)).toMatchObject({ kind: 'table', pfn: 0x77n });
    expect(hardware.pte(entry).kind).toBe('fault');
  });

  it('a PTE with nothing but reference and change bits is none, such a PMD is not', () => {
    const left = hardware.setDirty(0n);
    expect([pte.none(left), pmd.none(left)]).toEqual([true, false]);
  });

  it('a store sets the change bit of a writable entry', () => {
    const clean = pmd.mkclean(hugePage);
    expect([clean, hugePage, pmd.wrprotect(clean)].map((entry) => hardware.needsDirty(entry))).toEqual([
      true,
      false,
      false,
    ]);
    expect(pmd.dirty(hardware.setDirty(clean))).toBe(true);
  });

  it('print as bit names', () => {
    expect(decodeEntry(entryFormat(6012), 'pmd', 0x4200_0386, 0x6000_0000)).toBe(
      'PTE INVALID WRITE READ DIRTY ACCESSED SOFT_DIRTY pfn=0x4200',
    );
  });
});
