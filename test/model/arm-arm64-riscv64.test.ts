import { describe, expect, it } from 'vitest';
import { model as arm } from '../../src/arch/arm/model.ts';
import { model as arm64 } from '../../src/arch/arm64/model.ts';
import type { ArchitectureModel } from '../../src/arch/model/architecture-model.ts';
import { GenericPrimitives } from '../../src/arch/model/generic-primitives.ts';
import type { ModelVersion } from '../../src/arch/entry-helpers.ts';
import { model as riscv64 } from '../../src/arch/riscv64/model.ts';
import { all, bit, eq, not } from '../../src/transition/expression.ts';
import type { PathBuilder } from '../../src/transition/build/path-builder.ts';
import type { Primitives } from '../../src/arch/model/primitives.ts';
import { exploreScene, hugeWord, type Explored, type Scene } from './small-machine.ts';
import { collapse, whileWriting } from './scenes.ts';

interface Target {
  readonly architecture: ArchitectureModel;
  readonly version: ModelVersion;
}

const targets: readonly (Target & { readonly name: string })[] = [arm, arm64, riscv64].flatMap(
  (architecture) =>
    architecture.versions.map((version) => ({
      name: `${architecture.name} ${version}`,
      architecture,
      version,
    })),
);
const place = { entry: 0, address: 0 };
const file = 'test';

/** Changes a huge entry into a table on CPU0 while the walkers run. */
function split(target: Target, invalidate: (primitives: Primitives, path: PathBuilder) => void): Explored {
  return exploreScene(
    { ...target, pmd: (helpers, frames) => [hugeWord(helpers, frames), 0n] },
    ({ machine, primitives }) => {
      const { memory, system } = machine;
      system.sometimes('the entry is 0x880', eq(memory.pmd.cell(0), memory.pmdWord(0x880n)));
      system.path(0, 'split', (path) =>
        path.call(file, 'split', () => {
          invalidate(primitives, path);
          primitives.pmd_populate(path, 0, 0);
        }),
      );
    },
  );
}

describe('split of a huge entry (P12)', () => {
  it.each(targets)('$name: invalidate, flush, populate', (target) => {
    const { broken, reached } = split(target, (primitives, path) => primitives.pmdp_invalidate(path, place));
    expect(broken).toStrictEqual([]);
    // C22: the value that 4.x stores on arm.
    expect(reached).toStrictEqual([target.architecture === arm && target.version < 6000]);
  });
  it.each(targets)('$name: populate over a live entry', (target) => {
    const { broken } = split(target, () => undefined);
    expect(broken).toStrictEqual(target.architecture === riscv64 ? [] : ['P12']);
  });
  it.each(targets)('$name: flush of the next range (B04)', (target) => {
    const { broken } = split(target, (primitives, path) =>
      primitives.pmdp_invalidate(path, { entry: 0, address: 1 }),
    );
    expect(broken).toStrictEqual(target.architecture === riscv64 ? [] : ['P12']);
  });
});

const collapseFlush = ({ primitives }: Scene, path: PathBuilder): void =>
  void primitives.pmdp_collapse_flush(path, place);
const freeTable = ({ primitives }: Scene, path: PathBuilder): void => primitives.freeTable(path, 0);

describe('a page table that is taken away (P7, P8)', () => {
  it.each(targets)('$name: collapse flush, then free', (target) => {
    expect(collapse(target, collapseFlush, freeTable).broken).toStrictEqual([]);
  });
  it.each(targets)('$name: a flush waits for nobody, so freeing at once is wrong', (target) => {
    const atOnce = ({ machine }: Scene, path: PathBuilder): void =>
      path.step('frees', () => machine.gracePeriods.freeNow(path, 0));
    expect(collapse(target, collapseFlush, atOnce).broken).toStrictEqual(['P8']);
    const synchronized = (scene: Scene, path: PathBuilder): void => {
      scene.primitives.synchronizeWalkers(path);
      atOnce(scene, path);
    };
    expect(collapse(target, collapseFlush, synchronized).broken).toStrictEqual([]);
  });
  it.each(targets)('$name: flush_tlb_range() and cached pointers to tables', (target) => {
    const flush = ({ primitives }: Scene, path: PathBuilder): void => {
      primitives.pmdp_huge_get_and_clear(path, place);
      primitives.flush_tlb_range(path, 0);
    };
    expect(collapse(target, flush, freeTable).broken).toStrictEqual(
      target.architecture === riscv64 ? ['P7'] : [],
    );
  });
  it.each(targets)('$name: tlb_flush() of tables, and of leaves alone', (target) => {
    const gather =
      (cleared: 'tables' | 'small') =>
      ({ primitives }: Scene, path: PathBuilder): void => {
        primitives.pmdp_huge_get_and_clear(path, place);
        primitives.tlb_flush(path, { range: 0, cleared: [cleared] });
      };
    expect(collapse(target, gather('tables'), freeTable).broken).toStrictEqual([]);
    expect(collapse(target, gather('small'), freeTable).broken).toStrictEqual(
      target.architecture === arm ? [] : ['P7'],
    );
  });
});

