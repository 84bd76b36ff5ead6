/** Which configuration helpers are compiled with. */
export type ProbeConfiguration =
  /** That of tree mode: huge pages and migration, and nothing else that shows in entries. */
  | 'plain'
  /** Everything that gives bits of entries a meaning: soft-dirty, userfaultfd, swap, devices' memory, poisoned memory. */
  | 'full';

/**
 * Lines of `full` on top of `plain`: each feature with what it depends on. Architectures that lack a feature do not
 * grant it.
 * @param version kernel version, `major * 1000 + minor`
 * @param srcarch directory of the architecture below arch/
 */
export function fullConfiguration(version: number, srcarch: string): readonly string[] {
  return [
    // fs/proc/Kconfig, fs/proc/task_mmu.c.
    'PROC_FS=y',
    'PROC_PAGE_MONITOR=y',
    // mm/Kconfig: MEM_SOFT_DIRTY depends on CHECKPOINT_RESTORE, which depends on PROC_FS.
    'CHECKPOINT_RESTORE=y',
    'MEM_SOFT_DIRTY=y',
    'USERFAULTFD=y',
    'BLOCK=y',
    'SWAP=y',
    'NUMA=y',
    'NUMA_BALANCING=y',
    'SPARSEMEM_VMEMMAP=y',
    'MEMORY_HOTPLUG=y',
    'MEMORY_HOTREMOVE=y',
    'ZONE_DEVICE=y',
    ...(version >= 4014 ? ['DEVICE_PRIVATE=y'] : []),
    // arch/x86/Kconfig: what MEMORY_FAILURE depends on.
    ...(srcarch === 'x86' ? ['X86_MCE=y'] : []),
    'MEMORY_FAILURE=y',
    // Where markers need a symbol; it went in 6.2.
    ...(version >= 5019 ? ['PTE_MARKER_UFFD_WP=y'] : []),
  ];
}
