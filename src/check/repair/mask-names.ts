import type { SourceTree } from '../../tree/source-tree.ts';
import { objectMacros } from '../../tree/source-search/object-macros.ts';
import { evaluateConstant } from './constant-text.ts';
import type { MaskField } from './mask-form.ts';

/** Macros of which an entry's bits are made, by the beginnings of their names. */
const prefixes: Readonly<Record<'pmd' | 'pte' | 'pud', RegExp>> = {
  pmd: /^(?:L_PMD_|PMD_|_?_?SEGMENT_ENTRY_|_?_?H?_?PAGE_|PTE_|H_PAGE_)/,
  pte: /^(?:L_PTE_|PTE_|_?_?H?_?PAGE_|H_PAGE_)/,
  pud: /^(?:PUD_|_?_?REGION_?\w*ENTRY_|_?_?PAGE_|PMD_|PTE_)/,
};

/** Where names are looked for. */
export interface NameSources {
  readonly srcarch: string;
  readonly config: ReadonlyMap<string, string>;
  readonly level: 'pmd' | 'pte' | 'pud';
  /** Text of the file that the mask is written into: of several names for one value, the one used most there. */
  readonly beside: string;
}

/** Writes masks in C, with the names that the architecture's headers have for them. */
export class MaskNames {
  readonly #names = new Map<bigint, string>();

  constructor(tree: SourceTree, { srcarch, config, level, beside }: NameSources) {
    const macros = objectMacros(tree, srcarch, config);
    const used = new Map<string, number>();
    for (const [word] of beside.matchAll(/\w+/g)) used.set(word, (used.get(word) ?? 0) + 1);
    const usable = [...macros.keys()].filter((name) => prefixes[level].test(name));
    const better = (one: string, other: string): number =>
      prefixOrder(level, one) - prefixOrder(level, other) ||
      (used.get(other) ?? 0) - (used.get(one) ?? 0) ||
      one.length - other.length;
    for (const name of usable.toSorted(better)) {
      const value = evaluateConstant(name, (macro) => macros.get(macro));
      if (value !== undefined && value !== 0n && !this.#names.has(value)) this.#names.set(value, name);
    }
  }

  /** A mask, each of its fields by name, or as a number where a header has none. */
  write(mask: bigint, fields: readonly MaskField[]): string {
    const whole = this.#names.get(mask);
    if (whole !== undefined) return whole;
    const names: string[] = [];
    let rest = 0n;
    for (const field of fields) {
      const part = mask & field.mask;
      if (part === 0n) continue;
      const name = this.#names.get(part);
      if (name === undefined) rest |= part;
      else names.push(name);
    }
    if (rest !== 0n) names.push(`0x${rest.toString(16)}ULL`);
    return names.length === 1 ? names[0]! : `(${names.join(' | ')})`;
  }
}

/** Names of the level itself come before those of other levels. */
function prefixOrder(level: 'pmd' | 'pte' | 'pud', name: string): number {
  if (new RegExp(`^(?:L_)?${level.toUpperCase()}_`).test(name)) return 0;
  return /ENTRY_/.test(name) ? 1 : 2;
}
