import type { ArchitectureModel } from '../model/architecture-model.ts';
import { hardwareWalker } from '../model/hardware-walker.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';
import { ArmPrimitives } from './primitives.ts';

/**
 * A change of the size of what is mapped needs an invalid entry and TLB maintenance in between; a lookup that hits two
 * entries may be a TLB conflict abort.
 */
const mixedSizes: ArchitectureModel['mixedSizes'] = {
  value: 'forbidden',
  source: { file: 'ARM DDI 0406C B3.10 "TLB maintenance", "TLB conflict aborts"', function: '' },
};

/** 32-bit ARM: ARMv7 SMP with LPAE. */
export const model: ArchitectureModel = {
  name: 'arm',
  title: 'arm (LPAE)',
  versions,
  helpers,
  entryFormat,
  mixedSizes,
  primitives: (version, machine) => new ArmPrimitives(machine, version),
  addTranslation: hardwareWalker({ mixedSizes }),
};
