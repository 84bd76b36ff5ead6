import { describe, expect, it } from 'vitest';
import type { ModelArchitecture, ModelVersion } from '../../src/arch/entry-helpers.ts';
import type { ArchitectureModel } from '../../src/arch/model/architecture-model.ts';
import type { ModelMachine } from '../../src/arch/model/model-machine.ts';
import type { Primitives } from '../../src/arch/model/primitives.ts';
import type { Departure } from '../../src/kernel/departures.ts';
import type { Mm } from '../../src/kernel/mm.ts';
import type { ModelScenario } from '../../src/kernel/scenario.ts';
import { architectures, explore, scenarios } from './core-paths.ts';

/** What is taken out of the kernel's text, and rules that must notice; none: nothing at all is broken. */
interface Mutation {
  readonly what: string;
  readonly scenario: string;
  readonly version: ModelVersion;
  /** By architecture; those that are not listed are not run. */
  readonly broken: Partial<Record<ModelArchitecture, readonly string[]>>;
  readonly departures?: readonly Departure[];
  readonly primitives?: (primitives: Primitives, machine: ModelMachine) => Partial<Primitives>;
  readonly mm?: (mm: Mm) => void;
}

const nothing = (): void => undefined;

const mutations: readonly Mutation[] = [
  {
    what: 'the split clears the entry first (B01)',
    scenario: 'split-vs-zap',
    version: 4005,
    departures: ['split: clears the entry first'],
    broken: { x86_64: ['P1', 'P2'], arm64: ['P1', 'P2'], s390: ['P1', 'P2'], sparc64: ['P1', 'P2'] },
  },
  {
    what: 'the split clears the entry first (B01)',
    scenario: 'exit-vs-split',
    version: 4005,
    departures: ['split: clears the entry first'],
    broken: { x86_64: ['P1', 'P10'], arm: ['P1', 'P10'], s390: ['P1', 'P10'], 'powerpc-hash': ['P1', 'P10'] },
  },
  {
    what: 'the split clears the entry first (B01)',
    scenario: 'split-vs-walker',
    version: 4005,
    departures: ['split: clears the entry first'],
    broken: { x86_64: ['P1'], s390: ['P1'] },
  },
  {
    what: 'pmdp_invalidate() with the address after the loop (B04)',
    scenario: 'split-wrong-address',
    version: 4005,
    departures: ['split: pmdp_invalidate() with the address after the loop'],
    broken: {
      x86_64: [],
      arm: ['P12'],
      arm64: ['P12'],
      s390: ['P12', 'P18', 'P20'],
      'powerpc-hash': [],
      sparc64: ['P12'],
    },
  },
  {
    what: 'flush_pmd_tlb_range() does nothing',
    scenario: 'split-vs-zap',
    version: 4005,
    primitives: () => ({ flush_pmd_tlb_range: nothing }),
    broken: { x86_64: ['P12'], arm: ['P12'], arm64: ['P12'] },
  },
  {
    what: 'the flush at the end of the zap does nothing',
    scenario: 'split-vs-zap',
    version: 6012,
    primitives: () => ({ tlb_flush: nothing }),
    broken: { x86_64: ['P6'], arm64: ['P6'], 'powerpc-radix': ['P6'], riscv64: ['P6'] },
  },
  {
    what: 'the PMD lock is not taken',
    scenario: 'split-vs-zap',
    version: 4005,
    mm: (mm) => (mm.spinLock = nothing),
    broken: { x86_64: ['P2', 'P21'], arm64: ['P2', 'P21'] },
  },
  {
    what: 'the PMD lock is not taken',
    scenario: 'zap-vs-fault',
    version: 6012,
    mm: (mm) => (mm.spinLock = nothing),
    broken: { x86_64: ['P21', 'P24'], arm64: ['P21', 'P24'] },
  },
  {
    what: 'the lock of the page table is not taken',
    scenario: 'zap-vs-fault',
    version: 4005,
    mm: (mm) => (mm.ptLock = nothing),
    broken: { x86_64: ['P10'] },
  },
  {
    what: 'the zap does not look again under the PMD lock',
    scenario: 'split-vs-zap',
    version: 4005,
    departures: ['zap: no second look under the PMD lock'],
    broken: { x86_64: ['P21', 'P24'], arm64: ['P21', 'P24'], s390: ['P21', 'P24'] },
  },
  {
    what: 'the fault does not look again under the PMD lock',
    scenario: 'zap-vs-fault',
    version: 6012,
    departures: ['fault: no second look under the PMD lock'],
    broken: { x86_64: ['P24'], arm64: ['P24'] },
  },
  {
    what: 'pmd_trans_huge() instead of pmd_trans_unstable() (B24)',
    scenario: 'zap-vs-fault',
    version: 4005,
    departures: ['fault: pmd_trans_huge() instead of pmd_trans_unstable()'],
    broken: { x86_64: ['P4'], arm64: ['P4'], s390: ['P4'], sparc64: ['P4'] },
  },
  {
    what: 'pmd_trans_unstable() in 4.4 (the repair of B24)',
    scenario: 'zap-vs-fault',
    version: 4004,
    departures: ['fault 4.4: pmd_trans_unstable()'],
    broken: { x86_64: [], arm64: [], s390: [], sparc64: [] },
  },
  {
    what: 'GUP-fast does not look again: only where no flush completes under it is that safe (C1)',
    scenario: 'zap-vs-gup-fast',
    version: 4005,
    departures: ['GUP-fast: no second look at the entry'],
    broken: { x86_64: [], arm: ['P8'], arm64: ['P8'], s390: ['P8'], sparc64: ['P8'] },
  },
  {
    what: 'GUP-fast does not look again',
    scenario: 'zap-pte-range-vs-gup-fast',
    version: 6012,
    departures: ['GUP-fast: no second look at the entry'],
    broken: { arm64: ['P8'], s390: ['P8'], 'powerpc-hash': ['P8'], 'powerpc-radix': ['P8'], riscv64: ['P8'] },
  },
  {
    what: 'GUP-fast leaves interrupts on: the second look is all that helps, and x86 of 4.5 has none',
    scenario: 'zap-vs-gup-fast',
    version: 4005,
    mm: (mm) => (mm.machine.interrupts.disable = nothing),
    broken: { x86_64: ['P8'], arm64: [], s390: [] },
  },
  {
    what: 'GUP-fast leaves interrupts on',
    scenario: 'exit-vs-gup-fast',
    version: 4005,
    mm: (mm) => (mm.machine.interrupts.disable = nothing),
    broken: {
      x86_64: ['P8'],
      arm: ['P8'],
      arm64: ['P8'],
      s390: ['P8'],
      'powerpc-hash': ['P8'],
      sparc64: ['P8'],
    },
  },
  {
    what: 'page tables are freed at once (B49: on x86 the flush holds that back, elsewhere nothing does)',
    scenario: 'exit-vs-gup-fast',
    version: 4005,
    primitives: (_, machine) => ({
      freeTable: (path, table) => path.step('frees', () => machine.gracePeriods.freeNow(path, table)),
    }),
    broken: { x86_64: [], arm: ['P8'], arm64: ['P8'], s390: ['P8'], 'powerpc-hash': ['P8'] },
  },
  {
    what: 'the flush is no interrupt (B49: hypercall)',
    scenario: 'exit-vs-gup-fast',
    version: 4005,
    primitives: (_, machine) => ({
      tlb_flush: (path, { range }) =>
        machine.invalidations.andWait(path, {
          label: 'xen_flush_tlb_others()',
          source: { file: 'arch/x86/xen/mmu.c', function: 'xen_flush_tlb_others' },
          range,
          entries: ['huge', 'small', 'walk'],
          by: 'broadcast',
          reaches: 'all',
        }),
    }),
    broken: { x86_64: ['P8'] },
  },
  {
    what: 'free_pgtables() does not unlink the VMA',
    scenario: 'exit-vs-split',
    version: 4005,
    departures: ['exit: does not take the anon_vma lock'],
    broken: { x86_64: ['P11'], arm64: ['P11'], s390: ['P11'] },
  },
  {
    what: 'wait_split_huge_page() does not wait',
    scenario: 'split-vs-zap',
    version: 4004,
    departures: ['wait_split_huge_page() does not wait'],
    broken: { x86_64: ['BUG', 'P2', 'P6'], s390: ['BUG', 'P2'] },
  },
  {
    what: 'no splitting bit',
    scenario: 'split-vs-zap',
    version: 4004,
    departures: ['split 4.4: no pmdp_splitting_flush()'],
    broken: { x86_64: ['BUG', 'P6'] },
  },
  {
    what: 'pmdp_splitting_flush() sets the bit and does not wait for lockless walkers',
    scenario: 'split-vs-gup-fast',
    version: 4004,
    primitives: (_, machine) => ({
      pmdp_splitting_flush: (path, { entry }) =>
        path.step('only sets the bit', () =>
          path.assign(
            machine.memory.pmd.cell(entry),
            machine.entries.pmd('mksplitting', machine.memory.pmd.cell(entry)),
          ),
        ),
    }),
    broken: { x86_64: ['P8'], arm64: ['P8'], s390: ['P8'], 'powerpc-hash': ['P8'] },
  },
];

