import type { ModelVersion } from '../../src/arch/entry-helpers.ts';
import type { ArchitectureModel } from '../../src/arch/model/architecture-model.ts';
import type { PathBuilder } from '../../src/transition/build/path-builder.ts';
import { any, eq, type VariableReference } from '../../src/transition/expression.ts';
import { cleanHugeWord, exploreScene, tableWord, type Explored, type Scene } from './small-machine.ts';

/** One version of one architecture. */
interface Target {
  readonly architecture: ArchitectureModel;
  readonly version: ModelVersion;
}

/** Where the steps of tests come from. */
const file = 'test';

/** Does something to a clean writable huge entry on CPU0 while user code writes on CPU1; gives the broken rules. */
export function whileWriting(
  target: Target,
  act: (scene: Scene, path: PathBuilder) => VariableReference,
): readonly string[] {
  return exploreScene(
    { ...target, remembers: 'dirty', pmd: (helpers, frames) => [cleanHugeWord(helpers, frames)] },
    (scene) => {
      const { system, entries } = scene.machine;
      const lost = system.rule('P9', 'dirty state was lost');
      system.path(0, 'change', (path) =>
        path.call(file, 'change', () => {
          const result = act(scene, path);
          path.step('uses the result', () =>
            path.check(any(eq(scene.written, 0), entries.pmdIs('dirty', result)), lost),
          );
        }),
      );
    },
  ).broken;
}

/** Removes a page table on CPU0 and gives it back, while CPU1 walks it with interrupts off. */
export function collapse(
  target: Target,
  flush: (scene: Scene, path: PathBuilder) => void,
  free: (scene: Scene, path: PathBuilder) => void,
): Explored {
  return exploreScene({ ...target, pmd: (helpers, frames) => [tableWord(helpers, frames)] }, (scene) => {
    const { machine } = scene;
    const { system, memory, tlb, interrupts, gracePeriods } = machine;
    system.path(0, 'collapse', (path) =>
      path.call(file, 'collapse', () => {
        flush(scene, path);
        free(scene, path);
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
  });
}
