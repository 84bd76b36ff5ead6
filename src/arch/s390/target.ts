import type { CompileTarget } from '../architecture.ts';

/** How clang is called for s390: 64 bits, for a z13 (`arch/s390/Makefile`, `cflags-$(CONFIG_MARCH_Z13)`). */
export const target: CompileTarget = {
  directory: 's390',
  triple: 's390x-linux-gnu',
  flags: () => ['-march=z13', '-m64', '-msoft-float', '-mbackchain'],
  includes: () => [],
};
