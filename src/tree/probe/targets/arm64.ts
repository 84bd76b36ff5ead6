import { asm, asmGoto } from '../../../arch/arm64/asm.ts';
import { config } from '../../../arch/arm64/config.ts';
import { target } from '../../../arch/arm64/target.ts';
import type { ProbeTarget } from '../probe-target.ts';
import { initialStaticKeys } from './shared-assumptions.ts';

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
  units: [
    { file: 'mm/pgtable-generic.c' },
    // pmdp_splitting_flush().
    { file: 'arch/arm64/mm/flush.c', before: 4005 },
    // __ptep_set_access_flags().
    { file: 'arch/arm64/mm/fault.c' },
    // ptep_modify_prot_start().
    { file: 'arch/arm64/mm/mmu.c' },
    // contpte_ptep_get() and its like.
    { file: 'arch/arm64/mm/contpte.c', from: 6009 },
    // vm_get_page_prot().
    { file: 'arch/arm64/mm/mmap.c' },
  ],
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
  assumptions: [
    'No CPU capability and no erratum is found: alternatives run as they are assembled.',
    'Kernel mappings are global (arm64_use_ng_mappings is false); addresses have at most 48 bits.',
    'An entry of a contiguous block is stored over without the other entries being made plain first (__contpte_try_unfold).',
    initialStaticKeys,
  ],
};
