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

/**
 * The scenarios and architectures of tree mode. A list of its own, so that --help reads no files; a test holds it to
 * the folders of scenarios/.
 */
export const catalogue: Catalogue = {
  scenarios: [
    { name: 'split-vs-zap', title: 'a split of a huge PMD while MADV_DONTNEED zaps its range' },
    { name: 'split-vs-zap-vs-zap', title: 'a split of a huge PMD while two MADV_DONTNEED zap its range' },
    {
      name: 'split-vs-zap-vs-fault',
      title: 'a split of a huge PMD while MADV_DONTNEED zaps its range and a page of it faults',
    },
    { name: 'split-vs-gup-fast', title: 'a split of a huge PMD while GUP-fast pins pages of it' },
    { name: 'zap-vs-gup-fast', title: 'MADV_DONTNEED of a huge page while GUP-fast pins pages of it' },
    {
      name: 'zap-vs-fault-vs-fault',
      title: 'MADV_DONTNEED of a huge page while two CPUs fault in its range',
    },
  ],
  architectures: [
    { name: 'riscv64', title: 'RISC-V, 64 bits' },
    { name: 'arm', title: 'ARM, 32 bits, long descriptors (LPAE)' },
    { name: 'arm64', title: 'ARM, 64 bits' },
  ],
};
