import type { ArchitectureModel } from '../model/architecture-model.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';
import { addLowLevelFault } from './low-level-fault.ts';
import { HashPrimitives } from './primitives.ts';
import { addHashTableSearch } from './translation.ts';

/** powerpc book3s64 with the hash MMU: 64K base pages, 16M huge pages. */
export const model: ArchitectureModel = {
  name: 'powerpc-hash',
  title: 'powerpc (hash)',
  versions,
  helpers,
  entryFormat,
  // An address that matches two entries of the ERAT is a machine check (B05: "multi hit ERAT").
  mixedSizes: {
    value: 'forbidden',
    source: { file: 'arch/powerpc/kernel/mce_power.c', function: 'mce_get_derror_p8' },
  },
  primitives: (version, machine) => new HashPrimitives(machine, version),
  addTranslation(machine, version, cpu) {
    addLowLevelFault(machine, version, cpu);
    addHashTableSearch(machine, cpu);
  },
};
