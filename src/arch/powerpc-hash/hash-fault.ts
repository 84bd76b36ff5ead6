import type { EntryReader, Reading } from '../../machine/mmu/entry-reader.ts';
import type { Entry, PmdHelpers, PteHelpers } from '../entry-helpers.ts';

/** What the low-level hash fault of a version tests and sets. */
export interface HashFault {
  /** Kernel files and functions. */
  readonly source: string;
  /** All must be set for a user load; for a store `write` too. */
  readonly read: Entry;
  readonly write: Entry;
  /** None may be set: busy, privileged. */
  readonly refused: Entry;
  /** None may be set in a transparent huge PMD: the splitting bit. */
  readonly refusedHuge: Entry;
  readonly accessed: Entry;
  readonly dirty: Entry;
  /** Set in a huge PMD once it is hashed. */
  readonly hashedPmd: Entry;
  /** Set in a PTE once it is hashed, after `hpteFlags` were dropped. */
  readonly hashedPte: Entry;
  readonly hpteFlags: Entry;
  /** Tells a huge PMD from a PTE. */
  readonly thpHuge: Entry;
  /** Entries that the table walk of the fault passes over, besides empty ones. */
  skipped(entry: Entry): boolean;
  readonly pmd: Pick<PmdHelpers, 'none' | 'trans_huge' | 'leaf' | 'pfn' | 'tablePfn'>;
  readonly pte: Pick<PteHelpers, 'pfn'>;
}

const FAULT: Reading = { kind: 'fault', pfn: 0n, read: false, write: false };

/**
 * How the hash MMU comes by a translation: the processor looks only into the hash table, and on a miss the
 * low-level fault reads the Linux entry with interrupts off, marks it busy, and enters it. What it refuses is
 * never entered, so it is a fault to the model, for an entry without user access too. A clean writable entry is
 * entered read-only; the store faults again and the fault sets the dirty bit together with the accessed bit.
 */
export function hashHardware(rules: HashFault): EntryReader {
  const page = (entry: Entry, pfn: bigint, refused: Entry): Reading => {
    if ((entry & rules.read) !== rules.read || (entry & refused) !== 0n) return FAULT;
    return { kind: 'page', pfn, read: true, write: (entry & rules.write) === rules.write };
  };
  const setAccessed = (entry: Entry): Entry => {
    if ((entry & rules.thpHuge) !== 0n) return entry | rules.accessed | rules.hashedPmd;
    const hashed = (entry & rules.hashedPmd) !== 0n;
    const kept = hashed ? entry : (entry & ~rules.hpteFlags) | rules.hashedPte;
    return kept | rules.accessed;
  };
  return {
    source: rules.source,
    pmd(entry) {
      if (rules.pmd.none(entry) || rules.skipped(entry)) return FAULT;
      if (!rules.pmd.trans_huge(entry) && !rules.pmd.leaf(entry)) {
        return { kind: 'table', pfn: rules.pmd.tablePfn(entry), read: true, write: true };
      }
      const huge = rules.pmd.trans_huge(entry) ? rules.refusedHuge : 0n;
      return page(entry, rules.pmd.pfn(entry), rules.refused | huge);
    },
    pte: (entry) => page(entry, rules.pte.pfn(entry), rules.refused),
    setAccessed,
    setDirty: (entry) => setAccessed(entry) | rules.dirty,
    needsDirty: (entry) => (entry & rules.write) === rules.write && (entry & rules.dirty) === 0n,
  };
}
