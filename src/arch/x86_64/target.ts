import type { CompileTarget } from '../architecture.ts';

/** How clang is called for x86-64: no floating-point and vector registers (`arch/x86/Makefile`, CONFIG_X86_64). */
export const target: CompileTarget = {
  directory: 'x86',
  triple: 'x86_64-linux-gnu',
  flags: () => [
    '-m64',
    '-mno-sse',
    '-mno-mmx',
    '-mno-sse2',
    '-mno-80387',
    '-mcmodel=kernel',
    '-mno-red-zone',
    '-fcf-protection=none',
  ],
  includes: () => [],
};
