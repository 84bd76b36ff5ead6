/** A scenario or architecture that can be named on the command line. */
export interface CatalogueEntry {
  readonly name: string;
  /** One line about it. */
  readonly title: string;
}

/** All that can be checked. */
export interface Catalogue {
  readonly scenarios: readonly CatalogueEntry[];
  /** Of `check`. */
  readonly architectures: readonly CatalogueEntry[];
  /** Of `helpers` and `diff`, in the order in which they are reported. */
  readonly helperArchitectures: readonly CatalogueEntry[];
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
    { name: 'split-vs-fault', title: 'a split of a huge PMD while a page of it faults' },
    { name: 'split-vs-gup-fast', title: 'a split of a huge PMD while GUP-fast pins pages of it' },
    {
      name: 'split-vs-gup-fast-vs-zap',
      title: 'a split of a huge PMD while GUP-fast pins pages of it and MADV_DONTNEED zaps its range',
    },
    { name: 'zap-vs-gup-fast', title: 'MADV_DONTNEED of a huge page while GUP-fast pins pages of it' },
    {
      name: 'zap-vs-fault-vs-fault',
      title: 'MADV_DONTNEED of a huge page while two CPUs fault in its range',
    },
    { name: 'split-vs-user', title: 'a split of a huge PMD while a program reads a page of it' },
    { name: 'zap-vs-user', title: 'MADV_DONTNEED of a huge page while a program reads a page of it' },
    {
      name: 'split-vs-zap-vs-user',
      title: 'a split of a huge PMD while MADV_DONTNEED zaps its range and a program reads a page of it',
    },
    {
      name: 'zap-vs-zap-vs-user',
      title: 'two MADV_DONTNEED zap the range of a huge page while a program reads a page of it',
    },
    {
      name: 'split-vs-user-write',
      title: 'a split of a clean huge PMD while a program writes to a page of it',
    },
    {
      name: 'fault-vs-user-write',
      title: 'a write fault on a clean huge PMD while a program on another CPU writes to the page',
    },
    { name: 'unmap-vs-user', title: 'munmap of a page that a table maps while a program reads it' },
    {
      name: 'unmap-vs-gup-fast',
      title: 'munmap of a page that a table maps while GUP-fast pins a part of it',
    },
    {
      name: 'collapse-vs-gup-fast',
      title: 'khugepaged collapses a table into a huge PMD while GUP-fast pins a page',
    },
    {
      name: 'collapse-vs-user',
      title: 'khugepaged collapses a table into a huge PMD while a program reads a page',
    },
    {
      name: 'zap-vs-walker',
      title: 'MADV_DONTNEED of a huge page while the page walker of its own CPU looks ahead in it',
    },
    { name: 'zap-of-prot-none', title: 'MADV_DONTNEED of a huge page under mprotect(PROT_NONE)' },
    {
      name: 'split-of-prot-none-vs-zap',
      title: 'a split of a huge PMD under mprotect(PROT_NONE) while MADV_DONTNEED zaps its range',
    },
  ],
  architectures: [
    { name: 'riscv64', title: 'RISC-V, 64 bits' },
    { name: 'arm', title: 'ARM, 32 bits, long descriptors (LPAE)' },
    { name: 'arm64', title: 'ARM, 64 bits' },
  ],
  helperArchitectures: [
    { name: 'x86_64', title: 'x86, 64 bits' },
    { name: 'arm64', title: 'ARM, 64 bits, pages of 4 KiB' },
    { name: 'arm', title: 'ARM, 32 bits, long descriptors (LPAE)' },
    { name: 's390', title: 'IBM Z, 64 bits' },
    { name: 'powerpc-hash', title: 'Power, 64 bits, Book3S, hashed page table' },
    { name: 'powerpc-radix', title: 'Power, 64 bits, Book3S, radix tree' },
    { name: 'sparc64', title: 'SPARC, 64 bits' },
    { name: 'mips64', title: 'MIPS, 64 bits, Loongson 3, pages of 16 KiB' },
    { name: 'riscv64', title: 'RISC-V, 64 bits' },
    { name: 'loongarch64', title: 'LoongArch, 64 bits, pages of 16 KiB' },
    { name: 'arc', title: 'ARC HS, 32 bits, MMU v4, pages of 8 KiB' },
  ],
};
