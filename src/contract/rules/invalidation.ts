import { isFalse, isSame, isTrue, where } from '../demand.ts';
import type { DemandRule } from '../demand-rule.ts';
import type { Feature } from '../feature.ts';
import { sameAnswers } from './changes-leave-alone.ts';
import { entryOf } from './levels.ts';

/** What must be so of an entry that is invalidated: helper, wanted answer, since when, what happens else. */
const verdicts: readonly {
  readonly name: string;
  readonly predicate: string;
  readonly value: boolean;
  readonly from?: number;
  readonly features?: readonly Feature[];
  readonly consequence: string;
  readonly reliedOnBy: readonly string[];
}[] = [
  {
    name: 'not-none',
    predicate: 'pmd_none',
    value: false,
    consequence:
      'Zap and faults see an empty entry while the split goes on: zap_pmd_range() skips the range, and its pages stay mapped (P1, P2).',
    reliedOnBy: ['pmd_none', 'zap_pmd_range', 'pmd_none_or_trans_huge_or_clear_bad', 'pmd_none_or_clear_bad'],
  },
  {
    name: 'trans-huge',
    predicate: 'pmd_trans_huge',
    value: true,
    consequence:
      'Walks that look before they lock take the entry for a table or for bad: "pmd_trans_huge must remain set at all times on the pmd until the split is complete" (__split_huge_pmd_locked()).',
    reliedOnBy: ['pmd_trans_huge', 'pmd_trans_huge_lock', 'zap_pmd_range'],
  },
  {
    name: 'present',
    predicate: 'pmd_present',
    value: true,
    from: 4014,
    consequence:
      'is_swap_pmd() is true for the length of the split: __handle_mm_fault() and others go the way of a migration entry (B11, B13, B14).',
    reliedOnBy: ['is_swap_pmd', 'pmd_present', 'is_pmd_migration_entry'],
  },
  {
    name: 'leaf',
    predicate: 'pmd_leaf',
    value: true,
    from: 6012,
    consequence: 'Walks that use pmd_leaf() go down into the huge page as into a table.',
    reliedOnBy: ['pmd_leaf'],
  },
  {
    name: 'no-migration-entry',
    predicate: 'is_pmd_migration_entry',
    value: false,
    from: 4014,
    features: ['PMD migration'],
    consequence: 'A fault waits for the migration of a page whose number is made of bits of the mapping.',
    reliedOnBy: ['is_pmd_migration_entry', 'pmd_migration_entry_wait'],
  },
];

const scenarios = ['split-vs-zap', 'split-vs-fault', 'split-vs-zap-vs-fault'];
const debug =
  'mm/debug_vm_pgtable.c pmd_thp_tests(); Documentation/mm/arch_pgtable_helpers.rst pmd_mkinvalid';

/** P3 of what the helper returns: the form in which mm/debug_vm_pgtable.c asks. */
const ofHelper = verdicts.map(
  ({ name, predicate, value, consequence, reliedOnBy, from, features }): DemandRule => ({
    id: `pmd-mkinvalid-is-${name}`,
    level: 'pmd',
    statement: `${predicate}() of pmd_mkinvalid() of every huge entry is ${value ? 'true' : 'false'}.`,
    properties: ['P3', ...(name === 'no-migration-entry' ? ['P13'] : [])],
    source: debug,
    blamed: predicate === 'pmd_present' ? 'pmd_present' : 'pmd_mkinvalid',
    consequence,
    reliedOnBy,
    scenarios,
    ...(from === undefined ? {} : { from }),
    ...(features === undefined ? {} : { features }),
    helpers: ['pmd_mkinvalid', predicate],
    words: [entryOf(['huge'])],
    demands(calculus, entry) {
      const asked = calculus.apply(predicate, calculus.apply('pmd_mkinvalid', entry));
      return [value ? isTrue(calculus, asked) : isFalse(calculus, asked)];
    },
  }),
);

