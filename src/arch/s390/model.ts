import { addWalker } from '../../machine/mmu/walker.ts';
import type { ArchitectureModel } from '../model/architecture-model.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';
import { S390Primitives } from './primitives.ts';

/** s390: z13, IDTE and local clearing; no guests. */
export const model: ArchitectureModel = {
  name: 's390',
  title: 's390',
  versions,
  helpers,
  entryFormat,
  // A valid segment-table entry may only be changed by instructions that clear what was formed from it, so two sizes
  // of one address can only come of a breach of that rule (P18).
  mixedSizes: {
    value: 'forbidden',
    source: {
      file: 'z/Architecture Principles of Operation, chapter 3 "Modification of Translation Tables"',
      function: '',
    },
  },
  flushWaitsForInterruptsOff: () => ({
    value: 'never',
    source: { file: 'arch/s390/include/asm/pgtable.h', function: '__pmdp_idte' },
  }),
  primitives: (version, machine) => new S390Primitives(machine, version),
  addTranslation(machine, _version, cpu) {
    addWalker(machine.system, cpu, machine.memory, machine.tlb, {
      reader: machine.entries.helpers.hardware,
      mixedSizes: {
        rule: machine.system.rule('P12', 'a huge and a small translation of one address in one TLB'),
      },
    });
  },
};
