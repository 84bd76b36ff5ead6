import type { Entry, EntryHelpers } from '../../arch/entry-helpers.ts';

/** A law of helpers that needs no interleaving to be broken. */
export type HelperLaw = 'invalidated, not none' | 'invalidated, present' | 'write-protected, dirty';

/** The rule behind a law, and whether helpers keep it for one entry. */
interface Law {
  readonly rule: string;
  keeps(helpers: EntryHelpers, entry: Entry): boolean;
}

const laws: Readonly<Record<HelperLaw, Law>> = {
  'invalidated, not none': {
    rule: 'P1',
    keeps: ({ pmd }, entry) => !pmd.none(pmd.mkinvalid(entry)),
  },
  'invalidated, present': {
    rule: 'P3',
    keeps: ({ pmd }, entry) => pmd.present(pmd.mkinvalid(entry)),
  },
  'write-protected, dirty': {
    rule: 'P9',
    keeps: ({ pmd }, entry) => !pmd.dirty(entry) || pmd.dirty(pmd.wrprotect(entry)),
  },
};

/** The rule of the law if some valid huge entry breaks it: an empty list, or one rule. */
export function brokenLaws(helpers: EntryHelpers, law: HelperLaw): readonly string[] {
  const { rule, keeps } = laws[law];
  return validHugeEntries(helpers).every((entry) => keeps(helpers, entry)) ? [] : [rule];
}

/** All that the kernel's setters and the hardware make of a fresh huge entry while it maps a page. */
function validHugeEntries(helpers: EntryHelpers): readonly Entry[] {
  const { pmd, hardware, hugePages } = helpers;
  const changes: readonly ((entry: Entry) => Entry)[] = [
    (entry) => pmd.mkdirty(entry),
    (entry) => pmd.mkclean(entry),
    (entry) => pmd.mkyoung(entry),
    (entry) => pmd.mkold(entry),
    (entry) => pmd.mkwrite(entry),
    (entry) => pmd.wrprotect(entry),
    (entry) => pmd.modifyNone(entry),
    (entry) => pmd.modifyCopy(entry),
    (entry) => hardware.setAccessed(entry),
    (entry) => (hardware.needsDirty(entry) ? hardware.setDirty(entry) : entry),
  ];
  const fresh = pmd.stored(0n, pmd.mkhuge(pmd.mk_pmd(16n * hugePages)));
  const known = new Set([fresh]);
  for (const entry of known) {
    for (const change of changes) known.add(pmd.stored(0n, change(entry)));
  }
  return [...known].filter((entry) => pmd.trans_huge(entry));
}