/** The architecture with some primitives replaced. */
function changed(model: ArchitectureModel, change: Mutation['primitives']): ArchitectureModel {
  if (change === undefined) return model;
  return {
    ...model,
    primitives: (version, machine) => {
      const primitives = model.primitives(version, machine);
      return Object.assign(primitives, change(primitives, machine));
    },
    addTranslation: (machine, version, cpu) => model.addTranslation(machine, version, cpu),
  };
}

const cases = mutations.flatMap((mutation) =>
  Object.entries(mutation.broken).map(([name, broken]) => ({
    name: `${mutation.what}: ${mutation.scenario}, ${name} ${mutation.version}`,
    run: (): readonly string[] => {
      const { version, departures = [], mm: change } = mutation;
      const original = scenarios.get(mutation.scenario)!;
      const scenario: ModelScenario = {
        ...original,
        write: (mm) => {
          change?.(mm);
          original.write(mm);
        },
      };
      const architecture = changed(architectures.get(name)!, mutation.primitives);
      return explore(scenario, { architecture, version, departures }).broken;
    },
    broken,
  })),
);

describe('taking something out of a core path', () => {
  it.each(cases)('$name', ({ run, broken }) => {
    const found = run();
    if (broken.length === 0) expect(found).toEqual([]);
    else expect(found).toEqual(expect.arrayContaining([...broken]));
  });
});