/** P3 of what is in memory afterwards, which is what other CPUs see. */
const ofStored = verdicts.map(
  ({ name, predicate, value, consequence, reliedOnBy, from, features }): DemandRule => ({
    id: `pmdp-invalidate-stores-${name}`,
    level: 'pmd',
    statement: `${predicate}() of what pmdp_invalidate() stores over every huge entry is ${value ? 'true' : 'false'}.`,
    properties: [
      'P3',
      ...(name === 'not-none' ? ['P1', 'P2'] : []),
      ...(name === 'no-migration-entry' ? ['P13'] : []),
    ],
    source: 'mm/huge_memory.c __split_huge_pmd_locked(); mm/pgtable-generic.c pmdp_invalidate()',
    blamed: predicate === 'pmd_present' ? 'pmd_present' : 'pmdp_invalidate',
    consequence,
    reliedOnBy,
    scenarios,
    ...(from === undefined ? {} : { from }),
    ...(features === undefined ? {} : { features }),
    helpers: ['pmdp_invalidate stored', predicate],
    words: [entryOf(['huge'], 'old')],
    demands(calculus, old) {
      const asked = calculus.apply(predicate, calculus.apply('pmdp_invalidate stored', old));
      return [value ? isTrue(calculus, asked) : isFalse(calculus, asked)];
    },
  }),
);

