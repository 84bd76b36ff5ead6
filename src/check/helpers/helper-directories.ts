import type { ProbeArchitecture } from '../../tree/probe/probe-target.ts';

/**
 * Architectures whose helpers can be evaluated, and their directories below arch/. A table of its own, so that a result
 * that is kept is found without loading what would make it; a test holds it to the probe's targets.
 */
export const helperDirectories: Readonly<Record<ProbeArchitecture, string>> = {
  x86_64: 'x86',
  arm64: 'arm64',
  arm: 'arm',
  s390: 's390',
  'powerpc-hash': 'powerpc',
  'powerpc-radix': 'powerpc',
  sparc64: 'sparc',
  mips64: 'mips',
  riscv64: 'riscv',
  loongarch64: 'loongarch',
  arc: 'arc',
};
