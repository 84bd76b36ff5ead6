import { asm, asmGoto } from '../../../arch/arm/asm.ts';
import { config } from '../../../arch/arm/config.ts';
import { target } from '../../../arch/arm/target.ts';
import { includeOnce } from '../include-once.ts';
import type { ProbeTarget } from '../probe-target.ts';
import { initialStaticKeys } from './shared-assumptions.ts';

/** arm: as in tree mode. */
export const arm: ProbeTarget = {
  name: 'arm',
  target,
  config,
  units: [
    { file: 'mm/pgtable-generic.c' },
    { file: 'arch/arm/mm/mmu.c' },
    { file: 'arch/arm/mm/flush.c', before: 4005 },
  ],
  headers: (tree) => includeOnce(tree, ['arch/arm/mm/mm.h']),
  asm,
  asmGoto,
  skipped: new Map([
    ['flush_tlb_range', 'TLB maintenance'],
    ['__sync_icache_dcache', 'cache maintenance'],
  ]),
  boot: [],
  variables: () =>
    new Map([
      // arch/arm/mm/mmu.c, build_mem_type_table(), write-allocating caches and several CPUs: L_PTE_PRESENT |
      // L_PTE_YOUNG | L_PTE_MT_WRITEALLOC | L_PTE_SHARED | PTE_EXT_PXN of asm/pgtable-3level.h.
      ['pgprot_user', 0x20_0000_0000_071fn],
      ['mem_map', 0xc100_0000n],
      // arch/arm/kernel/head.S, where the place of memory is patched in: from 0x80000000.
      ['__pv_phys_pfn_offset', 0x8_0000n],
    ]),
  assumptions: [
    'The CPU is an ARMv7 with LPAE; cpu_v7_set_pte_ext() is rewritten in C after arch/arm/mm/proc-v7-3level.S.',
    'User pages are write-allocating and shared (pgprot_user of several CPUs).',
    'Memory starts at 0x80000000.',
    initialStaticKeys,
  ],
};
