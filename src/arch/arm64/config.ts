import type { ConfigFragment } from '../architecture.ts';

/** arm64: 4 KiB pages, 48-bit virtual and physical addresses, hardware-updated access and dirty state. */
export const config: ConfigFragment = {
  srcarch: 'arm64',
  lines: (version) => [
    'ARM64_4K_PAGES=y',
    'ARM64_VA_BITS_48=y',
    'ARM64_HW_AFDBM=y',
    ...(version >= 4016 ? ['ARM64_PA_BITS_48=y'] : []),
  ],
};
