import type { Entry, EntryHelpers, ModelVersion } from '../../src/arch/entry-helpers.ts';
import type { ArchitectureModel } from '../../src/arch/model/architecture-model.ts';
import { model as s390 } from '../../src/arch/s390/model.ts';
import { model as x86 } from '../../src/arch/x86_64/model.ts';
import type { Frames } from '../../src/machine/mmu/frames.ts';
import type { PathBuilder } from '../../src/transition/build/path-builder.ts';
import { exploreScene, hugeWord, type Scene } from './small-machine.ts';

/** A version of an architecture, as `it.each` names it. */
export interface Target {
  readonly name: string;
  readonly architecture: ArchitectureModel;
  readonly version: ModelVersion;
}

/** Every version of both architectures. */
export const targets: readonly Target[] = [x86, s390].flatMap((architecture) =>
  architecture.versions.map((version) => ({
    name: `${architecture.name} ${version}`,
    architecture,
    version,
  })),
);
/** Those of x86. */
export const onX86 = targets.filter(({ architecture }) => architecture === x86);
/** Those of s390. */
export const onS390 = targets.filter(({ architecture }) => architecture === s390);
/** Where the steps of tests come from. */
export const file = 'test';
/** A pointer and an address that belong together. */
export const place = { entry: 0, address: 0 };
/** A huge page, and an empty entry after it. */
export function huge(helpers: EntryHelpers, frames: Frames): readonly Entry[] {
  return [hugeWord(helpers, frames), helpers.pmd.cleared(0n)];
}

/** Takes away what a range maps on CPU0 and gives the pages back; gives the broken rules. */
export function zap(
  target: Target,
  pmd: (helpers: EntryHelpers, frames: Frames) => readonly Entry[],
  clear: (scene: Scene, path: PathBuilder) => void,
): readonly string[] {
  return exploreScene({ ...target, pmd }, (scene) => {
    const { system, memory } = scene.machine;
    system.path(0, 'zap', (path) =>
      path.call(file, 'zap', () => {
        clear(scene, path);
        path.step('frees the pages', () => path.assign(memory.freed, memory.frames.maskOfHuge(0)));
      }),
    );
  }).broken;
}
