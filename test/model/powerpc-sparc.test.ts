import { describe, expect, it } from 'vitest';
import type { Entry, ModelVersion } from '../../src/arch/entry-helpers.ts';
import type { ArchitectureModel } from '../../src/arch/model/architecture-model.ts';
import { GenericPrimitives } from '../../src/arch/model/generic-primitives.ts';
import type { Primitives } from '../../src/arch/model/primitives.ts';
import { model as hash } from '../../src/arch/powerpc-hash/model.ts';
import { model as radix } from '../../src/arch/powerpc-radix/model.ts';
import { model as sparc64, modelAsWritten } from '../../src/arch/sparc64/model.ts';
import { any, eq, or } from '../../src/transition/expression.ts';
import type { PathBuilder } from '../../src/transition/build/path-builder.ts';
import {
  exploreScene,
  hugeWord,
  tableWord,
  type Explored,
  type Scene,
  type SceneOptions,
} from './small-machine.ts';
import { whileWriting } from './scenes.ts';

interface Target {
  readonly architecture: ArchitectureModel;
  readonly version: ModelVersion;
}

const targets = [hash, radix, sparc64].flatMap((architecture) =>
  architecture.versions.map((version) => ({
    name: `${architecture.name} ${version}`,
    architecture,
    version,
  })),
);
const of = (...architectures: ArchitectureModel[]): typeof targets =>
  targets.filter(({ architecture }) => architectures.includes(architecture));
const place = { entry: 0, address: 0 };
const huge: SceneOptions['pmd'] = (helpers, frames) => [hugeWord(helpers, frames), 0n];
const file = 'test';

/** Runs one path on CPU0 while both CPUs load translations. */
function run(
  target: Target,
  pmd: SceneOptions['pmd'],
  act: (scene: Scene, path: PathBuilder) => void,
): Explored {
  return exploreScene({ ...target, pmd }, (scene) =>
    scene.machine.system.path(0, 'path', (path) => path.call(file, 'path', () => act(scene, path))),
  );
}

/** The split in the order of its version, but for what `omit` names. */
function split(
  target: Target,
  how: { readonly omit?: 'splitting_flush' | 'split_prepare' | 'invalidate'; readonly address?: number } = {},
): readonly string[] {
  return run(target, huge, ({ primitives }, path) => {
    const at = { entry: 0, address: how.address ?? 0 };
    const invalidate = (): void => {
      if (how.omit !== 'invalidate') primitives.pmdp_invalidate(path, at);
    };
    const withdraw = (): void =>
      path.step('pgtable_trans_huge_withdraw()', () => primitives.pgtable_trans_huge_withdraw?.(path, 0, 0));
    if (how.omit !== 'splitting_flush') primitives.pmdp_splitting_flush?.(path, place);
    if (how.omit !== 'split_prepare') primitives.pmdp_huge_split_prepare?.(path, place);
    if (target.version < 6000) {
      withdraw();
      invalidate();
    } else {
      invalidate();
      withdraw();
    }
    primitives.pmd_populate(path, 0, 0);
  }).broken;
}

describe('split of a huge entry (P12, P21)', () => {
  it.each(targets)('$name: as written', (target) => {
    expect(split(target)).toStrictEqual([]);
  });
  it.each(targets)('$name: populate over a live entry', (target) => {
    const early = target.architecture === hash && target.version < 6000;
    // Of powerpc hash of 4.x the flush comes before, and the entry refuses hash faults already (C29).
    expect(split(target, { omit: 'invalidate' })).toStrictEqual(
      early ? [] : target.architecture === hash ? ['P11', 'P12', 'P21'] : ['P12'],
    );
  });
  it.each(targets)('$name: pmdp_invalidate() with the address of the next range (B04)', (target) => {
    const early = target.architecture === hash && target.version < 6000;
    expect(split(target, { address: 1 })).toStrictEqual(early ? [] : ['P12']);
  });
  it('powerpc-hash 4.5: without pmdp_huge_split_prepare() (B05)', () => {
    const target = { architecture: hash, version: 4005 } as const;
    expect(split(target, { omit: 'split_prepare' })).toStrictEqual(['P12', 'P21']);
  });
  it('powerpc-hash 4.4: without pmdp_splitting_flush()', () => {
    const target = { architecture: hash, version: 4004 } as const;
    expect(split(target, { omit: 'splitting_flush' })).toStrictEqual(['P12', 'P21']);
  });
});

