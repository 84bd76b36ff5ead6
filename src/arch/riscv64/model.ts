import { addWalker } from '../../machine/mmu/walker.ts';
import type { ArchitectureModel } from '../model/architecture-model.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';
import { RiscvPrimitives } from './primitives.ts';

/** 64-bit RISC-V with accessed and dirty state set by hardware, TLBs flushed through SBI. */
export const model: ArchitectureModel = {
  name: 'riscv64',
  title: 'riscv64',
  versions,
  helpers,
  entryFormat,
  // Which of several entries that match is used is unpredictable, and the behaviour otherwise well defined.
  mixedSizes: {
    value: 'tolerated',
    source: {
      file: 'RISC-V Privileged Architecture, "Supervisor Memory-Management Fence Instruction"',
      function: '',
    },
  },
  flushWaitsForInterruptsOff: () => ({
    value: 'never',
    source: { file: 'arch/riscv/mm/tlbflush.c', function: '__flush_tlb_range' },
  }),
  primitives: (version, machine) => new RiscvPrimitives(machine, version),
  addTranslation(machine, _version, cpu) {
    addWalker(machine.system, cpu, machine.memory, machine.tlb, {
      reader: machine.entries.helpers.hardware,
      mixedSizes: 'tolerated',
    });
  },
};
