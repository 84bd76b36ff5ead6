import type { ConfigFragment } from '../architecture.ts';

/** x86_64: four levels of page tables, NUMA balancing, no memory encryption. */
export const config: ConfigFragment = {
  srcarch: 'x86',
  lines: () => ['64BIT=y', 'NUMA=y', 'NUMA_BALANCING=y', 'SPARSEMEM_VMEMMAP=y'],
};
