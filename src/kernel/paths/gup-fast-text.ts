import type { Entry, EntryHelpers, ModelArchitecture, ModelVersion } from '../../arch/entry-helpers.ts';
import * as s390 from '../../arch/s390/bits.ts';
import * as sparc64 from '../../arch/sparc64/bits.ts';

/** What a lockless walk does with a PMD entry that it has read. */
export type GupClass = 'slow' | 'huge' | 'table';

/** Whether the caller wants to write to the page. */
export type GupAccess = 'read' | 'write';

/** The text of one `get_user_pages_fast()`: where versions and architectures differ in what matters. */
export interface GupFastText {
  readonly file: string;
  readonly functions: { readonly range: string; readonly huge: string; readonly pte: string };
  classify(helpers: EntryHelpers, pmd: Entry): GupClass;
  /** The tests of a huge entry before a reference is taken. */
  permitsHuge(helpers: EntryHelpers, pmd: Entry, access: GupAccess): boolean;
  /** The tests of a PTE before a reference is taken. */
  permitsPte(helpers: EntryHelpers, pte: Entry, access: GupAccess): boolean;
  /**
   * `speculative`: takes a reference unless there are none, then looks at the entry again. `unconditional`: takes it
   * and trusts that with interrupts off nobody completes a TLB flush.
   */
  readonly reference: 'speculative' | 'unconditional';
  /** What a walk through a table looks at again after it took the reference. */
  readonly looksAgainAt: 'pte' | 'pmd and pte';
  /** Of a tail page: the reference is taken on the head, or tried on the tail itself, which never has one. */
  readonly tail: 'by its head' | 'never';
}

/** 4.4 and 4.5 mm/gup.c under CONFIG_HAVE_GENERIC_RCU_GUP: arm, arm64, powerpc. */
const generic: GupFastText = {
  file: 'mm/gup.c',
  functions: { range: 'gup_pmd_range', huge: 'gup_huge_pmd', pte: 'gup_pte_range' },
  classify: ({ pmd: { none, trans_splitting, trans_huge, leaf, protnone } }, pmd) => {
    if (none(pmd) || trans_splitting(pmd)) return 'slow';
    if (!trans_huge(pmd) && !leaf(pmd)) return 'table';
    return protnone(pmd) ? 'slow' : 'huge';
  },
  permitsHuge: ({ pmd: { write } }, pmd, access) => access === 'read' || write(pmd),
  permitsPte: ({ pte: { present, protnone, write } }, pte, access) =>
    present(pte) && !protnone(pte) && (access === 'read' || write(pte)),
  reference: 'speculative',
  looksAgainAt: 'pte',
  tail: 'by its head',
};

/**
 * 4.4 and 4.5 arch/x86/mm/gup.c: no second look at all; an entry that is not present goes to gup_huge_pmd(), which
 * rejects it. Permissions are the hardware's bits.
 */
const x86: GupFastText = {
  ...generic,
  file: 'arch/x86/mm/gup.c',
  classify: ({ pmd: { none, trans_splitting, present, leaf, protnone } }, pmd) => {
    if (none(pmd) || trans_splitting(pmd)) return 'slow';
    if (present(pmd) && !leaf(pmd)) return 'table';
    return protnone(pmd) ? 'slow' : 'huge';
  },
  permitsHuge: ({ hardware }, pmd, access) => permittedByHardware(hardware.pmd(pmd), access),
  permitsPte: ({ hardware, pte: { protnone } }, pte, access) =>
    !protnone(pte) && permittedByHardware(hardware.pte(pte), access),
  reference: 'unconditional',
};

/**
 * 4.4 and 4.5 arch/s390/mm/gup.c. The test of a huge entry reads `mask = result | _SEGMENT_ENTRY_INVALID` with
 * `result = write ? 0 : _SEGMENT_ENTRY_PROTECT`: to read it wants a protected entry, to write any valid one.
 */
