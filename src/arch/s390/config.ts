import type { ConfigFragment } from '../architecture.ts';

/** s390: for a z13; the architecture has no NUMA balancing, which is asked for as on the others. */
export const config: ConfigFragment = {
  srcarch: 's390',
  lines: () => [
    'MARCH_Z13=y',
    '64BIT=y',
    'SCHED_TOPOLOGY=y',
    'NUMA=y',
    'NUMA_BALANCING=y',
    'SPARSEMEM_VMEMMAP=y',
  ],
};
