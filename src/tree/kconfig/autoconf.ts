import type { ConfigResult } from './evaluate-config.ts';

/**
 * The text of include/generated/autoconf.h, symbols in order of their names.
 * Source: print_symbol_for_c() of scripts/kconfig/confdata.c.
 */
export function writeAutoconf(result: Pick<ConfigResult, 'values'>): string {
  const lines: string[] = [];
  for (const name of [...result.values.keys()].sort()) {
    const { type, value } = result.values.get(name)!;
    switch (type) {
      case 'bool':
      case 'tristate':
        lines.push(`#define CONFIG_${name}${value === 'm' ? '_MODULE' : ''} 1`);
        break;
      case 'hex':
        lines.push(`#define CONFIG_${name} ${/^0[xX]/.test(value) ? '' : '0x'}${value}`);
        break;
      case 'int':
        lines.push(`#define CONFIG_${name} ${value}`);
        break;
      case 'string':
        lines.push(`#define CONFIG_${name} "${value.replace(/["\\]/g, '\\$&')}"`);
        break;
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}
