import { addWalker } from '../../machine/mmu/walker.ts';
import type { ArchitectureModel } from '../model/architecture-model.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';
import { ArmPrimitives } from './primitives.ts';

/** 32-bit ARM: ARMv7 SMP with LPAE. */
export const model: ArchitectureModel = {
  name: 'arm',
  title: 'arm (LPAE)',
  versions,
  helpers,
  entryFormat,
  // A change of the size of what is mapped needs an invalid entry and TLB maintenance in between; a lookup that
  // hits two entries may be a TLB conflict abort.
  mixedSizes: {
    value: 'forbidden',
    source: { file: 'ARM DDI 0406C B3.10 "TLB maintenance", "TLB conflict aborts"', function: '' },
  },
  // tlb_ops_need_broadcast() is false where the hardware broadcasts, which every CPU with LPAE does. (The
  // workaround for Cortex-A15 erratum 798181 sends interrupts, on the affected revisions only.)
  flushWaitsForInterruptsOff: () => ({
    value: 'never',
    source: { file: 'arch/arm/kernel/smp_tlb.c', function: 'flush_tlb_range' },
  }),
  primitives: (version, machine) => new ArmPrimitives(machine, version),
  addTranslation(machine, _version, cpu) {
    addWalker(machine.system, cpu, machine.memory, machine.tlb, {
      reader: machine.entries.helpers.hardware,
      mixedSizes: {
        rule: machine.system.rule('P12', 'a huge and a small translation of one address in one TLB'),
      },
    });
  },
};
