/** What the page walker makes of an entry. */
export interface Reading {
  readonly kind: 'fault' | 'table' | 'page';
  /** Page frame number of the page, or of the table. */
  readonly pfn: bigint;
  readonly read: boolean;
  readonly write: boolean;
}

/** How the page walker of an architecture reads and updates entries; the architecture's part of the walker. */
export interface EntryReader {
  /** Manual section. */
  readonly source: string;
  pmd(entry: bigint): Reading;
  pte(entry: bigint): Reading;
  /** The entry after the walker has set its accessed state; the same value when hardware never does. */
  setAccessed(entry: bigint): bigint;
  /** The entry after a write has set its dirty state; the same value when hardware never does. */
  setDirty(entry: bigint): bigint;
  /** Whether a write through the entry has to set the dirty state first. */
  needsDirty(entry: bigint): boolean;
}
