import { model as arm } from './arm/model.ts';
import { model as arm64 } from './arm64/model.ts';
import type { ArchitectureModel } from './model/architecture-model.ts';
import { model as powerpcHash } from './powerpc-hash/model.ts';
import { model as powerpcRadix } from './powerpc-radix/model.ts';
import { model as riscv64 } from './riscv64/model.ts';
import { model as s390 } from './s390/model.ts';
import { model as sparc64 } from './sparc64/model.ts';
import { model as x86 } from './x86_64/model.ts';

/** The architectures of the built-in model, in the order in which reports list them. */
export const architectureModels: readonly ArchitectureModel[] = [
  x86,
  arm,
  arm64,
  s390,
  powerpcHash,
  powerpcRadix,
  sparc64,
  riscv64,
];
