/** Intrinsics of LoongArch that arch/loongarch/include/asm/loongarch.h uses: result, name, parameters. */
const intrinsics: readonly (readonly [result: string, name: string, parameters: string])[] = [
  ['int', 'cpucfg', 'int'],
  ['unsigned int', 'csrrd_w', 'unsigned int'],
  ['unsigned long', 'csrrd_d', 'unsigned int'],
  ['unsigned int', 'csrwr_w', 'unsigned int, unsigned int'],
  ['unsigned long', 'csrwr_d', 'unsigned long, unsigned int'],
  ['unsigned int', 'csrxchg_w', 'unsigned int, unsigned int, unsigned int'],
  ['unsigned long', 'csrxchg_d', 'unsigned long, unsigned long, unsigned int'],
  ['unsigned int', 'iocsrrd_w', 'unsigned int'],
  ['unsigned long', 'iocsrrd_d', 'unsigned int'],
  ['void', 'iocsrwr_w', 'unsigned int, unsigned int'],
  ['void', 'iocsrwr_d', 'unsigned long, unsigned int'],
];

/**
 * `larchintrin.h`, which compilers for LoongArch bring with them, with functions instead of the compiler's builtins:
 * these take constants only, while the kernel up to 6.4 gives them the parameters of inline functions. A run that
 * reaches one stops there, as it would at the instruction.
 */
export function loongarchIntrinsicsHeader(): string {
  const functions = intrinsics.map(
    ([result, name, parameters]) => `extern ${result} __${name}(${parameters});`,
  );
  return ['#ifndef __LARCHINTRIN_H', '#define __LARCHINTRIN_H', ...functions, '#endif', ''].join('\n');
}