describe('dirty state set by hardware meanwhile (P9)', () => {
  const updating = targets.filter(({ architecture }) => architecture !== arm);
  it.each(updating)('$name: pmdp_huge_clear_flush()', (target) => {
    const broken = whileWriting(target, ({ primitives }, path) =>
      primitives.pmdp_huge_clear_flush(path, place),
    );
    // 4.4 and 4.5 of arm64 override pmdp_get_and_clear(), which nothing calls.
    expect(broken).toStrictEqual(target.version < 6000 ? ['P9'] : []);
  });
  it.each(updating)('$name: pmdp_invalidate() (B30)', (target) => {
    const broken = whileWriting(target, ({ primitives }, path) => primitives.pmdp_invalidate(path, place));
    expect(broken).toStrictEqual(target.version < 6000 ? ['P9'] : []);
  });
  it.each(updating)('$name: pmdp_set_wrprotect(), and the generic one that is not atomic', (target) => {
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

describe('pmdp_splitting_flush() of 4.4', () => {
  const early = targets.filter(({ version }) => version === 4004);
  const late = targets.filter(({ version }) => version !== 4004);
  it.each(late)('$name: gone', ({ architecture, version }) => {
    exploreScene(
      { architecture, version, pmd: (helpers, frames) => [hugeWord(helpers, frames)] },
      ({ primitives }) => {
        expect(primitives.pmdp_splitting_flush).toBeUndefined();
      },
    );
  });
  /** CPU1 reads the entry with interrupts off; CPU0 must not go on while CPU1 acts on an entry without the bit. */
  function walkWhile(
    target: Target,
    mark: (primitives: Primitives, path: PathBuilder) => void,
  ): readonly string[] {
    return exploreScene(
      { ...target, pmd: (helpers, frames) => [hugeWord(helpers, frames)] },
      ({ machine, primitives }) => {
        const { system, memory, entries, interrupts } = machine;
        const inside = system.variable('acts on an entry that is not splitting', 2);
        system.path(0, 'split', (path) =>
          path.call(file, 'split', () => {
            mark(primitives, path);
            path.step('goes on', () =>
              path.check(eq(inside, 0), system.rule('P8', 'a walker was not waited for')),
            );
          }),
        );
        system.path(1, 'gup', (path) =>
          path.call(file, 'gup', () => {
            interrupts.disable(path);
            const pmd = memory.pmd.cell(0);
            path.step('reads *pmd', () =>
              path.assign(
                inside,
                all(not(entries.pmdIs('trans_splitting', pmd)), entries.pmdIs('trans_huge', pmd)),
              ),
            );
            path.step('has taken its reference', () => {
              path.assign(inside, 0);
              interrupts.enable(path);
            });
          }),
        );
      },
    ).broken;
  }
  it.each(early)('$name: waits for walkers with interrupts off', (target) => {
    expect(
      walkWhile(target, (primitives, path) => primitives.pmdp_splitting_flush!(path, place)),
    ).toStrictEqual([]);
  });
  it.each(early)('$name: a TLB flush would not (C1)', (target) => {
    expect(
      walkWhile(target, (primitives, path) => primitives.pmdp_huge_clear_flush(path, place)),
    ).toStrictEqual(['P8']);
  });
});

describe('the end of an mmu_gather', () => {
  it.each(targets)('$name: the whole address space', (target) => {
    const { broken } = exploreScene(
      { ...target, pmd: (helpers, frames) => [hugeWord(helpers, frames)] },
      ({ machine, primitives }) => {
        const { system, memory } = machine;
        system.path(0, 'exit', (path) =>
          path.call(file, 'exit', () => {
            primitives.pmdp_huge_get_and_clear(path, place);
            primitives.tlb_flush(path, { range: 'all', cleared: ['huge'] });
            path.step('frees the page', () =>
              path.assign(memory.freed, memory.withFreed(memory.frames.maskOfHuge(0))),
            );
          }),
        );
        system.sometimes('freed', bit(memory.freed, 0));
      },
    );
    expect(broken).toStrictEqual([]);
  });
});
