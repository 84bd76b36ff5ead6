import type { ConfigFragment } from '../architecture.ts';

/** powerpc book3s64, little endian, 64 KiB pages; both MMUs from 4.7 on, of which the boot code chooses one. */
export const config: ConfigFragment = {
  srcarch: 'powerpc',
  lines: (version) => [
    'PPC64=y',
    'PPC_BOOK3S_64=y',
    'CPU_LITTLE_ENDIAN=y',
    'PPC_64K_PAGES=y',
    'PPC_POWERNV=y',
    'PPC_PSERIES=y',
    'NUMA=y',
    'NUMA_BALANCING=y',
    ...(version >= 4007 ? ['PPC_RADIX_MMU=y'] : []),
    'SPARSEMEM_VMEMMAP=y',
  ],
};
