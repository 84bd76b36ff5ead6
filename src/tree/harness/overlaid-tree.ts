import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openOverlay } from '../overlay.ts';
import { treeHas, type SourceTree } from '../source-tree.ts';
import { applyPatchOverlay, loadPatchOverlay } from './patch-overlay.ts';

/** Whose files an overlay changes. */
export interface OverlaidArchitecture {
  /** As the user types it; patches may be for some architectures only. */
  readonly name: string;
  /** Directory below arch/. */
  readonly srcarch: string;
}

/**
 * A tree with overlays, the first one first: a directory of files, or patches described by `overlay.json`.
 * @throws ThpcheckError THP3101 to THP3104 (directories), THP2201 and THP2210 to THP2215 (patches)
 */
export function overlaidTree(
  tree: SourceTree,
  { name, srcarch }: OverlaidArchitecture,
  overlays: readonly string[],
): SourceTree {
  if (overlays.length === 0) return tree;
  const changed = new Map(tree.changed);
  const patches = overlays.filter((path) => existsSync(join(path, 'overlay.json')));
  for (const path of patches) {
    const overlay = loadPatchOverlay(resolve(path));
    for (const [file, text] of applyPatchOverlay(tree, name, overlay, changed)) changed.set(file, text);
  }
  // A directory hides a patch to the same file, as in `check`; of two directories the first counts.
  for (const path of overlays.filter((one) => !patches.includes(one)).toReversed()) {
    const { directory, files } = openOverlay(path);
    for (const file of files)
      changed.set(fileOfTree(tree, srcarch, file), readFileSync(join(directory, file), 'utf8'));
  }
  return { ...tree, changed };
}

/** Headers of an overlay are named as they are included, sources as in the tree. */
function fileOfTree(tree: SourceTree, srcarch: string, file: string): string {
  const places = [`arch/${srcarch}/include/${file}`, `include/${file}`];
  return places.find((place) => treeHas(tree, place)) ?? file;
}
