import type { ModelArchitecture } from '../../../arch/entry-helpers.ts';
import { powerpcAsm } from '../asm/powerpc.ts';
import type { ProbeTarget } from '../probe-target.ts';

/** powerpc book3s64, little endian, 64 KiB pages, with one of the two MMUs. */
function powerpc(name: ModelArchitecture): ProbeTarget {
  return {
    name,
    // arch/powerpc/Makefile, CONFIG_PPC64 with CONFIG_CPU_LITTLE_ENDIAN.
    target: {
      directory: 'powerpc',
      triple: 'powerpc64le-linux-gnu',
      flags: () => ['-m64', '-mlittle-endian', '-mcpu=power8', '-msoft-float', '-mno-altivec', '-mno-vsx'],
      includes: () => ['arch/powerpc'],
    },
    config: {
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
    },
    units: [
      { file: 'mm/pgtable-generic.c' },
      { file: 'arch/powerpc/mm/pgtable.c' },
      { file: 'arch/powerpc/mm/pgtable_64.c' },
      { file: 'arch/powerpc/mm/book3s64/pgtable.c', from: 5002 },
      { file: 'arch/powerpc/mm/book3s64/hash_pgtable.c', from: 5002 },
      { file: 'arch/powerpc/mm/book3s64/radix_pgtable.c', from: 5002 },
    ],
    headers: () => new Map(),
    asm: powerpcAsm,
    asmGoto: [],
    skipped: new Map([
      ['hpte_need_flush', 'removal from the hash table'],
      ['hpte_do_hugepage_flush', 'removal from the hash table'],
      ['kick_all_cpus_sync', 'waiting for CPUs with interrupts off'],
      ['flush_pmd_tlb_range', 'TLB maintenance'],
      ['flush_tlb_range', 'TLB maintenance'],
    ]),
    boot: [],
    variables: () => new Map([['probe_radix', name === 'powerpc-radix' ? 1n : 0n]]),
  };
}

/** With the hashed page table: the Linux page table is a software one, copied to the hash table by faults. */
export const powerpcHash = powerpc('powerpc-hash');
/** With the radix MMU of POWER9, which walks the Linux page table. */
export const powerpcRadix = powerpc('powerpc-radix');
