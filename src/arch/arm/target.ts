import type { CompileTarget } from '../architecture.ts';

/**
 * How clang is called for 32-bit ARM: ARMv7-A, the only ARM architecture version with LPAE and so with
 * transparent huge pages (`arch/arm/Makefile`, `arch-$(CONFIG_CPU_32v7)`).
 */
export const target: CompileTarget = {
  directory: 'arm',
  triple: 'arm-linux-gnueabi',
  flags: () => ['-march=armv7-a', '-D__LINUX_ARM_ARCH__=7', '-msoft-float'],
  includes: () => [],
};
