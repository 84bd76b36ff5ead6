import type { EntryFormat } from '../../src/arch/architecture.ts';
import { entryFormat as armFormat } from '../../src/arch/arm/entry.ts';
import * as arm from '../../src/arch/arm/helpers.ts';
import { entryFormat as arm64Format } from '../../src/arch/arm64/entry.ts';
import * as arm64 from '../../src/arch/arm64/helpers.ts';
import type { EntryHelpers, ModelArchitecture, ModelVersion } from '../../src/arch/entry-helpers.ts';
import { entryFormat as hashFormat } from '../../src/arch/powerpc-hash/entry.ts';
import * as powerpcHash from '../../src/arch/powerpc-hash/helpers.ts';
import { entryFormat as radixFormat } from '../../src/arch/powerpc-radix/entry.ts';
import * as powerpcRadix from '../../src/arch/powerpc-radix/helpers.ts';
import { entryFormat as riscv64Format } from '../../src/arch/riscv64/entry.ts';
import * as riscv64 from '../../src/arch/riscv64/helpers.ts';
import { entryFormat as s390Format } from '../../src/arch/s390/entry.ts';
import * as s390 from '../../src/arch/s390/helpers.ts';
import { entryFormat as sparc64Format } from '../../src/arch/sparc64/entry.ts';
import * as sparc64 from '../../src/arch/sparc64/helpers.ts';
import { entryFormat as x86Format } from '../../src/arch/x86_64/entry.ts';
import * as x86 from '../../src/arch/x86_64/helpers.ts';

/** The built-in helpers of an architecture, and how its entries print. */
export interface BuiltIn {
  readonly versions: readonly ModelVersion[];
  helpers(version: ModelVersion): EntryHelpers;
  entryFormat(version: number): EntryFormat;
}

/** Every architecture of the built-in model. */
export const builtIn: Readonly<Record<ModelArchitecture, BuiltIn>> = {
  x86_64: { ...x86, entryFormat: x86Format },
  arm: { ...arm, entryFormat: armFormat },
  arm64: { ...arm64, entryFormat: arm64Format },
  s390: { ...s390, entryFormat: s390Format },
  'powerpc-hash': { ...powerpcHash, entryFormat: hashFormat },
  'powerpc-radix': { ...powerpcRadix, entryFormat: radixFormat },
  sparc64: { ...sparc64, entryFormat: sparc64Format },
  riscv64: { ...riscv64, entryFormat: riscv64Format },
};