/** Removes a page table on CPU0, which does `then`, while CPU1 walks it with interrupts off. */
function collapse(target: Target, then: (scene: Scene, path: PathBuilder) => void): readonly string[] {
  return exploreScene({ ...target, pmd: (helpers, frames) => [tableWord(helpers, frames)] }, (scene) => {
    const { system, memory, tlb, interrupts, gracePeriods } = scene.machine;
    system.path(0, 'collapse', (path) =>
      path.call(file, 'collapse', () => {
        scene.primitives.pmdp_collapse_flush(path, place);
        then(scene, path);
      }),
    );
    system.path(1, 'walk', (path) =>
      path.call(file, 'walk', () => {
        const pmd = path.local('pmd', memory.pmdDomain);
        interrupts.disable(path);
        path.step('reads *pmd', () => path.assign(pmd, memory.pmd.cell(0)));
        path.step('reads the page table', () => {
          path.check(any(eq(tlb.tableOf(pmd), 0), gracePeriods.isLive(0)), system.rule('P8', 'freed'));
          interrupts.enable(path);
        });
      }),
    );
  }).broken;
}

describe('a page table that is taken away (P7, P8)', () => {
  const atOnce = ({ machine }: Scene, path: PathBuilder): void =>
    path.step('frees', () => machine.gracePeriods.freeNow(path, 0));

  it.each(targets)('$name: after a grace period', (target) => {
    expect(collapse(target, ({ primitives }, path) => primitives.freeTable(path, 0))).toStrictEqual([]);
  });
  it.each(targets)('$name: at once; only the hash MMU drains lockless walkers in the flush', (target) => {
    expect(collapse(target, atOnce)).toStrictEqual(target.architecture === hash ? [] : ['P8']);
  });
  it.each(targets)('$name: after an interrupt to all', (target) => {
    const broken = collapse(target, (scene, path) => {
      scene.primitives.synchronizeWalkers(path);
      atOnce(scene, path);
    });
    expect(broken).toStrictEqual([]);
  });
});

describe('a page table that becomes a huge page (P12)', () => {
  const table: SceneOptions['pmd'] = (helpers, frames) => [tableWord(helpers, frames)];
  function replace(target: Target, flush: Primitives['pmdp_collapse_flush']): readonly string[] {
    return run(target, table, ({ primitives, machine }, path) => {
      flush.call(primitives, path, place);
      const word = hugeWord(machine.entries.helpers, machine.memory.frames);
      primitives.set_pmd_at(path, place, machine.entries.pmdWord(word));
    }).broken;
  }
  it.each(targets)('$name: pmdp_collapse_flush()', (target) => {
    const own: Primitives['pmdp_collapse_flush'] = function own(this: Primitives, path, at) {
      return this.pmdp_collapse_flush(path, at);
    };
    expect(replace(target, own)).toStrictEqual([]);
  });
  it.each(of(hash))('$name: the generic one, whose flush is empty', (target) => {
    expect(replace(target, GenericPrimitives.prototype.pmdp_collapse_flush)).toStrictEqual(['P12']);
  });
});

