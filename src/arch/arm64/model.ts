import { addWalker } from '../../machine/mmu/walker.ts';
import type { ArchitectureModel } from '../model/architecture-model.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';
import { Arm64Primitives } from './primitives.ts';

/** arm64 with hardware access flag and dirty state. */
export const model: ArchitectureModel = {
  name: 'arm64',
  title: 'arm64',
  versions,
  helpers,
  entryFormat,
  // Without FEAT_BBM level 2 a change of the block size needs an invalid entry and TLB maintenance in between.
  mixedSizes: {
    value: 'forbidden',
    source: {
      file: 'Arm DDI 0487 D8 "Using break-before-make when updating translation table entries"',
      function: '',
    },
  },
  flushWaitsForInterruptsOff: () => ({
    value: 'never',
    source: { file: 'arch/arm64/include/asm/tlbflush.h', function: '__flush_tlb_range' },
  }),
  primitives: (version, machine) => new Arm64Primitives(machine, version),
  addTranslation(machine, _version, cpu) {
    addWalker(machine.system, cpu, machine.memory, machine.tlb, {
      reader: machine.entries.helpers.hardware,
      mixedSizes: {
        rule: machine.system.rule('P12', 'a huge and a small translation of one address in one TLB'),
      },
    });
  },
};
