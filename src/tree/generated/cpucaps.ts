/**
 * arm64's `asm/cpucap-defs.h` (`asm/cpucaps.h` before 6.6): capability names numbered in order.
 * Source: arch/arm64/tools/gen-cpucaps.awk.
 * @param text arch/arm64/tools/cpucaps
 */
export function cpucapsHeader(text: string): string {
  const names = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'));
  const lines = names.map((name, index) => `#define ARM64_${name} ${index}`);
  return [
    '#ifndef __ASM_CPUCAP_DEFS_H',
    '#define __ASM_CPUCAP_DEFS_H',
    ...lines,
    `#define ARM64_NCAPS ${names.length}`,
    '#endif',
    '',
  ].join('\n');
}
