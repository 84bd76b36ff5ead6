import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceTree } from '../source-tree.ts';

/**
 * Names that a report has to account for: functions and function-like macros that are about entries of the three levels
 * or about what is stored. Those with leading underscores are parts of others.
 */
const helperName =
  /(?<![\w>."])((?:pmd|pte|pud|pmdp|ptep|pudp)_[a-zA-Z]\w*|set_(?:huge_)?(?:pmd|pte|pud)\w*)(?=\s*\()|^[ \t]*#[ \t]*define[ \t]+((?:pmd|pte|pud|pmdp|ptep|pudp)_[a-zA-Z]\w*|set_(?:huge_)?(?:pmd|pte|pud)\w*)/gm;

/** Headers of include/linux that hold such names in some version, by name; the others are about other things. */
const aboutPages =
  /^(pgtable|mm|huge|swap|leafops|migrate|userfault|rmap|page|hugetlb|sched|mempolicy|bootmem)/;

/**
 * Candidates for helpers, sorted: names that the headers of include/linux, include/asm-generic and of an architecture
 * define, declare or merely call, in any configuration. Whether a name is there is for the compiler to say.
 */
export function headerNames(tree: SourceTree, srcarch: string): readonly string[] {
  const files = [
    ...headersOf(tree, 'include/linux', 'flat').filter((file) =>
      aboutPages.test(file.split('/').at(-1) ?? ''),
    ),
    ...headersOf(tree, 'include/asm-generic', 'flat'),
    ...headersOf(tree, `arch/${srcarch}/include/asm`, 'deep'),
  ];
  const names = new Set<string>();
  for (const file of files) {
    const text = readFileSync(join(tree.root, file), 'latin1');
    if (!/p[mtu][ed]/.test(text)) continue;
    for (const [, called, defined] of text.matchAll(helperName)) names.add(called ?? defined ?? '');
  }
  return [...names].filter((name) => !name.endsWith('_t')).toSorted();
}

function headersOf(tree: SourceTree, directory: string, depth: 'flat' | 'deep'): readonly string[] {
  return readdirSync(join(tree.root, directory), { recursive: depth === 'deep', withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.h'))
    .map((entry) => join(entry.parentPath, entry.name).slice(tree.root.length + 1))
    .toSorted();
}
