import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { smallTablesPatternMissing, smallTablesUnsupported } from '../diagnostics.ts';
import { isFile, mountOverlays } from './layout.ts';

/** Entries of a page table in the small profile; a huge page then has as many base pages. */
export const smallTableEntries = 8;

/** Replaces the definition of one macro. */
interface MacroEdit {
  readonly macro: string;
  /** What the kernel defines it as; the whole right-hand side, with blanks reduced to one. */
  readonly was: string;
  /** Lines that take the place of the definition. */
  readonly now: readonly string[];
  /** Some versions do not have it. */
  readonly optional?: true;
}

/** Header of an architecture that fixes the size of its tables. */
interface TableHeader {
  /** As it is included. */
  readonly include: string;
  readonly edits: readonly MacroEdit[];
}

const define = (macro: string, value: string): string => `#define ${macro} ${value}`;
const edit = (macro: string, was: string, value: string): MacroEdit => ({
  macro,
  was,
  now: [define(macro, value)],
});
const entries = String(smallTableEntries);
const hugeShift = '(PAGE_SHIFT + 3)';
const fullTable = '(1 << (PAGE_SHIFT - 3))';

/** By SRCARCH: the headers of 4.5, 6.1 and 6.12. Tables above the last level keep their size. */
const tableHeaders: Readonly<Record<string, TableHeader>> = {
  riscv: {
    include: 'asm/pgtable-64.h',
    edits: [
      {
        macro: 'PMD_SHIFT',
        was: '21',
        // asm/pgtable.h has defined PTRS_PER_PTE by the time it includes this header.
        now: [define('PMD_SHIFT', hugeShift), '#undef PTRS_PER_PTE', define('PTRS_PER_PTE', entries)],
      },
    ],
  },
  arm: {
    include: 'asm/pgtable-3level.h',
    edits: [edit('PTRS_PER_PTE', '512', entries), edit('PMD_SHIFT', '21', hugeShift)],
  },
  arm64: {
    include: 'asm/pgtable-hwdef.h',
    edits: [
      edit('PTRS_PER_PTE', fullTable, entries),
      edit('PMD_SHIFT', 'ARM64_HW_PGTABLE_LEVEL_SHIFT(2)', hugeShift),
      // Until 4.8 the upper tables take their size from PTRS_PER_PTE.
      { ...edit('PTRS_PER_PMD', 'PTRS_PER_PTE', fullTable), optional: true },
      { ...edit('PTRS_PER_PUD', 'PTRS_PER_PTE', fullTable), optional: true },
      // A contiguous range must fit into a table: 4 entries instead of 16.
      {
        ...edit('CONT_PTE_SHIFT', '(CONFIG_ARM64_CONT_PTE_SHIFT + PAGE_SHIFT)', '(2 + PAGE_SHIFT)'),
        optional: true,
      },
      { ...edit('CONT_PTE_SHIFT', '4', '2'), optional: true },
    ],
  },
};

/**
 * Virtual files that give the last level of page tables 8 entries, so that a huge page has 8 base pages: the
 * tree's own header with the constants changed, in memory only. An overlay's copy of the header is changed in
 * the same way, and keeps its place before the tree's.
 * @param overlays the overlays of the request, in its order
 * @throws ThpcheckError THP3110 for another architecture, THP3111 when the header is not as expected
 */
export function smallTableOverlay(
  treeRoot: string,
  srcarch: string,
  overlays: readonly string[] = [],
): Map<string, string> {
  const header = tableHeaders[srcarch];
  if (header === undefined) throw new ThpcheckError(smallTablesUnsupported(srcarch));
  const files = new Map<string, string>();
  const own = `arch/${srcarch}/include/${header.include}`;
  const ownPath = join(treeRoot, own);
  if (!isFile(ownPath)) throw new ThpcheckError(smallTablesPatternMissing(ownPath, 'the table size'));
  files.set(own, shrink(readFileSync(ownPath, 'utf8'), ownPath, header));
  for (const { name, directory } of mountOverlays(overlays)) {
    const path = join(directory, header.include);
    if (!isFile(path)) continue;
    const text = readFileSync(path, 'utf8');
    // An overlay may wrap the tree's header instead of replacing it.
    if (/^[ \t]*#[ \t]*include_next\b/m.test(text)) continue;
    files.set(`${name}/${header.include}`, shrink(text, path, header));
  }
  return files;
}

function shrink(text: string, path: string, { edits }: TableHeader): string {
  let result = text;
  for (const { macro, was, now, optional } of edits) {
    const lines = result.split('\n');
    const definition = new RegExp(`^[ \\t]*#[ \\t]*define[ \\t]+${macro}[ \\t]+(.*)$`);
    const at = lines.findIndex((line) => definition.exec(line)?.[1]?.trim().replaceAll(/\s+/g, ' ') === was);
    if (at >= 0) {
      // Lines below keep their numbers: traces name them.
      lines.splice(at, 1, ...now, ...(now.length > 1 ? [`#line ${at + 2}`] : []));
      result = lines.join('\n');
    } else if (optional === undefined) {
      throw new ThpcheckError(smallTablesPatternMissing(path, macro));
    }
  }
  return result;
}