const others: readonly DemandRule[] = [
  {
    id: 'pmdp-invalidate-keeps-the-page',
    level: 'pmd',
    statement:
      'pmd_pfn() of what pmdp_invalidate() stores is that of the entry: pmd_present() says that pmd_page() is valid.',
    properties: ['P3'],
    source:
      'Documentation/mm/arch_pgtable_helpers.rst pmd_present, pmd_mkinvalid; before 4.16 mm/huge_memory.c __split_huge_pmd_locked() reads the entry after pmdp_invalidate()',
    blamed: 'pmdp_invalidate',
    consequence:
      'A reader without the lock that finds the entry present takes another page for the mapped one.',
    reliedOnBy: ['pmd_page', 'pmd_pfn'],
    scenarios,
    helpers: ['pmdp_invalidate stored', 'pmd_pfn'],
    words: [entryOf(['huge'], 'old')],
    demands: (calculus, old) => [
      isSame(
        calculus,
        calculus.apply('pmd_pfn', calculus.apply('pmdp_invalidate stored', old)),
        calculus.apply('pmd_pfn', old),
      ),
    ],
  },
  {
    id: 'pmdp-invalidate-returns-the-old',
    level: 'pmd',
    statement: 'pmdp_invalidate() returns an entry that answers as the one that was there.',
    properties: ['P9', 'P22'],
    source:
      'mm/huge_memory.c __split_huge_pmd_locked(), change_huge_pmd(): dirty, young, write and the page are read from what it returns, since 4.16',
    blamed: 'pmdp_invalidate',
    consequence:
      'The split makes small entries with another state than the huge one had: dirty and accessed bits are lost (B30).',
    reliedOnBy: ['pmdp_invalidate'],
    scenarios: ['split-vs-user-write'],
    from: 4016,
    helpers: ['pmdp_invalidate returned'],
    words: [entryOf(['huge', 'huge special', 'huge devmap'], 'old')],
    demands: (calculus, old) =>
      sameAnswers(calculus, 'pmd', { after: calculus.apply('pmdp_invalidate returned', old), before: old }),
  },
  {
    id: 'pmdp-invalidate-ad-returns-the-old',
    level: 'pmd',
    statement: 'pmdp_invalidate_ad() returns an entry that answers as the one that was there.',
    properties: ['P9', 'P22'],
    source:
      'mm/huge_memory.c change_huge_pmd(): "required to make sure we don\'t miss dirty/young flags set by hardware"',
    blamed: 'pmdp_invalidate_ad',
    consequence:
      'mprotect() and NUMA hinting lose the dirty or accessed state of the huge page, or map another one.',
    reliedOnBy: ['pmdp_invalidate_ad'],
    scenarios: [],
    helpers: ['pmdp_invalidate_ad returned'],
    words: [entryOf(['huge', 'huge special', 'huge devmap'], 'old')],
    demands: (calculus, old) =>
      sameAnswers(calculus, 'pmd', {
        after: calculus.apply('pmdp_invalidate_ad returned', old),
        before: old,
      }),
  },
  {
    id: 'pmdp-invalidate-ad-stores-not-none',
    level: 'pmd',
    statement: 'What pmdp_invalidate_ad() stores over a huge entry is not none, and trans_huge or devmap.',
    properties: ['P1', 'P2'],
    source:
      'mm/huge_memory.c change_huge_pmd(): "It\'s critical to not clear pmd intermittently to avoid race with MADV_DONTNEED"',
    blamed: 'pmdp_invalidate_ad',
    consequence: 'MADV_DONTNEED beside mprotect() or NUMA hinting skips the huge page (B18).',
    reliedOnBy: ['pmdp_invalidate_ad', 'zap_pmd_range'],
    scenarios: [],
    helpers: ['pmdp_invalidate_ad stored', 'pmd_none', 'pmd_trans_huge'],
    words: [entryOf(['huge'], 'old')],
    demands(calculus, old) {
      const stored = calculus.apply('pmdp_invalidate_ad stored', old);
      return [
        isFalse(calculus, calculus.apply('pmd_none', stored)),
        isTrue(calculus, calculus.apply('pmd_trans_huge', stored)),
      ];
    },
  },
  {
    id: 'pmdp-invalidate-bars-gup-fast',
    level: 'pmd',
    statement:
      'GUP-fast does not take what pmdp_invalidate() stores for a writable mapping: it is not pmd_present(), or not pmd_access_permitted(), or not pmd_write().',
    properties: ['P8', 'P16'],
    source:
      'include/linux/rmap.h __folio_try_share_anon_rmap(): steps (B1) to (B5) of GUP-fast; mm/gup.c gup_fast_pmd_leaf(); the exception in pmd_access_permitted() of arch/powerpc/include/asm/book3s/64/pgtable.h',
    blamed: 'pmd_access_permitted',
    consequence:
      'While __split_huge_pmd_locked() or set_pmd_migration_entry() clears PageAnonExclusive, GUP-fast still pins the page for writing: it reads the same invalidated entry twice and, as that is writable, does not look at PageAnonExclusive. The pinned page is later replaced by copy-on-write.',
    reliedOnBy: ['pmd_access_permitted', 'folio_try_share_anon_rmap_pmd', 'page_try_share_anon_rmap'],
    scenarios: ['split-vs-gup-fast'],
    from: 6001,
    features: ['GUP-fast'],
    helpers: ['pmdp_invalidate stored', 'pmd_present', 'pmd_access_permitted:read', 'pmd_write'],
    words: [entryOf(['huge'], 'old')],
    demands(calculus, old) {
      const stored = calculus.apply('pmdp_invalidate stored', old);
      const [present, permitted, write] = ['pmd_present', 'pmd_access_permitted:read', 'pmd_write'].map(
        (name) => calculus.apply(name, stored),
      );
      return [where(calculus, present!, where(calculus, write!, isFalse(calculus, permitted!)))];
    },
  },
  {
    id: 'pmdp-invalidate-keeps-migration-entries-absent',
    level: 'pmd',
    statement: 'pmdp_invalidate() of a PMD migration entry does not make it pmd_present().',
    properties: ['P13', 'P19'],
    source:
      'mm/huge_memory.c __split_huge_pmd_locked() up to 6.9, which called it so; since 3a5a8d343e1c it does not',
    blamed: 'pmdp_invalidate',
    consequence: 'GUP-fast takes the migration entry for a present huge page and pins another one (B15).',
    reliedOnBy: ['pmdp_invalidate'],
    scenarios: ['split-vs-gup-fast'],
    from: 4014,
    before: 6010,
    // 6.1.192 has it: what the tree's own code does cannot be told from the version.
    undecided: ({ versionText }) =>
      /^\d+\.\d+\.0*[1-9]/.test(versionText)
        ? 'a stable tree may have the change of 6.10 that does away with the demand'
        : undefined,
    features: ['PMD migration'],
    helpers: ['pmdp_invalidate stored', 'pmd_present'],
    words: [entryOf(['migration read', 'migration read exclusive', 'migration write'], 'old')],
    demands: (calculus, old) => [
      isFalse(calculus, calculus.apply('pmd_present', calculus.apply('pmdp_invalidate stored', old))),
    ],
  },
];

/** The window between pmdp_invalidate() and pmd_populate() of a split (P3, P19), and of change_huge_pmd(). */
export const invalidation: readonly DemandRule[] = [...ofHelper, ...ofStored, ...others];
