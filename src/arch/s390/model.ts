import type { ArchitectureModel } from '../model/architecture-model.ts';
import { hardwareWalker } from '../model/hardware-walker.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';
import { S390Primitives } from './primitives.ts';

/** A valid segment-table entry may only be changed by instructions that clear what was formed from it, so two sizes of one address can only come of a breach of that rule (P18). */
const mixedSizes: ArchitectureModel['mixedSizes'] = {
  value: 'forbidden',
  source: {
    file: 'z/Architecture Principles of Operation, chapter 3 "Modification of Translation Tables"',
    function: '',
  },
};

/** s390: z13, IDTE and local clearing; no guests. */
export const model: ArchitectureModel = {
  name: 's390',
  title: 's390',
  versions,
  helpers,
  entryFormat,
  mixedSizes,
  primitives: (version, machine) => new S390Primitives(machine, version),
  addTranslation: hardwareWalker({ mixedSizes }),
};
