/**
 * Configuration of the checked kernel that is common to all architectures: several CPUs, transparent huge pages,
 * migration and compaction; nothing that adds debugging, tracing or another user of page tables.
 * @param version kernel version, `major * 1000 + minor`
 */
export function commonFragment(version: number): readonly string[] {
  return [
    'EXPERT=y',
    'SMP=y',
    'NR_CPUS=8',
    'MMU=y',
    'TRANSPARENT_HUGEPAGE=y',
    'TRANSPARENT_HUGEPAGE_ALWAYS=y',
    'COMPACTION=y',
    'MIGRATION=y',
    'BUG=y',
    'PRINTK=y',
    'FUTEX=y',
    'SHMEM=y',
    'ADVISE_SYSCALLS=y',
    'PREEMPT_NONE=y',
    'HZ_250=y',
    'NUMA=n',
    'SWAP=n',
    'MEMCG=n',
    'USERFAULTFD=n',
    'DEBUG_VM=n',
    'DEBUG_SPINLOCK=n',
    'JUMP_LABEL=n',
    ...(version < 6002 ? ['SLUB=y'] : []),
  ];
}
