/** What the hardware makes of an entry: the page walker's reading, which need not be the kernel's. */
export interface Reading {
  /** `fault`: nothing is translated through the entry and nothing may be cached. */
  readonly kind: 'fault' | 'table' | 'page';
  /** Page frame number of the page, or of the table. */
  readonly pfn: bigint;
  /** User accesses of this kind are permitted without a fault. */
  readonly read: boolean;
  readonly write: boolean;
}

/** How the page walker of an architecture reads and updates entries; the architecture's part of the walker. */
export interface EntryReader {
  /** Manual section. */
  readonly source: string;
  /** A PMD-level entry as the walker reads it. */
  pmd(entry: bigint): Reading;
  /** A PTE-level entry as the walker reads it. */
  pte(entry: bigint): Reading;
  /** The entry after the walker has set its accessed state; the same value when hardware never does. */
  setAccessed(entry: bigint): bigint;
  /** The entry after a write has set its dirty state; the same value when hardware never does. */
  setDirty(entry: bigint): bigint;
  /** Whether a write through the entry has to set the dirty state first (hardware dirty management, entry clean). */
  needsDirty(entry: bigint): boolean;
}
