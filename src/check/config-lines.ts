import type { ConfigResult } from '../tree/kconfig/evaluate-config.ts';

/**
 * Symbols that a reader needs to judge whether a verdict is about the kernel he has in mind: shape of the tables,
 * memory model, locks, what is compiled into the paths. Names of all modelled architectures.
 */
const symbolsThatMatter: readonly string[] = [
  '64BIT',
  'ARM64_4K_PAGES',
  'ARM64_CONTPTE',
  'ARM64_HW_AFDBM',
  'ARM64_VA_BITS',
  'ARM_LPAE',
  'ARM_PATCH_PHYS_VIRT',
  'ARCH_ENABLE_THP_MIGRATION',
  'COMPACTION',
  'DEBUG_VM',
  'FLATMEM',
  'HUGETLB_PAGE',
  'JUMP_LABEL',
  'KSM',
  'MEMCG',
  'MEM_SOFT_DIRTY',
  'MIGRATION',
  'MMU_GATHER_NO_GATHER',
  'MMU_GATHER_RCU_TABLE_FREE',
  'HAVE_RCU_TABLE_FREE',
  'MMU_NOTIFIER',
  'NR_CPUS',
  'NUMA',
  'NUMA_BALANCING',
  'PER_VMA_LOCK',
  'PGTABLE_LEVELS',
  'PREEMPT',
  'PREEMPT_NONE',
  'PREEMPT_VOLUNTARY',
  'SMP',
  'SPARSEMEM_VMEMMAP',
  'SPLIT_PTLOCK_CPUS',
  'ARCH_ENABLE_SPLIT_PMD_PTLOCK',
  'SPLIT_PMD_PTLOCKS',
  'SPLIT_PTE_PTLOCKS',
  'SWAP',
  'TRANSPARENT_HUGEPAGE',
  'TRANSPARENT_HUGEPAGE_ALWAYS',
  'USERFAULTFD',
];

/** `NAME=value` of the symbols that matter and are set, sorted. */
export function configLines(config: ConfigResult): readonly string[] {
  return symbolsThatMatter
    .flatMap((name) => {
      const value = config.values.get(name);
      return value === undefined ? [] : [`${name}=${value.value}`];
    })
    .toSorted();
}
