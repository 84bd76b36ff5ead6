import type { ArchitectureModel } from '../model/architecture-model.ts';
import { entryFormat } from './entry.ts';
import { helpers, versions } from './helpers.ts';
import { addMissHandler } from './miss-handler.ts';
import { SparcPrimitives } from './primitives.ts';
import { TranslationStorageBuffer, type MissHandling } from './tsb.ts';

function modelWith(title: string, handling: MissHandling): ArchitectureModel {
  return {
    name: 'sparc64',
    title,
    versions,
    helpers,
    entryFormat,
    // "A multiple TLB match is an error condition of the TLB and has undefined results."
    mixedSizes: {
      value: 'forbidden',
      source: { file: "UltraSPARC User's Manual, I-/D-MMU Demap", function: '' },
    },
    primitives: (version, machine) => new SparcPrimitives(machine, version, handling),
    addTranslation(machine, _version, cpu) {
      addMissHandler(machine, TranslationStorageBuffer.of(machine, handling), cpu);
    },
  };
}

/**
 * sparc64: 8K base pages, 8M huge pages. Its TLB miss handler is better than the kernel's: see {@link MissHandling}.
 * That keeps a race of the handler itself out of questions about page-table code.
 */
export const model: ArchitectureModel = modelWith('sparc64', 'rechecked');

/** sparc64 with the TLB miss handler as v4.4 to v6.12 have it. */
export const modelAsWritten: ArchitectureModel = modelWith(
  'sparc64 (TSB miss handler as written)',
  'as written',
);
