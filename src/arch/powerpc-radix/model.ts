import { addWalker } from '../../machine/mmu/walker.ts';
import type { ArchitectureModel } from '../model/architecture-model.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';
import { RadixPrimitives } from './primitives.ts';

/** powerpc book3s64 with the radix MMU: 64K base pages, 2M huge pages. */
export const model: ArchitectureModel = {
  name: 'powerpc-radix',
  title: 'powerpc (radix)',
  versions,
  helpers,
  entryFormat,
  // An address that matches two entries of the TLB or the ERAT is a machine check.
  mixedSizes: {
    value: 'forbidden',
    source: { file: 'arch/powerpc/kernel/mce_power.c', function: 'mce_p9_derror_table' },
  },
  flushWaitsForInterruptsOff: () => ({
    value: 'never',
    source: { file: 'arch/powerpc/mm/book3s64/radix_tlb.c', function: '_tlbie_va_range' },
  }),
  primitives: (version, machine) => new RadixPrimitives(machine, version),
  addTranslation(machine, _version, cpu) {
    addWalker(machine.system, cpu, machine.memory, machine.tlb, {
      reader: machine.entries.helpers.hardware,
      mixedSizes: {
        rule: machine.system.rule('P12', 'a huge and a small translation of one address in one TLB'),
      },
    });
  },
};
