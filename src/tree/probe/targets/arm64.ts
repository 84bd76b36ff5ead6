import { asm, asmGoto } from '../../../arch/arm64/asm.ts';
import { config } from '../../../arch/arm64/config.ts';
import { target } from '../../../arch/arm64/target.ts';
import type { ProbeTarget } from '../probe-target.ts';

/** arm64: as in tree mode. */
export const arm64: ProbeTarget = {
  name: 'arm64',
  target,
  config: {
    ...config,
    lines: (version) => [
      ...config.lines(version),
      ...(version >= 4007 ? ['NUMA=y', 'NUMA_BALANCING=y'] : []),
      'SPARSEMEM_VMEMMAP=y',
      ...(version >= 6009 ? ['ARM64_CONTPTE=y'] : []),
    ],
  },
  units: [{ file: 'mm/pgtable-generic.c' }],
  headers: () => new Map(),
  asm,
  asmGoto,
  skipped: new Map([
    ['__sync_icache_dcache', 'cache maintenance'],
    [
      '__contpte_try_unfold',
      'makes the other entries of a contiguous block plain; the entry itself is then stored over',
    ],
  ]),
  boot: [],
  variables: () =>
    new Map([
      ['memstart_addr', 0n],
      // No optional feature (5.x and 6.1; bits of a map).
      ['cpu_hwcaps', 0n],
    ]),
};
