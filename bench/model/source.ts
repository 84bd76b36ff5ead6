import { model as arm64 } from '../../src/arch/arm64/model.ts';
import type { ModelVersion } from '../../src/arch/entry-helpers.ts';
import { model as x86 } from '../../src/arch/x86_64/model.ts';
import type { RaceDefect } from '../../src/engine/packed/testing/race-model.ts';
import { raceModel } from '../../src/engine/packed/testing/race-model.ts';
import type { RaceSize } from '../../src/engine/packed/testing/race-parts.ts';
import { enlargedSplitVsZap, sizeOfTheThread, type Enlargement } from '../../src/kernel/enlarged.ts';
import { buildScenario } from '../../src/kernel/scenario.ts';
import type { TransitionSystem } from '../../src/transition/form.ts';

const architectures = { arm64, x86_64: x86 };

/** What a transition system is made from: plain data, so that another process can make the same one. */
export type SystemSource =
  | { readonly kind: 'race model'; readonly size: RaceSize; readonly defect?: RaceDefect }
  | {
      readonly kind: 'split-vs-zap';
      readonly architecture: keyof typeof architectures;
      readonly version: ModelVersion;
      /** What is larger than in the scenario of the thread. */
      readonly enlargement: Partial<Enlargement>;
    };

/** Makes the system. */
export function systemOf(source: SystemSource): TransitionSystem {
  if (source.kind === 'race model') return raceModel(source.size, source.defect);
  const { architecture, version, enlargement } = source;
  return buildScenario(enlargedSplitVsZap({ ...sizeOfTheThread, ...enlargement }), {
    architecture: architectures[architecture],
    version,
  });
}

/** `race model, N=2 M=1 K=2 P=2 Z=1 F=1`, `split-vs-zap, arm64, 6.12, zaps 2`. */
export function titleOf(source: SystemSource): string {
  if (source.kind === 'race model') {
    const letters = sizeLetters(source.size).map(([letter, value]) => `${letter}=${value}`);
    const defect = source.defect === undefined ? '' : `, ${source.defect}`;
    return `race model, ${letters.join(' ')}${defect}`;
  }
  const { architecture, version, enlargement } = source;
  const larger = Object.entries(enlargement).map(([what, count]) => `, ${what} ${count}`);
  const kernel = `${Math.floor(version / 1000)}.${version % 1000}`;
  return `split-vs-zap, ${architectures[architecture].title}, ${kernel}${larger.join('')}`;
}

/** The sizes of the race model by the letters that its twins use. */
export function sizeLetters(size: RaceSize): readonly (readonly [letter: string, value: number])[] {
  const { cpus, pmds, ptes, pages, zappers, faults } = size;
  return [
    ['N', cpus],
    ['M', pmds],
    ['K', ptes],
    ['P', pages],
    ['Z', zappers],
    ['F', faults],
  ];
}
