import type { ProbeArchitecture, ProbeTarget } from './probe-target.ts';
import { arc } from './targets/arc.ts';
import { arm } from './targets/arm.ts';
import { arm64 } from './targets/arm64.ts';
import { loongarch64 } from './targets/loongarch64.ts';
import { mips64 } from './targets/mips64.ts';
import { powerpcHash, powerpcRadix } from './targets/powerpc.ts';
import { riscv64 } from './targets/riscv64.ts';
import { s390 } from './targets/s390.ts';
import { sparc64 } from './targets/sparc64.ts';
import { x86_64 } from './targets/x86_64.ts';

/** How the helpers of each architecture are compiled from a tree and run. */
export const probeTargets: Readonly<Record<ProbeArchitecture, ProbeTarget>> = {
  x86_64,
  arm,
  arm64,
  s390,
  'powerpc-hash': powerpcHash,
  'powerpc-radix': powerpcRadix,
  sparc64,
  mips64,
  riscv64,
  loongarch64,
  arc,
};
