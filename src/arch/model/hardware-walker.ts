import { addWalker } from '../../machine/mmu/walker.ts';
import type { ArchitectureModel } from './architecture-model.ts';
import { mixedSizesRule } from './mixed-sizes.ts';

/**
 * {@link ArchitectureModel.addTranslation} of an architecture whose hardware walks the kernel's page tables itself; how
 * it reads entries comes from the helpers of the version. `mixedSizes`: that of the architecture; where it is
 * `forbidden`, each load is checked (P12).
 */
export function hardwareWalker({
  mixedSizes,
}: Pick<ArchitectureModel, 'mixedSizes'>): ArchitectureModel['addTranslation'] {
  return ({ system, memory, tlb, entries }, _version, cpu) =>
    addWalker(system, cpu, memory, tlb, {
      reader: entries.helpers.hardware,
      mixedSizes: mixedSizes.value === 'tolerated' ? 'tolerated' : { rule: mixedSizesRule(system) },
    });
}
