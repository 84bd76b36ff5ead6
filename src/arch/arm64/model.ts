import type { ArchitectureModel } from '../model/architecture-model.ts';
import { hardwareWalker } from '../model/hardware-walker.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';
import { Arm64Primitives } from './primitives.ts';

/** Without FEAT_BBM level 2 a change of the block size needs an invalid entry and TLB maintenance in between. */
const mixedSizes: ArchitectureModel['mixedSizes'] = {
  value: 'forbidden',
  source: {
    file: 'Arm DDI 0487 D8 "Using break-before-make when updating translation table entries"',
    function: '',
  },
};

/** arm64 with hardware access flag and dirty state. */
export const model: ArchitectureModel = {
  name: 'arm64',
  title: 'arm64',
  versions,
  helpers,
  entryFormat,
  mixedSizes,
  primitives: (version, machine) => new Arm64Primitives(machine, version),
  addTranslation: hardwareWalker({ mixedSizes }),
};
