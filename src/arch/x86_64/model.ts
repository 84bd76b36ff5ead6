import { addWalker } from '../../machine/mmu/walker.ts';
import type { ArchitectureModel } from '../model/architecture-model.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';
import { X86Primitives, type X86Settings } from './primitives.ts';

function modelWith(title: string, settings: X86Settings): ArchitectureModel {
  return {
    name: 'x86_64',
    title,
    versions,
    helpers,
    entryFormat,
    // The architecture tolerates it and uses either translation (Intel SDM Volume 3A, 4.10.2.3), but erratum 383 of AMD
    // family 10h processors does not, and the kernel heeds it on all of them.
    mixedSizes: {
      value: 'forbidden',
      source: { file: 'mm/huge_memory.c', function: '__split_huge_pmd_locked' },
    },
    flushWaitsForInterruptsOff: (version) => ({
      value: settings.shootdown === 'interrupt' ? 'always' : 'never',
      source: {
        file: 'arch/x86/mm/tlb.c',
        function: version < 6000 ? 'native_flush_tlb_others' : 'native_flush_tlb_multi',
      },
    }),
    primitives: (version, machine) => new X86Primitives(machine, version, settings),
    addTranslation(machine, _version, cpu) {
      addWalker(machine.system, cpu, machine.memory, machine.tlb, {
        reader: machine.entries.helpers.hardware,
        mixedSizes: {
          rule: machine.system.rule('P12', 'a huge and a small translation of one address in one TLB'),
        },
      });
    },
  };
}

/** x86-64 on bare metal. */
export const model: ArchitectureModel = modelWith('x86_64', {
  ceiling: 'below a huge page',
  shootdown: 'interrupt',
});

/** x86-64 with a `tlb_single_page_flush_ceiling` of 512 or more, so that ranges are flushed page by page. */
export const modelWithHighCeiling: ArchitectureModel = modelWith('x86_64', {
  ceiling: 'above',
  shootdown: 'interrupt',
});

/** x86-64 under a hypervisor that flushes TLBs of other virtual CPUs by hypercall. */
export const modelUnderHypervisor: ArchitectureModel = modelWith('x86_64', {
  ceiling: 'below a huge page',
  shootdown: 'hypercall',
});
