/** Paths of the harness: what a CPU can run. */
export type PathName =
  'split' | 'zap' | 'unmap' | 'collapse' | 'fault' | 'gup_fast' | 'gup_fast_once' | 'user_read' | 'user_write' | 'walker';

/** What a path does to the watched entry. */
export type PathRole = 'changes' | 'removes' | 'reads';

interface Path {
  readonly role: PathRole;
  /** Its CPU, or one it walks for, translates user addresses: harness/hardware. */
  readonly hardware?: true;
  /** Kernel function that the path calls, or what stands for one; the last entry whose `from` (`major * 1000 + minor`) is reached. */
  readonly entries: readonly { readonly from: number; readonly name: string }[];
}

const gupFast: Path = {
  role: 'reads',
  entries: [
    { from: 0, name: '__get_user_pages_fast' },
    { from: 5008, name: 'get_user_pages_fast_only' },
  ],
};

/** All paths, by name: harness/paths/NAME.c defines thpcheck_path_NAME(). */
export const paths: Readonly<Record<PathName, Path>> = {
  split: { role: 'changes', entries: [{ from: 0, name: '__split_huge_pmd' }] },
  zap: {
    role: 'removes',
    entries: [
      { from: 0, name: 'zap_page_range' },
      { from: 6000, name: 'zap_page_range_single' },
    ],
  },
  unmap: {
    role: 'removes',
    entries: [
      { from: 0, name: 'unmap_vmas' },
      { from: 5018, name: 'unmap_page_range' },
    ],
  },
  collapse: { role: 'removes', entries: [{ from: 0, name: 'collapse_huge_page' }] },
  user_read: { role: 'reads', hardware: true, entries: [{ from: 0, name: 'thpcheck_user_access' }] },
  // It changes the entry where it faults.
  user_write: { role: 'changes', hardware: true, entries: [{ from: 0, name: 'thpcheck_user_access' }] },
  walker: { role: 'reads', hardware: true, entries: [{ from: 0, name: 'thpcheck_walk_ahead' }] },
  fault: { role: 'changes', entries: [{ from: 0, name: 'handle_mm_fault' }] },
  gup_fast: gupFast,
  gup_fast_once: gupFast,
};

/** The names of all paths. */
export const pathNames = Object.keys(paths) as readonly PathName[];

/** Kernel function that a path calls in a version (`major * 1000 + minor`). */
export function entryOf(path: PathName, version: number): string {
  return paths[path].entries.findLast(({ from }) => version >= from)?.name ?? '';
}
