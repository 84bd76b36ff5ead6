import type { CompileTarget } from '../architecture.ts';

/** How clang is called for 64-bit SPARC (`arch/sparc/Makefile`, CONFIG_SPARC64). */
export const target: CompileTarget = {
  directory: 'sparc',
  triple: 'sparc64-linux-gnu',
  flags: () => ['-m64', '-D__sparc_v9__'],
  includes: () => [],
};
