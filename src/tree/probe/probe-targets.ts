import type { ModelArchitecture } from '../../arch/entry-helpers.ts';
import type { ProbeTarget } from './probe-target.ts';
import { arm } from './targets/arm.ts';
import { arm64 } from './targets/arm64.ts';
import { powerpcHash, powerpcRadix } from './targets/powerpc.ts';
import { riscv64 } from './targets/riscv64.ts';
import { s390 } from './targets/s390.ts';
import { sparc64 } from './targets/sparc64.ts';
import { x86_64 } from './targets/x86_64.ts';

/** How the helpers of each architecture of the built-in model are compiled from a tree. */
export const probeTargets: Readonly<Record<ModelArchitecture, ProbeTarget>> = {
  x86_64,
  arm,
  arm64,
  s390,
  'powerpc-hash': powerpcHash,
  'powerpc-radix': powerpcRadix,
  sparc64,
  riscv64,
};
