import type { CompileTarget } from '../architecture.ts';

/**
 * How clang is called for 64-bit MIPS, a little-endian Loongson 3 (`arch/mips/Makefile`, CONFIG_64BIT and
 * CPU_LOONGSON64; `arch/mips/loongson64/Platform`). Before 5.6 the machine's headers are those of all Loongsons, in
 * the same directory.
 */
export const target: CompileTarget = {
  directory: 'mips',
  triple: 'mips64el-linux-gnuabi64',
  flags: () => [
    '-mabi=64',
    '-march=mips64r2',
    '-msoft-float',
    '-mno-abicalls',
    '-ffreestanding',
    '-DVMLINUX_LOAD_ADDRESS=0xffffffff80200000',
  ],
  includes: () => ['arch/mips/include/asm/mach-loongson64', 'arch/mips/include/asm/mach-generic'],
};
