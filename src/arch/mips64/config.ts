import type { ConfigFragment } from '../architecture.ts';

/** mips64: a Loongson 3 with 16 KiB pages; its CPU had another name before 5.6. */
export const config: ConfigFragment = {
  srcarch: 'mips',
  lines: (version) => [
    'MACH_LOONGSON64=y',
    ...(version < 5006 ? ['LOONGSON_MACH3X=y', 'CPU_LOONGSON3=y'] : ['CPU_LOONGSON64=y']),
    '64BIT=y',
    'PAGE_SIZE_16KB=y',
  ],
};
