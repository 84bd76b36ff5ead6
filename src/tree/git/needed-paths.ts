/** A directory that is unpacked as a whole and shared by all commits in which it is the same. */
export interface NeededDirectory {
  readonly path: string;
  /** Directories below it that are left out. */
  readonly without: readonly string[];
}

/** Directories that are read: those of the top level, and one of each architecture (name below arch/). */
export function neededDirectories(architectures: readonly string[]): readonly NeededDirectory[] {
  const common = ['include', 'mm', 'kernel', 'lib', 'init', 'fs/proc', 'fs/hugetlbfs', 'virt/kvm'];
  return [
    ...common.map((path) => ({ path, without: [] })),
    // Links to device trees.
    { path: 'scripts', without: ['dtc'] },
    // Device trees and decompressors: thousands of files that nothing here reads.
    ...architectures.map((name) => ({ path: `arch/${name}`, without: ['boot'] })),
  ];
}

/**
 * Whether a file outside of the {@link neededDirectories} is read: Kconfig files of any place, files of the top
 * directory and of arch/, and C files right in fs/.
 */
export function isNeededFile(path: string): boolean {
  return /(?:^|\/)Kconfig[^/]*$|^(?:arch\/)?[^/]+$|^fs\/[^/]+\.[ch]$/.test(path);
}