const s390Text: GupFastText = {
  ...generic,
  file: 'arch/s390/mm/gup.c',
  classify: ({ pmd: { none, trans_splitting, leaf, protnone } }, pmd) => {
    if (none(pmd) || trans_splitting(pmd)) return 'slow';
    if (!leaf(pmd)) return 'table';
    return protnone(pmd) ? 'slow' : 'huge';
  },
  permitsHuge: (_, pmd, access) => {
    const result = access === 'write' ? 0n : s390.SEGMENT_ENTRY_PROTECT;
    return (pmd & (result | s390.SEGMENT_ENTRY_INVALID)) === result;
  },
  permitsPte: ({ pte: { protnone } }, pte, access) => {
    const mask = (access === 'write' ? s390.PAGE_PROTECT : 0n) | s390.PAGE_INVALID | s390.PAGE_SPECIAL;
    return !protnone(pte) && (pte & mask) === 0n;
  },
  tail: 'never',
};

/** 4.4 and 4.5 arch/sparc/mm/gup.c: a huge entry has to be valid; no NUMA hinting. */
const sparc: GupFastText = {
  ...generic,
  file: 'arch/sparc/mm/gup.c',
  classify: ({ pmd: { none, trans_splitting, leaf } }, pmd) => {
    if (none(pmd) || trans_splitting(pmd)) return 'slow';
    return leaf(pmd) ? 'huge' : 'table';
  },
  permitsHuge: ({ pmd: { write } }, pmd, access) =>
    (pmd & sparc64.PAGE_VALID) !== 0n && (access === 'read' || write(pmd)),
  permitsPte: ({ pte: { present, write } }, pte, access) => present(pte) && (access === 'read' || write(pte)),
};

/**
 * 6.12 mm/gup.c, of all architectures that select HAVE_GUP_FAST. pmd_access_permitted() is the hardware's view on
 * x86, arm64 and powerpc (an invalidated entry is rejected); elsewhere pmd_present() and pmd_write().
 */
const today: GupFastText = {
  file: 'mm/gup.c',
  functions: { range: 'gup_fast_pmd_range', huge: 'gup_fast_pmd_leaf', pte: 'gup_fast_pte_range' },
  classify: ({ pmd: { present, leaf, protnone } }, pmd) => {
    if (!present(pmd)) return 'slow';
    if (!leaf(pmd)) return 'table';
    return protnone(pmd) ? 'slow' : 'huge';
  },
  permitsHuge: ({ pmd: { present, write } }, pmd, access) =>
    present(pmd) && (access === 'read' || write(pmd)),
  permitsPte: generic.permitsPte,
  reference: 'speculative',
  looksAgainAt: 'pmd and pte',
  tail: 'by its head',
};

const todayByHardware: GupFastText = {
  ...today,
  permitsHuge: ({ hardware, pmd: { write } }, pmd, access) =>
    hardware.pmd(pmd).kind === 'page' && hardware.pmd(pmd).read && (access === 'read' || write(pmd)),
};

const hardwareView: readonly ModelArchitecture[] = ['x86_64', 'arm64', 'powerpc-hash', 'powerpc-radix'];

/** The text that an architecture's kernel runs; undefined where it has no lockless walk (sparc64 of 6.12). */
export function gupFastText(architecture: ModelArchitecture, version: ModelVersion): GupFastText | undefined {
  if (version < 6000) {
    switch (architecture) {
      case 'x86_64':
        return x86;
      case 's390':
        return version === 4004 ? { ...s390Text, tail: 'by its head' } : s390Text;
      case 'sparc64':
        return sparc;
      default:
        return generic;
    }
  }
  if (architecture === 'sparc64') return undefined;
  return hardwareView.includes(architecture) ? todayByHardware : today;
}

function permittedByHardware(
  reading: { readonly kind: string; readonly read: boolean; readonly write: boolean },
  access: GupAccess,
): boolean {
  return reading.kind === 'page' && reading.read && (access === 'read' || reading.write);
}
