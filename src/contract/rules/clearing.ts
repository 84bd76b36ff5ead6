import { isTrue } from '../demand.ts';
import type { DemandRule } from '../demand-rule.ts';
import type { Level } from '../helper-set.ts';
import { classId, mappedClass } from '../level-names.ts';
import { sameAnswers } from './changes-leave-alone.ts';
import { entryOf, storedEntry } from './levels.ts';

/** Functions that take an entry away and return it: what they are applied to, and by whom. */
const takers: readonly {
  readonly helper: string;
  readonly level: Level;
  readonly classes: readonly string[];
  readonly used: string;
}[] = [
  {
    helper: 'pmdp_huge_get_and_clear',
    level: 'pmd',
    classes: ['huge', 'huge special', 'huge devmap', 'migration read', 'migration write', 'invalidated'],
    used: 'mm/huge_memory.c move_huge_pmd(), mm/debug_vm_pgtable.c pmd_advanced_tests()',
  },
  {
    helper: 'pmdp_huge_get_and_clear_full',
    level: 'pmd',
    classes: ['huge', 'huge special', 'huge devmap', 'migration read', 'migration write'],
    used: 'mm/huge_memory.c zap_huge_pmd(), mm/debug_vm_pgtable.c pmd_advanced_tests()',
  },
  {
    helper: 'pmdp_huge_clear_flush',
    level: 'pmd',
    classes: ['huge', 'huge special', 'huge devmap', 'migration read', 'migration write'],
    used: 'mm/huge_memory.c __split_huge_pmd_locked() of file mappings',
  },
  {
    helper: 'pmdp_collapse_flush',
    level: 'pmd',
    classes: ['table'],
    used: 'mm/khugepaged.c collapse_huge_page()',
  },
  {
    helper: 'ptep_get_and_clear',
    level: 'pte',
    classes: [
      'pte present',
      'pte present special',
      'pte present devmap',
      'pte swap',
      'pte migration read',
      'pte migration write',
    ],
    used: 'mm/mremap.c move_ptes(), mm/debug_vm_pgtable.c pte_advanced_tests()',
  },
  {
    helper: 'ptep_get_and_clear_full',
    level: 'pte',
    classes: ['pte present', 'pte present special', 'pte present devmap'],
    used: 'mm/memory.c zap_pte_range(), mm/debug_vm_pgtable.c pte_advanced_tests()',
  },
  {
    helper: 'ptep_clear_flush',
    level: 'pte',
    classes: ['pte present', 'pte present special', 'pte present devmap'],
    used: 'mm/rmap.c try_to_unmap_one(), mm/memory.c wp_page_copy()',
  },
  {
    helper: 'pudp_huge_get_and_clear',
    level: 'pud',
    classes: ['pud huge', 'pud huge devmap'],
    used: 'mm/debug_vm_pgtable.c pud_advanced_tests()',
  },
  {
    helper: 'pudp_huge_get_and_clear_full',
    level: 'pud',
    classes: ['pud huge', 'pud huge devmap'],
    used: 'mm/huge_memory.c zap_huge_pud()',
  },
];

const taking = takers.flatMap(({ helper, level, classes, used }): readonly DemandRule[] => {
  const id = helper.replaceAll('_', '-');
  const common = {
    level,
    blamed: helper,
    reliedOnBy: [helper],
    scenarios: [],
    words: [entryOf(classes, 'old')],
  };
  return [
    {
      ...common,
      id: `${id}-stores-none`,
      statement: `${level}_none() is true of what ${helper}() leaves in memory.`,
      properties: ['P2', 'P22'],
      source: used,
      consequence:
        'The mapping outlives its removal: the page is freed and still mapped, or the next fault finds garbage.',
      helpers: [`${helper} stored`, `${level}_none`],
      demands: (calculus, old) => [
        isTrue(calculus, calculus.apply(`${level}_none`, calculus.apply(`${helper} stored`, old))),
      ],
    },
    {
      ...common,
      id: `${id}-returns-the-old`,
      statement: `What ${helper}() returns answers as the entry that was there.`,
      properties: ['P9', 'P22'],
      source: used,
      consequence: 'The caller drops another page than was mapped, or loses that it was dirty or used.',
      helpers: [`${helper} returned`],
      demands: (calculus, old) =>
        sameAnswers(calculus, level, { after: calculus.apply(`${helper} returned`, old), before: old }),
    },
  ];
});

const clears = (
  [
    ['pmd_clear', 'pmd'],
    ['pte_clear', 'pte'],
    ['ptep_clear stored', 'pte'],
    ['pud_clear', 'pud'],
  ] as const
).map(([name, level]): DemandRule => {
  const helper = name.replace(' stored', '');
  const everything = level === 'pte' ? [] : [classId(level, 'table')];
  return {
    id: `${helper.replaceAll('_', '-')}-stores-none`,
    level,
    statement: `${level}_none() is true of what ${helper}() leaves of every entry.`,
    properties: ['P22'],
    source: `mm/debug_vm_pgtable.c ${level}_clear_tests()`,
    blamed: helper,
    consequence:
      'The entry is not empty after it was cleared: the next fault or the removal of the table finds garbage.',
    reliedOnBy: [helper],
    scenarios: [],
    helpers: [name, `${level}_none`],
    words: [entryOf([...storedClasses(level), ...everything, classId(level, 'none')], 'old')],
    demands: (calculus, old) => [
      isTrue(calculus, calculus.apply(`${level}_none`, calculus.apply(name, old))),
    ],
  };
});

function storedClasses(level: Level): readonly string[] {
  const domain = storedEntry(level);
  return domain.of === 'classes' ? domain.classes : [mappedClass[level]];
}

/** Functions that remove an entry: nothing is left, and the caller gets what was there. */
export const clearing: readonly DemandRule[] = [...taking, ...clears];