describe('dirty state set meanwhile by the walker or the hash fault (P9)', () => {
  it.each(of(hash, radix))('$name: pmdp_huge_clear_flush(), pmdp_invalidate()', (target) => {
    const clear = whileWriting(target, ({ primitives }, path) =>
      primitives.pmdp_huge_clear_flush(path, place),
    );
    const invalidate = whileWriting(target, ({ primitives }, path) =>
      primitives.pmdp_invalidate(path, place),
    );
    expect([clear, invalidate]).toStrictEqual([[], []]);
  });
  it.each(of(hash, radix))(
    '$name: pmdp_set_wrprotect(), and the generic one that is not atomic',
    (target) => {
      const protect = (how: Primitives['pmdp_set_wrprotect']): readonly string[] =>
        whileWriting(target, ({ primitives, machine }, path) => {
          how.call(primitives, path, place);
          return machine.memory.pmd.cell(0);
        });
      const own: Primitives['pmdp_set_wrprotect'] = function own(this: Primitives, path, at) {
        this.pmdp_set_wrprotect(path, at);
      };
      expect(protect(own)).not.toContain('P9');
      expect(protect(GenericPrimitives.prototype.pmdp_set_wrprotect)).toContain('P9');
    },
  );
});

describe('a walker with interrupts off that has read a huge entry (P8)', () => {
  /**
   * CPU1 reads the entry and acts on it if it is huge, not splitting and not invalidated; CPU0 goes on when `change` is
   * done. Gives whether CPU1 has always finished by then.
   */
  function walkWhile(target: Target, change: (primitives: Primitives, path: PathBuilder) => void): boolean {
    const { broken } = exploreScene({ ...target, pmd: huge }, ({ machine, primitives }) => {
      const { system, memory, entries, interrupts } = machine;
      const inside = system.variable('acts on a huge entry', 2);
      const pmd = memory.pmd.cell(0);
      const { pmd: helpers } = entries.helpers;
      const live = (word: Entry): boolean =>
        helpers.trans_huge(word) && !helpers.trans_splitting(word) && helpers.invalidated(word) !== word;
      system.path(0, 'change', (path) =>
        path.call(file, 'change', () => {
          change(primitives, path);
          path.step('goes on', () =>
            path.check(eq(inside, 0), system.rule('P8', 'a walker was not waited for')),
          );
        }),
      );
      system.path(1, 'walk', (path) =>
        path.call(file, 'walk', () => {
          interrupts.disable(path);
          path.step('reads *pmd', () => path.assign(inside, entries.pmdNumber('live', live, pmd)));
          path.step('acts', () => {
            path.assign(inside, 0);
            interrupts.enable(path);
          });
        }),
      );
    });
    return !broken.includes('P8');
  }

  it('powerpc hash waits in pmdp_splitting_flush(), sparc64 does not: its cross calls pass PIL', () => {
    const waits = [hash, sparc64].map((architecture) =>
      walkWhile({ architecture, version: 4004 }, (primitives, path) =>
        primitives.pmdp_splitting_flush!(path, place),
      ),
    );
    expect(waits).toStrictEqual([true, false]);
  });
  it.each(targets)('$name: pmdp_huge_get_and_clear() waits on powerpc hash before 5.8 only', (target) => {
    const waits = walkWhile(target, (primitives, path) => primitives.pmdp_huge_get_and_clear(path, place));
    expect(waits).toBe(target.architecture === hash && target.version < 6000);
  });
  it.each(targets)('$name: pmdp_invalidate() waits on powerpc hash of 4.5 only', (target) => {
    const waits = walkWhile(target, (primitives, path) => primitives.pmdp_invalidate(path, place));
    expect(waits).toBe(target.architecture === hash && target.version === 4005);
  });
});

describe('the TSB miss handler of sparc64', () => {
  const freePage = (architecture: ArchitectureModel, version: ModelVersion): readonly string[] =>
    run({ architecture, version }, huge, ({ primitives, machine }, path) => {
      const { freed, frames } = machine.memory;
      primitives.pmdp_huge_get_and_clear(path, place);
      path.step('gives the page back', () => path.assign(freed, or(freed, frames.maskOfHuge(0))));
    }).broken;
  it.each(sparc64.versions)('%i: rechecking the entry under the lock of the TSB tag', (version) => {
    expect(freePage(sparc64, version)).toStrictEqual([]);
  });
  it.each(sparc64.versions)('%i: as written, what it has read before the flush comes back', (version) => {
    expect(freePage(modelAsWritten, version)).toStrictEqual(['P6']);
  });
});
