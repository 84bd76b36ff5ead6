import { addUserWrites } from '../../src/machine/mmu/user-writes.ts';
import type { Frames } from '../../src/machine/mmu/frames.ts';
import type { InitialMemory } from '../../src/machine/mmu/memory.ts';
import type { Remembered } from '../../src/machine/mmu/tlb.ts';
import type { ArchitectureModel } from '../../src/arch/model/architecture-model.ts';
import { ModelMachine } from '../../src/arch/model/model-machine.ts';
import type { Primitives } from '../../src/arch/model/primitives.ts';
import type { Entry, EntryHelpers, ModelVersion } from '../../src/arch/entry-helpers.ts';
import { explorePacked } from '../../src/engine/packed/explore-packed.ts';
import type { VariableReference } from '../../src/transition/expression.ts';

/** Two CPUs, one huge page, one page table, pages of two parts: enough for the primitives of an architecture. */
export interface Scene {
  readonly machine: ModelMachine;
  readonly primitives: Primitives;
  /** Units that user code wrote, as a mask. */
  readonly written: VariableReference;
}

/** What memory holds at first, and what the TLBs remember of an entry. */
export interface SceneOptions {
  readonly architecture: ArchitectureModel;
  readonly version: ModelVersion;
  /** Entries of the PMD level; the page table maps the parts of the huge page all the same. */
  readonly pmd: (helpers: EntryHelpers, frames: Frames) => readonly Entry[];
  /** `dirty`: with user code that writes on CPU1. */
  readonly remembers?: Remembered;
}

/** What exploring everything found. */
export interface Explored {
  /** Identifiers of the rules that were broken, sorted. */
  readonly broken: readonly string[];
  readonly states: number;
  /** For each `sometimes` of the scene whether it was reached. */
  readonly reached: readonly boolean[];
}

/** The word of a huge page that was mapped by a write fault. */
export function hugeWord({ pmd }: EntryHelpers, frames: Frames): Entry {
  const fresh = pmd.mkhuge(pmd.mk_pmd(frames.hugePfn(0)));
  return pmd.stored(0n, pmd.mkyoung(pmd.mkdirty(pmd.mkwrite(fresh))));
}

/** The same, writable and clean. */
export function cleanHugeWord(helpers: EntryHelpers, frames: Frames): Entry {
  return helpers.pmd.stored(0n, helpers.pmd.mkclean(hugeWord(helpers, frames)));
}

/** The word of the page table. */
export function tableWord({ pmd }: EntryHelpers, frames: Frames): Entry {
  return pmd.populated(frames.tablePfn(0));
}

/** Builds a system with walkers on both CPUs, lets `write` add paths and rules, and explores it to the end. */
export function exploreScene(options: SceneOptions, write: (scene: Scene) => void): Explored {
  const { architecture, version, remembers = 'frame' } = options;
  const helpers = architecture.helpers(version);
  const size = { cpus: 2, huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers };
  const initial = (frames: Frames): InitialMemory => ({
    pmd: options.pmd(helpers, frames),
    pte: [[0, 1].map((part) => smallWord(helpers, frames.unitPfn(part)))],
  });
  const machine = new ModelMachine('scene', helpers, size, initial);
  const { system, memory, tlb } = machine;
  const written = system.variable('written', 2 ** (memory.frames.units + 1));
  write({ machine, primitives: architecture.primitives(version, machine), written });
  for (const cpu of [0, 1]) architecture.addTranslation(machine, version, cpu);
  if (remembers === 'dirty')
    addUserWrites(system, memory, tlb, { cpu: 1, reader: helpers.hardware, written });
  tlb.addInvariants(system, {
    freedPage: system.rule('P6', 'freed page'),
    freedTable: system.rule('P7', 'freed table'),
    foreign: system.rule('P16', 'foreign memory'),
  });
  const built = system.build((_domain, word) => word.toString(16));
  const result = explorePacked(built);
  if (result.outcome.kind !== 'complete') throw new Error('the scene is too large');
  return {
    broken: [...new Set(result.broken.map(({ rule }) => built.rules[rule]!.id))].sort(),
    states: result.states,
    reached: result.reached,
  };
}

function smallWord({ pte }: EntryHelpers, pfn: bigint): Entry {
  return pte.stored(0n, pte.mkyoung(pte.mkdirty(pte.mkwrite(pte.mk_pte(pfn)))));
}
