import type { Source } from '../../transition/form.ts';
import type { EntryFormat } from '../architecture.ts';
import type { EntryHelpers, ModelArchitecture, ModelVersion } from '../entry-helpers.ts';
import type { ModelMachine } from './model-machine.ts';
import type { Primitives } from './primitives.ts';

/** A property of an architecture and where it is written down. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: Source;
}

/** What the built-in model knows of one architecture, MMU included. One folder of `src/arch/` each. */
export interface ArchitectureModel {
  readonly name: ModelArchitecture;
  /** As the thread calls it: `s390`, `powerpc (hash)`. */
  readonly title: string;
  readonly versions: readonly ModelVersion[];
  helpers(version: ModelVersion): EntryHelpers;
  /** Names of the bits of entries, for traces. */
  entryFormat?(version: ModelVersion): EntryFormat;
  /** Whether translations of two sizes for one address in one TLB are an error of the hardware's user. */
  readonly mixedSizes: Sourced<'forbidden' | 'tolerated'>;
  primitives(version: ModelVersion, machine: ModelMachine): Primitives;
  /**
   * Adds what loads translations on one CPU at any time: a hardware page walker, or the software that fills the hash
   * table or the TSB.
   */
  addTranslation(machine: ModelMachine, version: ModelVersion, cpu: number): void;
}
