import { isAsTrue, isFalse, isSame, isTrue } from '../demand.ts';
import type { DemandRule } from '../demand-rule.ts';
import type { Level } from '../helper-set.ts';
import { mappedClass } from '../level-names.ts';
import { sameAnswers } from './changes-leave-alone.ts';
import { debugTest, entryOf, levels, row, storedEntry } from './levels.ts';

/** Changes of entries where they are in memory. */
function inPlace(level: Level): readonly DemandRule[] {
  const p = `${level}p`;
  const [wrprotect, testYoung, flushYoung, access] = [
    `${p}_set_wrprotect`,
    `${p}_test_and_clear_young`,
    `${p}_clear_flush_young`,
    `${p}_set_access_flags`,
  ];
  const common = { level, properties: ['P22'], scenarios: [], words: [storedEntry(level)] } as const;
  const advanced = debugTest(level, 'advanced');
  return [
    {
      ...common,
      id: `${p}-set-wrprotect-only-protects`,
      statement: `What ${wrprotect}() leaves is not ${level}_write(), and answers otherwise as the entry that was there.`,
      properties: ['P9', 'P16', 'P22'],
      source: `${advanced}; ${row(wrprotect)}; mm/memory.c copy_present_pte()`,
      blamed: wrprotect,
      consequence:
        'After fork() the parent still writes to the shared page, or the entry lost that it was dirty (B31).',
      reliedOnBy: [wrprotect],
      helpers: [`${wrprotect} stored`, `${level}_write`],
      demands(calculus, old) {
        const after = calculus.apply(`${wrprotect} stored`, old);
        return [
          isFalse(calculus, calculus.apply(`${level}_write`, after)),
          ...sameAnswers(calculus, level, { after, before: old }, ['write']),
        ];
      },
    },
    ...[testYoung, flushYoung].map((helper): DemandRule => ({
      ...common,
      id: `${helper.replaceAll('_', '-')}-only-makes-old`,
      statement: `${helper}() returns ${level}_young() of the entry; what it leaves is not young, and answers otherwise as before.`,
      properties: ['P9', 'P22'],
      source: `${advanced}; ${row(helper)}; mm/rmap.c folio_referenced_one()`,
      blamed: helper,
      consequence:
        'Reclaim takes used pages for unused or unused ones for used, or loses other state of the entry.',
      reliedOnBy: [helper],
      helpers: [`${helper} returned`, `${helper} stored`, `${level}_young`],
      demands(calculus, old) {
        const after = calculus.apply(`${helper} stored`, old);
        const young = `${level}_young`;
        return [
          isAsTrue(calculus, calculus.apply(`${helper} returned`, old), calculus.apply(young, old)),
          isFalse(calculus, calculus.apply(young, after)),
          ...sameAnswers(calculus, level, { after, before: old }, ['young']),
        ];
      },
    })),
    {
      ...common,
      id: `${p}-set-access-flags-gives-what-is-asked`,
      statement: `After ${access}() with the entry made young, dirty and writable, the entry in memory is so, and answers otherwise as before.`,
      source: `${advanced}; ${row(access)}; mm/memory.c do_wp_page()`,
      blamed: access,
      consequence: 'A fault does not end: what it should have set is still missing.',
      reliedOnBy: [access],
      helpers: [`${access}:dirty stored`, `${level}_mkyoung`, `${level}_mkdirty`, `${level}_mkwrite`],
      words: [entryOf([`${mappedClass[level]} writable`, `${mappedClass[level]} write-protected`], 'old')],
      demands(calculus, old) {
        const asked = calculus.apply(
          `${level}_mkwrite`,
          calculus.apply(`${level}_mkdirty`, calculus.apply(`${level}_mkyoung`, old)),
        );
        const after = calculus.apply(`${access}:dirty stored`, old, asked);
        return [
          ...['young', 'dirty', 'write']
            .map((name) => `${level}_${name}`)
            .filter((name) => calculus.has(name))
            .map((name) => isTrue(calculus, calculus.apply(name, after))),
          ...sameAnswers(calculus, level, { after, before: asked }),
        ];
      },
    },
  ];
}

