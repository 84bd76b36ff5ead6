import type { Entry, EntryHelpers, PmdHelpers, PteHelpers } from '../arch/entry-helpers.ts';
import type { Frames } from '../machine/mmu/frames.ts';
import type { InitialMemory } from '../machine/mmu/memory.ts';

/** What a range maps at first. */
export type InitialRange =
  | { readonly kind: 'none' }
  /** A huge page, with a page table deposited for it. */
  | {
      readonly kind: 'huge';
      readonly huge: number;
      readonly deposit: number;
      readonly entry?: (entry: Entry, helpers: PmdHelpers) => Entry;
    }
  /** A page table that maps single pages; `undefined` in `units` is an empty entry. */
  | { readonly kind: 'table'; readonly table: number; readonly units: readonly (number | undefined)[] };

/** References that the mappings of ranges hold at first, by number of the page: huge pages, then single ones. */
export function initialCounts(frames: Frames, ranges: readonly InitialRange[]): number[] {
  const counts = Array.from({ length: frames.huge + frames.small }, () => 0);
  const inHuge = frames.huge * frames.pagesPerTable;
  for (const range of ranges) {
    if (range.kind === 'huge') counts[range.huge] = (counts[range.huge] ?? 0) + 1;
    if (range.kind !== 'table') continue;
    for (const unit of range.units) {
      if (unit === undefined) continue;
      const page = unit < inHuge ? Math.floor(unit / frames.pagesPerTable) : frames.huge + unit - inHuge;
      counts[page] = (counts[page] ?? 0) + 1;
    }
  }
  return counts;
}

/** Page-table memory that maps ranges; what is not mapped holds the empty entries of the architecture. */
export function initialMemory(
  frames: Frames,
  { pmd, pte }: EntryHelpers,
  ranges: readonly InitialRange[],
): InitialMemory {
  const tables = Array.from({ length: frames.tables }, () =>
    Array.from({ length: frames.pagesPerTable }, () => 0n),
  );
  const entries = ranges.map((range) => {
    switch (range.kind) {
      case 'none':
        return undefined;
      case 'huge': {
        const fresh = hugeEntry(pmd, frames.hugePfn(range.huge));
        return pmd.stored(pmd.cleared(fresh), range.entry?.(fresh, pmd) ?? fresh);
      }
      case 'table':
        range.units.forEach((unit, index) => {
          if (unit === undefined) return;
          const word = smallEntry(pte, frames.unitPfn(unit));
          tables[range.table]![index] = pte.stored(pte.cleared(word), word);
        });
        return pmd.populated(frames.tablePfn(range.table));
    }
  });
  const none = pmd.cleared(hugeEntry(pmd, frames.hugePfn(0)));
  const empty = pte.cleared(smallEntry(pte, frames.unitPfn(0)));
  return {
    pmd: entries.map((word) => word ?? none),
    pte: tables.map((words) => words.map((word) => (word === 0n ? empty : word))),
  };
}

/** The entry that a huge page fault for writing makes: `mk_huge_pmd()`, `maybe_pmd_mkwrite(pmd_mkdirty())`, young. */
export function hugeEntry(helpers: PmdHelpers, pfn: bigint): Entry {
  return helpers.mkyoung(helpers.mkwrite(helpers.mkdirty(helpers.mkhuge(helpers.mk_pmd(pfn)))));
}

/** The entry that an anonymous fault for writing makes: `mk_pte()`, `maybe_mkwrite(pte_mkdirty())`, young. */
export function smallEntry(helpers: PteHelpers, pfn: bigint): Entry {
  return helpers.mkyoung(helpers.mkwrite(helpers.mkdirty(helpers.mk_pte(pfn))));
}
