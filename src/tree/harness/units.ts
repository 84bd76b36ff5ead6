import type { ArchitectureName } from '../../arch/architecture.ts';

/** What is compiled and linked for a check: sources of the tree, the harness, and what they need on top. */
export interface CheckUnits {
  /** Sources of the tree, relative to it. */
  readonly tree: readonly string[];
  /** Sources of the harness, as virtual files (see harness-files.ts). */
  readonly harness: readonly string[];
  /** Include directories that come before all of the tree's, for every unit: spin locks and page clearing. */
  readonly includesBefore: readonly string[];
  /** Include directories that come after all of the tree's: `mm` holds internal.h. */
  readonly includesAfter: readonly string[];
}

/** Directory of the harness among the virtual files. */
export const harnessDirectory = 'thpcheck/harness';

/** Sources of the tree that every architecture needs, from and before which version (`major * 1000 + minor`). */
const commonSources: readonly { readonly file: string; readonly from?: number; readonly before?: number }[] = [
  { file: 'mm/huge_memory.c' },
  { file: 'mm/memory.c' },
  { file: 'mm/rmap.c' },
  { file: 'mm/pgtable-generic.c' },
  { file: 'mm/gup.c' },
  { file: 'mm/swap.c' },
  // Split off from mm/memory.c in 4.19.
  { file: 'mm/mmu_gather.c', from: 4019 },
  // page_mapcount() of a compound page and page_mapping() are functions of it until 6.8.
  { file: 'mm/util.c', before: 6008 },
  // lru_cache_add_inactive_or_unevictable() and others, wrappers of the folio functions.
  { file: 'mm/folio-compat.c', from: 5016, before: 6006 },
];

/** Sources of the tree by architecture; why each is there. */
const architectureSources: Readonly<
  Record<ArchitectureName, readonly { readonly file: string; readonly from?: number; readonly before?: number }[]>
> = {
  // p4d_offset(), pud_offset() and ptep_set_access_flags() are functions since 6.8.
  riscv64: [
    { file: 'arch/riscv/mm/pgtable.c', from: 6008 },
    // flush_tlb_range() and its like.
    { file: 'arch/riscv/mm/tlbflush.c' },
    // It looks for CPUs in masks.
    { file: 'lib/find_bit.c' },
  ],
  // set_pte_at() or set_ptes(), pgprot_user.
  // flush_tlb_range() and its like.
  arm: [{ file: 'arch/arm/mm/mmu.c' }, { file: 'arch/arm/kernel/smp_tlb.c' }],
  // vma_alloc_zeroed_movable_folio() and ptep_set_access_flags().
  arm64: [{ file: 'arch/arm64/mm/fault.c' }],
};

/**
 * What a check of a tree needs.
 * @param version kernel version, `major * 1000 + minor`
 * @param architecture as the user names it
 */
export function unitsFor(version: number, architecture: ArchitectureName): CheckUnits {
  const present = (entry: { readonly from?: number; readonly before?: number }): boolean =>
    version >= (entry.from ?? 0) && version < (entry.before ?? Number.POSITIVE_INFINITY);
  const before = [`${harnessDirectory}/overlay/common`];
  if (overlaidArchitectures.has(architecture)) before.unshift(`${harnessDirectory}/overlay/${architecture}`);
  return {
    tree: [...commonSources, ...architectureSources[architecture]].filter(present).map(({ file }) => file),
    // collapse_huge_page() can be driven from 6.12 on.
    harness: ['unit.c', ...(version >= 6012 ? ['khugepaged_unit.c'] : [])].map(
      (name) => `${harnessDirectory}/${name}`,
    ),
    includesBefore: before,
    includesAfter: ['mm'],
  };
}

/** Architectures with headers of their own in harness/overlay. */
const overlaidArchitectures: ReadonlySet<ArchitectureName> = new Set(['riscv64']);
