import { describe, expect, it } from 'vitest';
import type { Entry, EntryHelpers } from '../../src/arch/entry-helpers.ts';
import { model as s390 } from '../../src/arch/s390/model.ts';
import { model as x86 } from '../../src/arch/x86_64/model.ts';
import type { Frames } from '../../src/machine/mmu/frames.ts';
import type { PathBuilder } from '../../src/transition/build/path-builder.ts';
import { all, eq } from '../../src/transition/expression.ts';
import { exploreScene, tableWord, type Explored, type Scene } from './small-machine.ts';
import { collapse } from './scenes.ts';
import { file, huge, onS390, onX86, place, targets, zap, type Target } from './x86-s390.ts';

/** The pointer of one range and the address of the next, as before 4.5-rc6 (B04). */
const wrong = { entry: 0, address: 1 };

/** Changes a huge entry into a table on CPU0 while the walkers run. */
function split(target: Target, invalidate: (scene: Scene, path: PathBuilder) => void): Explored {
  return exploreScene({ ...target, pmd: huge }, (scene) => {
    const { system, memory, entries, tlb } = scene.machine;
    const pmd = memory.pmd.cell(0);
    const invalid = all(entries.pmdIs('trans_huge', pmd), eq(tlb.hugeEntryOf(pmd), 0));
    system.sometimes('the entry is invalid and huge', invalid);
    system.sometimes('a TLB has the huge page while the entry is invalid', all(invalid, tlb.anyHuge(0)));
    system.sometimes('the entry is none', entries.pmdIs('none', pmd));
    system.path(0, 'split', (path) =>
      path.call(file, 'split', () => {
        invalidate(scene, path);
        scene.primitives.pmd_populate(path, 0, 0);
      }),
    );
  });
}

describe('split of a huge entry', () => {
  it.each(targets)('$name: invalidate, flush, populate', (target) => {
    const { broken, reached } = split(target, ({ primitives }, path) =>
      primitives.pmdp_invalidate(path, place),
    );
    expect(broken).toStrictEqual([]);
    expect(reached).toStrictEqual([true, true, false]);
  });
  it.each(targets)('$name: populate over a live entry', (target) => {
    const { broken } = split(target, () => undefined);
    expect(broken).toStrictEqual(target.architecture === s390 ? ['P12', 'P18'] : ['P12']);
  });
  it.each(targets)('$name: populate without a flush', (target) => {
    const { broken } = split(target, ({ machine }, path) => {
      const pmd = machine.memory.pmd.cell(0);
      path.step('set_pmd_at()', () => path.assign(pmd, machine.entries.pmd('mkinvalid', pmd)));
    });
    expect(broken).toStrictEqual(['P12']);
  });
  it.each(targets)('$name: clear and flush leaves the entry none', (target) => {
    const { broken, reached } = split(target, ({ primitives }, path) =>
      primitives.pmdp_huge_clear_flush(path, place),
    );
    expect(broken).toStrictEqual([]);
    expect(reached[2]).toBe(true);
  });
});

describe('pmdp_invalidate() with the address of the next range (B04)', () => {
  it.each(onS390)('$name: IDTE sets 0x20 elsewhere and leaves the entry valid', (target) => {
    const { broken, reached } = split(target, ({ primitives }, path) =>
      primitives.pmdp_invalidate(path, wrong),
    );
    expect(broken).toStrictEqual(['P12', 'P18', 'P20']);
    // 6.12 then stores the invalid value over the valid entry.
    expect(reached).toStrictEqual([target.version > 6000, target.version > 6000, false]);
  });
  it.each(onX86)('$name: 512 pages are above the ceiling, so everything is flushed', (target) => {
    expect(
      split(target, ({ primitives }, path) => primitives.pmdp_invalidate(path, wrong)).broken,
    ).toStrictEqual([]);
  });
});

const collapseFlush = ({ primitives }: Scene, path: PathBuilder): void =>
  void primitives.pmdp_collapse_flush(path, place);
const freeTable = ({ primitives }: Scene, path: PathBuilder): void => primitives.freeTable(path, 0);
const freeNow = ({ machine }: Scene, path: PathBuilder): void =>
  path.step('frees', () => machine.gracePeriods.freeNow(path, 0));
const clearOnly = ({ machine }: Scene, path: PathBuilder): void => {
  const pmd = machine.memory.pmd.cell(0);
  path.step('pmd_clear()', () => path.assign(pmd, machine.entries.pmd('cleared', pmd)));
};

