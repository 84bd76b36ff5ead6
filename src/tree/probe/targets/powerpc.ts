import type { ModelArchitecture } from '../../../arch/entry-helpers.ts';
import { asm, asmGoto } from '../../../arch/powerpc/asm.ts';
import { config } from '../../../arch/powerpc/config.ts';
import { target } from '../../../arch/powerpc/target.ts';
import { includeOnce } from '../include-once.ts';
import type { ProbeTarget } from '../probe-target.ts';
import { initialStaticKeys } from './shared-assumptions.ts';

/** powerpc book3s64, little endian, 64 KiB pages, with one of the two MMUs. */
function powerpc(name: ModelArchitecture): ProbeTarget {
  return {
    name,
    target,
    config,
    ...(name === 'powerpc-radix' ? { requires: 'PPC_RADIX_MMU' } : {}),
    units: [
      { file: 'mm/pgtable-generic.c' },
      { file: 'arch/powerpc/mm/pgtable.c' },
      { file: 'arch/powerpc/mm/pgtable_64.c' },
      { file: 'arch/powerpc/mm/book3s64/pgtable.c', from: 5002 },
      { file: 'arch/powerpc/mm/book3s64/hash_pgtable.c', from: 5002 },
      { file: 'arch/powerpc/mm/book3s64/radix_pgtable.c', from: 5002 },
    ],
    headers: (tree) => includeOnce(tree, ['arch/powerpc/mm/mmu_decl.h']),
    asm,
    asmGoto,
    skipped: new Map([
      ['flush_hash_table_pmd_range', 'removal from the hash table'],
      ['serialize_against_pte_lookup', 'waiting for CPUs with interrupts off'],
      ['radix__flush_tlb_collapsed_pmd', 'TLB maintenance'],
      ['hpte_need_flush', 'removal from the hash table'],
      ['hpte_do_hugepage_flush', 'removal from the hash table'],
      ['kick_all_cpus_sync', 'waiting for CPUs with interrupts off'],
      ['flush_pmd_tlb_range', 'TLB maintenance'],
      ['flush_tlb_pmd_range', 'TLB maintenance'],
      ['flush_tlb_range', 'TLB maintenance'],
    ]),
    boot: [],
    variables: () =>
      new Map([
        ['probe_radix', name === 'powerpc-radix' ? 1n : 0n],
        // MMU_PAGE_64K of asm/mmu.h: htab_init_page_sizes(), radix__early_init_devtree().
        ['mmu_virtual_psize', 2n],
      ]),
    assumptions: [
      name === 'powerpc-radix'
        ? 'The MMU is the radix one of POWER9 and later.'
        : 'The MMU is the hashed page table; entries of it are not evaluated.',
      'Instruction caches are coherent (CPU_FTR_COHERENT_ICACHE): no page is cleaned before it is made executable.',
      'Base pages have 64 KiB.',
      initialStaticKeys,
    ],
  };
}

/** With the hashed page table: the Linux page table is a software one, copied to the hash table by faults. */
export const powerpcHash = powerpc('powerpc-hash');
/** With the radix MMU of POWER9, which walks the Linux page table. */
export const powerpcRadix = powerpc('powerpc-radix');
