import type { ArchitectureModel } from '../model/architecture-model.ts';
import { hardwareWalker } from '../model/hardware-walker.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';
import { RiscvPrimitives } from './primitives.ts';

/** Which of several entries that match is used is unpredictable, and the behaviour otherwise well defined. */
const mixedSizes: ArchitectureModel['mixedSizes'] = {
  value: 'tolerated',
  source: {
    file: 'RISC-V Privileged Architecture, "Supervisor Memory-Management Fence Instruction"',
    function: '',
  },
};

/** 64-bit RISC-V with accessed and dirty state set by hardware, TLBs flushed through SBI. */
export const model: ArchitectureModel = {
  name: 'riscv64',
  title: 'riscv64',
  versions,
  helpers,
  entryFormat,
  mixedSizes,
  primitives: (version, machine) => new RiscvPrimitives(machine, version),
  addTranslation: hardwareWalker({ mixedSizes }),
};
