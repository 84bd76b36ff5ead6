import { expect, it } from 'vitest';
import { writeAutoconf } from './autoconf.ts';
import type { ConfigValue } from './evaluate-config.ts';

it('writes each type as the kernel does', () => {
  const values = new Map<string, ConfigValue>([
    ['SMP', { type: 'bool', value: 'y' }],
    ['EXT4_FS', { type: 'tristate', value: 'm' }],
    ['NR_CPUS', { type: 'int', value: '8' }],
    ['PAGE_OFFSET', { type: 'hex', value: '0xC0000000' }],
    ['BASE', { type: 'hex', value: 'ff' }],
    ['CMDLINE', { type: 'string', value: 'a "b" \\' }],
  ]);
  expect(writeAutoconf({ values })).toBe(
    [
      '#define CONFIG_BASE 0xff',
      '#define CONFIG_CMDLINE "a \\"b\\" \\\\"',
      '#define CONFIG_EXT4_FS_MODULE 1',
      '#define CONFIG_NR_CPUS 8',
      '#define CONFIG_PAGE_OFFSET 0xC0000000',
      '#define CONFIG_SMP 1',
      '',
    ].join('\n'),
  );
});
