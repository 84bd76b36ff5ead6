import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/arch/entry-helpers.ts';
import { GenericPrimitives } from '../../src/arch/model/generic-primitives.ts';
import type { Primitives } from '../../src/arch/model/primitives.ts';
import type { PathBuilder } from '../../src/transition/build/path-builder.ts';
import { all, any, ne, not } from '../../src/transition/expression.ts';
import { exploreScene, type Scene } from './small-machine.ts';
import { whileWriting } from './scenes.ts';
import { file, huge, onS390, onX86, place, targets, zap } from './x86-s390.ts';

describe('s390: plain stores', () => {
  it.each(onS390)('$name: over a valid PTE', (target) => {
    const stores = (of: (word: Entry) => Entry): readonly string[] =>
      zap(target, huge, ({ machine, primitives }, path) => {
        primitives.pmdp_huge_get_and_clear(path, place);
        primitives.set_pte_at(path, 0, 0, machine.entries.pteMap('changed', of, machine.memory.pte(0, 0)));
      });
    expect(stores((word) => word | 0x200n)).toStrictEqual(['P18']);
    // Bits 56 to 63 may be changed.
    expect(stores((word) => word & ~0x4n)).toStrictEqual([]);
  });
  it.each(onS390)('$name: over a valid segment-table entry, and pmdp_set_wrprotect() instead', (target) => {
    const protect = (how: (scene: Scene, path: PathBuilder) => void): readonly string[] =>
      zap(target, huge, (scene, path) => {
        how(scene, path);
        scene.primitives.pmdp_huge_get_and_clear(path, place);
      });
    const stores = ({ machine, primitives }: Scene, path: PathBuilder): void =>
      primitives.set_pmd_at(path, place, machine.entries.pmd('wrprotect', machine.memory.pmd.cell(0)));
    expect(protect(stores)).toStrictEqual(['P18']);
    expect(protect(({ primitives }, path) => primitives.pmdp_set_wrprotect(path, place))).toStrictEqual([]);
  });
});

describe('x86: dirty state set by hardware meanwhile (P9)', () => {
  it.each(onX86)('$name: pmdp_huge_clear_flush() is an exchange', (target) => {
    const broken = whileWriting(target, ({ primitives }, path) =>
      primitives.pmdp_huge_clear_flush(path, place),
    );
    expect(broken).toStrictEqual([]);
  });
  it.each(onX86)('$name: pmdp_invalidate() (B30)', (target) => {
    const broken = whileWriting(target, ({ primitives }, path) => primitives.pmdp_invalidate(path, place));
    expect(broken).toStrictEqual(target.version < 6000 ? ['P9'] : []);
  });
  it.each(onX86)('$name: pmdp_set_wrprotect(), and the generic one that is not atomic', (target) => {
    const protect = (how: Primitives['pmdp_set_wrprotect']): readonly string[] =>
      whileWriting(target, ({ primitives, machine }, path) => {
        how.call(primitives, path, place);
        primitives.flush_pmd_tlb_range(path, 0);
        return machine.memory.pmd.cell(0);
      });
    expect(
      protect(function own(this: Primitives, path, at) {
        this.pmdp_set_wrprotect(path, at);
      }),
    ).toStrictEqual([]);
    expect(protect(GenericPrimitives.prototype.pmdp_set_wrprotect)).toStrictEqual(['P9']);
  });
});

describe('pmdp_set_wrprotect()', () => {
  it.each(targets)('$name: leaves an entry that is not writable', (target) => {
    const { broken } = exploreScene({ ...target, pmd: huge }, ({ machine, primitives }) => {
      const { system, memory, entries } = machine;
      const pmd = memory.pmd.cell(0);
      system.path(0, 'protect', (path) =>
        path.call(file, 'protect', () => primitives.pmdp_set_wrprotect(path, place)),
      );
      const kept = all(entries.pmdIs('dirty', pmd), entries.pmdIs('trans_huge', pmd));
      system.final(system.rule('P16', 'writable'), all(not(entries.pmdIs('write', pmd)), kept));
    });
    expect(broken).toStrictEqual([]);
  });
});

describe('pmdp_splitting_flush() of 4.4', () => {
  it.each(targets.filter(({ version }) => version !== 4004))('$name: gone', (target) => {
    exploreScene({ ...target, pmd: huge }, ({ primitives }) => {
      expect(primitives.pmdp_splitting_flush).toBeUndefined();
    });
  });
  it.each(targets.filter(({ version }) => version === 4004))('$name: waits for walkers', (target) => {
    const { broken, reached } = exploreScene({ ...target, pmd: huge }, ({ machine, primitives }) => {
      const { system, memory, entries, interrupts } = machine;
      const pmd = memory.pmd.cell(0);
      const walking = system.variable('walking on what is not splitting', 2);
      const splitting = entries.pmdIs('trans_splitting', pmd);
      system.sometimes('a walker is at work while the bit is set', all(walking, splitting));
      system.path(0, 'split', (path) =>
        path.call(file, 'split', () => {
          primitives.pmdp_splitting_flush!(path, place);
          path.step('goes on', () => path.check(not(walking), system.rule('P8', 'a walker is at work')));
        }),
      );
      system.path(1, 'gup', (path) =>
        path.call(file, 'gup', () => {
          interrupts.disable(path);
          path.step('pmd_trans_splitting(*pmd)?', () => path.assign(walking, not(splitting)));
          path.step('done', () => {
            path.check(any(not(walking), ne(pmd, memory.pmdWord(0n))), system.rule('P1', 'none'));
            path.assign(walking, 0);
            interrupts.enable(path);
          });
        }),
      );
    });
    expect(broken).toStrictEqual([]);
    expect(reached).toStrictEqual([true]);
  });
});
