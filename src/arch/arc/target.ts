import type { CompileTarget } from '../architecture.ts';

/**
 * Builtins that gcc has for ARC and clang has not, as macros: the instruction of that name, so that a run which needs
 * one without a rule stops there. FLS gives the number of the highest bit set, 0 for 0
 * (`arch/arc/include/asm/bitops.h`, __fls(); `include/soc/arc/aux.h`, read_aux_reg(), write_aux_reg()).
 */
const builtins: readonly string[] = [
  '__builtin_arc_lr(reg)=({unsigned int __v;__asm__ volatile("lr %0,[%1]":"=r"(__v):"r"(reg));__v;})',
  '__builtin_arc_sr(val,reg)=__asm__ volatile("sr %0,[%1]"::"r"(val),"r"(reg))',
  '__builtin_arc_fls(x)=({unsigned int __x=(x);__x?31-__builtin_clz(__x):0;})',
  '__builtin_arc_kflag(x)=__asm__ volatile("kflag %0"::"r"(x))',
  '__builtin_arc_seti(x)=__asm__ volatile("seti %0"::"r"(x))',
  '__builtin_arc_sleep(x)=__asm__ volatile("sleep %0"::"i"(x))',
];

/**
 * How clang is called for ARC: its front end has the target, though no back end is part of LLVM, and none of gcc's
 * options for it (`arch/arc/Makefile`). _CPU_DEFAULT_HS: what gcc defines for -mcpu=archs, which 4.x insists on
 * (v4.4 `arch/arc/include/asm/arcregs.h`).
 */
export const target: CompileTarget = {
  directory: 'arc',
  triple: 'arc-linux-gnu',
  flags: () => [
    '-fno-builtin',
    '-D__linux__',
    '-D_CPU_DEFAULT_HS',
    ...builtins.map((builtin) => `-D${builtin}`),
  ],
  includes: () => [],
};