/** pmdp_establish() puts one entry in the place of another at once. */
const establish: DemandRule = {
  id: 'pmdp-establish-exchanges',
  level: 'pmd',
  statement:
    'pmdp_establish() returns an entry that answers as the old one, and stores one that answers as the new one.',
  properties: ['P9', 'P22'],
  source:
    'include/linux/pgtable.h generic_pmdp_establish() and the comment above it; mm/pgtable-generic.c pmdp_invalidate()',
  blamed: 'pmdp_establish',
  consequence:
    'pmdp_invalidate() loses dirty or accessed bits of the entry it replaces (B30), or stores another one.',
  reliedOnBy: ['pmdp_establish', 'pmdp_invalidate'],
  scenarios: ['split-vs-user-write'],
  helpers: ['pmdp_establish returned', 'pmdp_establish stored', 'pmd_mkinvalid'],
  words: [entryOf(['huge'], 'old')],
  demands(calculus, old) {
    const entry = calculus.apply('pmd_mkinvalid', old);
    return [
      ...sameAnswers(calculus, 'pmd', {
        after: calculus.apply('pmdp_establish returned', old, entry),
        before: old,
      }),
      ...sameAnswers(calculus, 'pmd', {
        after: calculus.apply('pmdp_establish stored', old, entry),
        before: entry,
      }),
    ];
  },
};

/** A change of protection in two steps. */
const modifyProt: DemandRule = {
  id: 'ptep-modify-prot-start-returns-the-old',
  level: 'pte',
  statement:
    'ptep_modify_prot_start() returns an entry that answers as the one that was there; ptep_modify_prot_commit() stores one that answers as the new one.',
  properties: ['P9', 'P22'],
  source:
    'include/linux/pgtable.h ptep_modify_prot_start() and the comment above it; mm/mprotect.c change_pte_range()',
  blamed: 'ptep_modify_prot_start',
  consequence: 'mprotect() loses the dirty or accessed state of a page, or maps another one.',
  reliedOnBy: ['ptep_modify_prot_start', 'ptep_modify_prot_commit'],
  scenarios: [],
  helpers: ['ptep_modify_prot_start returned', 'ptep_modify_prot_commit stored', 'pte_modify'],
  words: [storedEntry('pte'), { name: 'prot', of: 'protections' }],
  demands(calculus, old, prot) {
    const entry = calculus.apply('pte_modify', old, prot);
    return [
      ...sameAnswers(calculus, 'pte', {
        after: calculus.apply('ptep_modify_prot_start returned', old),
        before: old,
      }),
      ...sameAnswers(calculus, 'pte', {
        after: calculus.apply('ptep_modify_prot_commit stored', old, entry),
        before: entry,
      }),
    ];
  },
};

/** Whether helpers that only read give what is there. */
const readers = (['pmdp_get', 'pmdp_get_lockless', 'ptep_get', 'ptep_get_lockless', 'pudp_get'] as const).map(
  (helper): DemandRule => {
    const level = helper.slice(0, 3) as Level;
    return {
      id: `${helper.replaceAll('_', '-')}-reads-what-is-there`,
      level,
      statement: `${helper}() gives the word that is in memory.`,
      properties: ['P23'],
      source: `include/linux/pgtable.h ${helper}()`,
      blamed: helper,
      consequence: 'Decisions are made on an entry that was never stored.',
      reliedOnBy: [helper],
      scenarios: [],
      helpers: [`${helper} returned`],
      words: [storedEntry(level)],
      demands: (calculus, old) => [isSame(calculus, calculus.apply(`${helper} returned`, old), old)],
    };
  },
);

/** Functions that change or read one entry in memory. */
export const inPlaceRules: readonly DemandRule[] = [
  ...levels.flatMap(inPlace),
  establish,
  modifyProt,
  ...readers,
];
