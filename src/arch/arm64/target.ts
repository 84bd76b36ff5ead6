import type { CompileTarget } from '../architecture.ts';

/** How clang is called for 64-bit ARM: general registers only, as `arch/arm64/Makefile` does. */
export const target: CompileTarget = {
  directory: 'arm64',
  triple: 'aarch64-linux-gnu',
  flags: () => ['-mgeneral-regs-only'],
  includes: () => [],
};
