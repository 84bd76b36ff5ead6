import type { ConfigFragment } from '../architecture.ts';

/** loongarch64: three levels of 16 KiB tables, NUMA balancing. */
export const config: ConfigFragment = {
  srcarch: 'loongarch',
  lines: () => ['64BIT=y', '16KB_3LEVEL=y', 'NUMA=y', 'NUMA_BALANCING=y', 'SPARSEMEM_VMEMMAP=y'],
};
