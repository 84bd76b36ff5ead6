import type { CompileTarget } from '../architecture.ts';

/**
 * How clang is called for 64-bit RISC-V: `rv64imac` with the flags of `arch/riscv/Makefile`, without linker
 * relaxation and without floating point.
 */
export const target: CompileTarget = {
  directory: 'riscv',
  triple: 'riscv64-linux-gnu',
  flags: () => ['-mabi=lp64', '-march=rv64imac', '-mcmodel=medany', '-mno-relax'],
  includes: () => [],
};
