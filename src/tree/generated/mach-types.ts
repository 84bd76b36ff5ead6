/**
 * arm's `asm/mach-types.h` in short: the numbers of all machines, and `machine_is_X()` as 0. Memory management
 * asks for no machine. Source: arch/arm/tools/gen-mach-types.
 * @param text arch/arm/tools/mach-types
 */
export function machTypesHeader(text: string): string {
  const lines = [
    '#ifndef __ASM_ARM_MACH_TYPE_H',
    '#define __ASM_ARM_MACH_TYPE_H',
    '#ifndef __ASSEMBLY__',
    'extern unsigned int __machine_arch_type;',
    '#endif',
    '#define machine_arch_type\t__machine_arch_type',
  ];
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) continue;
    const [machine, , type, number] = line.trim().split(/\s+/);
    if (!machine || !type) continue;
    if (number !== undefined) lines.push(`#define MACH_TYPE_${type} ${number}`);
    lines.push(`#define machine_is_${machine}()\t(0)`);
  }
  return `${[...lines, '#endif'].join('\n')}\n`;
}
