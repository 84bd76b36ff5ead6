/** Paths of the harness: what a CPU can run. */
export type PathName = 'split' | 'zap' | 'fault' | 'gup_fast';

/** What a path does to the watched entry. */
export type PathRole = 'changes' | 'removes' | 'reads';

interface Path {
  readonly role: PathRole;
  /** Kernel function that the path calls; the last entry whose `from` (`major * 1000 + minor`) is reached. */
  readonly entries: readonly { readonly from: number; readonly name: string }[];
}

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
  fault: { role: 'changes', entries: [{ from: 0, name: 'handle_mm_fault' }] },
  gup_fast: {
    role: 'reads',
    entries: [
      { from: 0, name: '__get_user_pages_fast' },
      { from: 5008, name: 'get_user_pages_fast_only' },
    ],
  },
};

/** The names of all paths. */
export const pathNames = Object.keys(paths) as readonly PathName[];

/** Kernel function that a path calls in a version (`major * 1000 + minor`). */
export function entryOf(path: PathName, version: number): string {
  return paths[path].entries.findLast(({ from }) => version >= from)?.name ?? '';
}
