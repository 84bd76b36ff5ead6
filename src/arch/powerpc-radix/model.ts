import type { ArchitectureModel } from '../model/architecture-model.ts';
import { hardwareWalker } from '../model/hardware-walker.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';
import { RadixPrimitives } from './primitives.ts';

/** An address that matches two entries of the TLB or the ERAT is a machine check. */
const mixedSizes: ArchitectureModel['mixedSizes'] = {
  value: 'forbidden',
  source: { file: 'arch/powerpc/kernel/mce_power.c', function: 'mce_p9_derror_table' },
};

/** powerpc book3s64 with the radix MMU: 64K base pages, 2M huge pages. */
export const model: ArchitectureModel = {
  name: 'powerpc-radix',
  title: 'powerpc (radix)',
  versions,
  helpers,
  entryFormat,
  mixedSizes,
  primitives: (version, machine) => new RadixPrimitives(machine, version),
  addTranslation: hardwareWalker({ mixedSizes }),
};
