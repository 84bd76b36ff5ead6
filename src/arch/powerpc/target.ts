import type { CompileTarget } from '../architecture.ts';

/**
 * How clang is called for powerpc book3s64: little endian, POWER8 (`arch/powerpc/Makefile`, CONFIG_PPC64 with
 * CONFIG_CPU_LITTLE_ENDIAN). The same code runs with both MMUs.
 */
export const target: CompileTarget = {
  directory: 'powerpc',
  triple: 'powerpc64le-linux-gnu',
  flags: () => ['-m64', '-mlittle-endian', '-mcpu=power8', '-msoft-float', '-mno-altivec', '-mno-vsx'],
  includes: () => ['arch/powerpc'],
};
