import type { ArchitectureModel } from '../model/architecture-model.ts';
import { hardwareWalker } from '../model/hardware-walker.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';
import { X86Primitives, type X86Settings } from './primitives.ts';

/**
 * The architecture tolerates it and uses either translation (Intel SDM Volume 3A, 4.10.2.3), but erratum 383 of AMD family
 * 10h processors does not, and the kernel heeds it on all of them.
 */
const mixedSizes: ArchitectureModel['mixedSizes'] = {
  value: 'forbidden',
  source: { file: 'mm/huge_memory.c', function: '__split_huge_pmd_locked' },
};

function modelWith(title: string, settings: X86Settings): ArchitectureModel {
  return {
    name: 'x86_64',
    title,
    versions,
    helpers,
    entryFormat,
    mixedSizes,
    primitives: (version, machine) => new X86Primitives(machine, version, settings),
    addTranslation: hardwareWalker({ mixedSizes }),
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
