/** How a symbol is seen outside its module; the words are LLVM's. */
export type Linkage =
  | 'external'
  | 'private'
  | 'internal'
  | 'available_externally'
  | 'linkonce'
  | 'linkonce_odr'
  | 'weak'
  | 'weak_odr'
  | 'common'
  | 'appending'
  | 'extern_weak';

const linkages: ReadonlySet<string> = new Set<Linkage>([
  'external',
  'private',
  'internal',
  'available_externally',
  'linkonce',
  'linkonce_odr',
  'weak',
  'weak_odr',
  'common',
  'appending',
  'extern_weak',
]);

/** Words that may stand between the linkage and what follows, none of which changes what the code does. */
const decorations: ReadonlySet<string> = new Set([
  'dso_local',
  'dso_preemptable',
  'default',
  'hidden',
  'protected',
  'dllimport',
  'dllexport',
  'unnamed_addr',
  'local_unnamed_addr',
  'externally_initialized',
]);

/** Whether the word is a linkage. */
export function isLinkage(word: string): word is Linkage {
  return linkages.has(word);
}

/** Whether the word is visibility or the like and may be passed over. */
export function isDecoration(word: string): boolean {
  return decorations.has(word);
}

/** Whether the linkage hides the symbol from other modules. */
export function isLocal(linkage: Linkage): boolean {
  return linkage === 'internal' || linkage === 'private';
}
