import { asm, asmGoto } from '../../../arch/riscv64/asm.ts';
import { config } from '../../../arch/riscv64/config.ts';
import { target } from '../../../arch/riscv64/target.ts';
import type { ProbeTarget } from '../probe-target.ts';
import { initialStaticKeys } from './shared-assumptions.ts';

/** riscv64: as in tree mode. */
export const riscv64: ProbeTarget = {
  name: 'riscv64',
  target,
  config: {
    ...config,
    lines: (version) => [
      ...config.lines(version).filter((line) => line !== 'FLATMEM_MANUAL=y'),
      'NUMA=y',
      'NUMA_BALANCING=y',
      'SPARSEMEM_VMEMMAP=y',
    ],
  },
  units: [
    { file: 'mm/pgtable-generic.c' },
    { file: 'arch/riscv/mm/pgtable.c' },
    // protection_map[].
    { file: 'arch/riscv/mm/init.c' },
  ],
  headers: () => new Map(),
  asm,
  asmGoto,
  skipped: new Map([
    ['flush_icache_pte', 'cache maintenance'],
    ['flush_pmd_tlb_range', 'TLB maintenance'],
  ]),
  boot: [],
  // Sv39; all offsets are zero: a physical address is its own virtual address.
  variables: () =>
    new Map([
      ['kernel_map', 0n],
      ['vmemmap_start_pfn', 0n],
      ['pgtable_l4_enabled', 0n],
      ['pgtable_l5_enabled', 0n],
    ]),
  assumptions: [
    'No ISA extension is found: alternatives run as they are assembled, without Svpbmt, Svvptc, Svnapot and the attributes of T-Head.',
    'Page tables have three levels (Sv39).',
    'A physical address is its own virtual address.',
    initialStaticKeys,
  ],
};
