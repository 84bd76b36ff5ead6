/**
 * Symbols that decide which bits the helpers of some architecture use, and which helpers there are. `asked`: those that
 * are said to be off where they are off, because a reader's own kernel may well have them.
 */
const asked: readonly string[] = [
  'TRANSPARENT_HUGEPAGE',
  'MEM_SOFT_DIRTY',
  'USERFAULTFD',
  'HAVE_ARCH_USERFAULTFD_WP',
  'NUMA_BALANCING',
  'SWAP',
  'MIGRATION',
  'ARCH_ENABLE_THP_MIGRATION',
  'DEVICE_PRIVATE',
  'MEMORY_FAILURE',
  'ARCH_HAS_PTE_SPECIAL',
  'ARCH_HAS_PTE_DEVMAP',
];

/** Named where they are set: shapes of tables and MMUs. */
const shapes: readonly string[] = [
  'PGTABLE_LEVELS',
  'ARM_LPAE',
  'ARM64_4K_PAGES',
  'ARM64_VA_BITS',
  'ARM64_PA_BITS',
  'ARM64_HW_AFDBM',
  'ARM64_CONTPTE',
  'X86_5LEVEL',
  'X86_USER_SHADOW_STACK',
  'AMD_MEM_ENCRYPT',
  'PAGE_SHIFT',
  'PPC_64K_PAGES',
  'PPC_64S_HASH_MMU',
  'PPC_RADIX_MMU',
  'PPC_MEM_KEYS',
  'CPU_HAS_RIXI',
  'CPU_LOONGSON64',
  'PAGE_SIZE_16KB',
  'ARC_MMU_V4',
  'ARC_HAS_PAE40',
  'RISCV_ISA_SVPBMT',
  'RISCV_ISA_SVNAPOT',
  'HUGETLB_PAGE',
  'HAVE_ARCH_TRANSPARENT_HUGEPAGE_PUD',
  'DEBUG_VM',
];

/** `NAME=value` of the symbols that decide what helpers do, sorted. */
export function configurationLines(config: ReadonlyMap<string, string>): readonly string[] {
  const lines = asked.map((name) => `${name}=${config.get(name) ?? 'n'}`);
  for (const name of shapes) {
    const value = config.get(name);
    if (value !== undefined && value !== 'n') lines.push(`${name}=${value}`);
  }
  return lines.toSorted();
}
