import type { CompileTarget } from '../architecture.ts';

/** How clang is called for 64-bit LoongArch, without floating point (`arch/loongarch/Makefile`, CONFIG_64BIT). */
export const target: CompileTarget = {
  directory: 'loongarch',
  triple: 'loongarch64-linux-gnusf',
  flags: () => [
    '-mabi=lp64s',
    '-march=loongarch64',
    '-msoft-float',
    '-ffreestanding',
    '-DVMLINUX_LOAD_ADDRESS=0x9000000000200000',
  ],
  includes: () => [],
};