describe('a page table that is taken away', () => {
  it.each(targets)('$name: collapse flush, then free', (target) => {
    expect(collapse(target, collapseFlush, freeTable).broken).toStrictEqual([]);
  });
  it.each(targets)('$name: freed at once after the flush (C1)', (target) => {
    // The flush of x86 is an interrupt, for which a walker with interrupts off makes it wait.
    const broken = target.architecture === x86 ? [] : ['P8'];
    expect(collapse(target, collapseFlush, freeNow).broken).toStrictEqual(broken);
  });
  it.each(targets)('$name: freed at once after an interrupt to everybody', (target) => {
    const synchronized = (scene: Scene, path: PathBuilder): void => {
      scene.primitives.synchronizeWalkers(path);
      freeNow(scene, path);
    };
    expect(collapse(target, collapseFlush, synchronized).broken).toStrictEqual([]);
  });
  it.each(targets)('$name: tlb_flush() with tables reaches the walk caches', (target) => {
    const flush = (scene: Scene, path: PathBuilder): void => {
      clearOnly(scene, path);
      scene.primitives.tlb_flush(path, { range: 0, cleared: ['small', 'tables'] });
    };
    expect(collapse(target, flush, freeTable).broken).toStrictEqual([]);
  });
  it.each(targets)('$name: without a flush', (target) => {
    const expected = target.architecture === x86 ? ['P7', 'P8'] : ['P7'];
    expect(collapse(target, clearOnly, freeTable).broken).toStrictEqual(expected);
  });
  it.each(targets)('$name: with a flush of the pages alone', (target) => {
    const flush = (scene: Scene, path: PathBuilder): void => {
      clearOnly(scene, path);
      scene.primitives.tlb_flush(path, { range: 0, cleared: ['small'] });
    };
    // INVLPG drops all walk caches; on s390 IPTE has flushed the pages already.
    expect(collapse(target, flush, freeTable).broken).toStrictEqual(
      target.architecture === x86 ? [] : ['P7'],
    );
  });
});

const table = (helpers: EntryHelpers, frames: Frames): readonly Entry[] => [tableWord(helpers, frames)];

describe('pages that are taken away', () => {
  it.each(targets)('$name: page by page, ptep_clear_flush()', (target) => {
    const clear = ({ primitives }: Scene, path: PathBuilder): void => {
      for (const index of [0, 1]) primitives.ptep_clear_flush(path, 0, 0, index);
    };
    expect(zap(target, table, clear)).toStrictEqual([]);
  });
  it.each(targets)('$name: page by page, then tlb_flush()', (target) => {
    const clear = ({ primitives }: Scene, path: PathBuilder): void => {
      for (const index of [0, 1]) primitives.ptep_get_and_clear(path, 0, 0, index);
      primitives.tlb_flush(path, { range: 0, cleared: ['small'] });
    };
    expect(zap(target, table, clear)).toStrictEqual([]);
  });
  it.each(targets)('$name: ptep_get_and_clear() flushes on s390 only', (target) => {
    const clear = ({ primitives }: Scene, path: PathBuilder): void => {
      for (const index of [0, 1]) primitives.ptep_get_and_clear(path, 0, 0, index);
    };
    expect(zap(target, table, clear)).toStrictEqual(target.architecture === s390 ? [] : ['P6']);
  });
  it.each(targets)('$name: pmdp_huge_get_and_clear() flushes on s390 only', (target) => {
    const clear = ({ primitives }: Scene, path: PathBuilder): void =>
      void primitives.pmdp_huge_get_and_clear(path, place);
    expect(zap(target, huge, clear)).toStrictEqual(target.architecture === s390 ? [] : ['P6']);
  });
  it.each(targets)('$name: all pages of a table, pmdp_collapse_flush()', (target) => {
    expect(zap(target, table, collapseFlush)).toStrictEqual([]);
  });
  it.each(targets)('$name: a huge page, then tlb_flush()', (target) => {
    const clear = ({ primitives }: Scene, path: PathBuilder): void => {
      primitives.pmdp_huge_get_and_clear(path, place);
      primitives.tlb_flush(path, { range: 0, cleared: ['huge'] });
    };
    expect(zap(target, huge, clear)).toStrictEqual([]);
  });
});
