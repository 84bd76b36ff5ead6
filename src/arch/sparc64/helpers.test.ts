import { describe, expect, it } from 'vitest';
import { decodeEntry } from '../decode-entry.ts';
import type { Entry, ModelVersion } from '../entry-helpers.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';

function hugePage(version: ModelVersion): Entry {
  const { pmd } = helpers(version);
  return pmd.stored(0n, pmd.mkhuge(pmd.mkwrite(pmd.mkdirty(pmd.mk_pmd(0x4400n)))));
}

describe('sparc64 entries', () => {
  it.each(versions)('of %i are stored as the header says', (version) => {
    expect(hugePage(version).toString(16)).toBe('e100000008800fb2');
  });

  it.each(versions)(
    'C17: pmdp_invalidate() of %i keeps the huge page present and stops the miss handler',
    (v) => {
      const { pmd, hardware } = helpers(v);
      const entry = pmd.invalidated(hugePage(v));
      expect(entry.toString(16)).toBe('6100000008800fb2');
      expect([pmd.none(entry), pmd.present(entry), pmd.trans_huge(entry)]).toEqual([false, true, true]);
      expect(hardware.pmd(entry).kind).toBe('fault');
      expect(pmd.pfn(entry)).toBe(0x4400n);
    },
  );

  it('an old entry is one the miss handler refuses', () => {
    const { pmd, pte, hardware } = helpers(6012);
    expect(hardware.pmd(pmd.mkold(hugePage(6012))).kind).toBe('fault');
    expect(hardware.pte(pte.mkold(pte.mk_pte(3n))).kind).toBe('fault');
    expect(hardware.pte(pte.mkyoung(pte.mkold(pte.mk_pte(3n)))).kind).toBe('page');
  });

  it('PAGE_NONE is not valid, and is no NUMA hint', () => {
    const { pmd, hardware } = helpers(4005);
    const entry = pmd.modifyNone(hugePage(4005));
    expect([pmd.present(entry), pmd.protnone(entry), hardware.pmd(entry).kind]).toEqual([
      true,
      false,
      'fault',
    ]);
  });

  it('marking a read-only entry dirty lets the hardware write in 4.x, not in 6.12', () => {
    const writable = versions.map((version) => {
      const { pte, hardware } = helpers(version);
      return hardware.pte(pte.mkdirty(pte.mk_pte(3n))).write;
    });
    expect(writable).toEqual([true, true, false]);
  });

  it('only v4.4 splits with a bit', () => {
    const splits = versions.map((version) => {
      const { pmd } = helpers(version);
      return pmd.trans_splitting(pmd.mksplitting(hugePage(version)));
    });
    expect(splits).toEqual([true, false, false]);
  });

  it.each(versions)('tables of %i are read back', (version) => {
    const { pmd, hardware } = helpers(version);
    const entry = pmd.populated(0x77n);
    expect([pmd.tablePfn(entry), pmd.bad(entry), pmd.leaf(entry)]).toEqual([0x77n, false, false]);
    expect(hardware.pmd(entry)).toMatchObject({ kind: 'table', pfn: 0x77n });
  });

  it('print as bit names', () => {
    expect(decodeEntry(entryFormat(4004), 'pmd', 0x0880_0fb2, 0x6300_0000)).toBe(
      'SZ=0x3 PMD_HUGE SPLITTING W CV CP PRESENT WRITE READ ACCESSED MODIFIED pfn=0x4400',
    );
  });
});
