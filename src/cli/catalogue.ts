/** A scenario or architecture that can be named on the command line. */
export interface CatalogueEntry {
  readonly name: string;
  /** One line about it. */
  readonly title: string;
}

/** All that can be checked. */
export interface Catalogue {
  readonly scenarios: readonly CatalogueEntry[];
  readonly architectures: readonly CatalogueEntry[];
}

/** The scenarios and architectures of tree mode. */
export const catalogue: Catalogue = {
  scenarios: [
    { name: 'split-vs-zap', title: '__split_huge_pmd() against zap_page_range_single()' },
    { name: 'split-vs-zap-vs-zap', title: '__split_huge_pmd() against two of zap_page_range_single()' },
    {
      name: 'split-vs-zap-vs-fault',
      title: '__split_huge_pmd() against zap_page_range_single() and handle_mm_fault()',
    },
    { name: 'split-vs-gup-fast', title: '__split_huge_pmd() against get_user_pages_fast()' },
  ],
  architectures: [
    { name: 'riscv64', title: 'RISC-V, 64 bits, Sv39' },
    { name: 'arm', title: 'ARM, 32 bits, long descriptors (LPAE)' },
    { name: 'arm64', title: 'ARM, 64 bits' },
  ],
};
