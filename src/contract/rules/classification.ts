import { isAnyTrue, isFalse, isTrue, type Demand } from '../demand.ts';
import type { DemandRule } from '../demand-rule.ts';
import type { Feature } from '../feature.ts';
import type { Level } from '../helper-set.ts';
import { mappedClass } from '../level-names.ts';
import { entryOf } from './levels.ts';

/** What a predicate must say of classes of entries. */
interface Verdict {
  readonly id: string;
  readonly level: Level;
  readonly predicate: string;
  readonly value: boolean;
  readonly classes: readonly string[];
  readonly properties: readonly string[];
  readonly source: string;
  readonly consequence: string;
  readonly reliedOnBy: readonly string[];
  readonly scenarios?: readonly string[];
  readonly features?: readonly Feature[];
  readonly from?: number;
}

const huge = ['huge', 'huge in hand'];
const hugeOfAnyKind = [...huge, 'huge special', 'huge special in hand', 'huge devmap', 'huge devmap in hand'];
const pmdMigration = ['migration read', 'migration read exclusive', 'migration write'];
const pteSwap = [
  'pte swap',
  'pte migration read',
  'pte migration read exclusive',
  'pte migration write',
  'pte device private read',
  'pte device private write',
  'pte device exclusive read',
  'pte device exclusive write',
  'pte hwpoison',
  'pte marker',
];
const ptePresent = ['pte present', 'pte special', 'pte devmap'].flatMap((id) => {
  const base = id === 'pte present' ? id : id.replace('pte', 'pte present');
  return [base, `${base} in hand`];
});

const populated = 'a table would be freed, skipped or walked as something else';

/**
 * Verdicts on entries of the PMD level. Of migration entries pmd_devmap() may say anything (page_vma_mapped_walk() asks
 * for pmd_present() before it), and so may pmd_leaf(), which is "only meaningful when called on a valid entry"
 * (include/linux/pgtable.h).
 */
const ofPmd: readonly Verdict[] = [
  ...(['present', 'trans_huge', 'devmap'] as const).map((name) => verdict(`pmd_${name}`, false, ['none'])),
  verdict('pmd_none', true, ['none']),
  verdict('pmd_none', false, ['table']),
  verdict('pmd_present', true, ['table']),
  ...(['bad', 'trans_huge', 'leaf', 'devmap'] as const).map((name) =>
    verdict(`pmd_${name}`, false, ['table']),
  ),
  verdict('pmd_none', false, hugeOfAnyKind),
  {
    ...verdict('pmd_present', true, hugeOfAnyKind),
    properties: ['P3', 'P22'],
    source:
      'Documentation/mm/arch_pgtable_helpers.rst pmd_present; mm/debug_vm_pgtable.c pmd_thp_tests(), pmd_protnone_tests()',
    consequence:
      'is_swap_pmd() takes the huge page for a swap entry: zap_huge_pmd() finds no page behind it, and where there is no PMD migration (thp_migration_supported()) it warns and goes on with a folio that is NULL.',
    reliedOnBy: ['is_swap_pmd', 'zap_huge_pmd', 'pmd_present'],
    scenarios: ['zap-of-prot-none', 'split-of-prot-none-vs-zap'],
    from: 4014,
  },
  { ...verdict('pmd_present', true, ['huge writable']), id: 'pmd-present-is-true-of-writable-huge' },
  { ...verdict('pmd_trans_huge', true, huge), properties: ['P3', 'P22'] },
  { ...verdict('pmd_leaf', true, huge), from: 5006 },
  {
    ...verdict('pmd_bad', true, huge),
    source: 'mm/debug_vm_pgtable.c pmd_basic_tests(); Documentation/mm/arch_pgtable_helpers.rst pmd_bad',
    consequence:
      'Where a huge entry appears after the look at pmd_trans_huge(), pmd_none_or_clear_bad() and __pte_offset_map() walk the huge page as a table.',
    reliedOnBy: ['pmd_none_or_clear_bad', 'pmd_bad'],
    // 4.5 has neither the test nor the document; its s390 says the contrary.
    from: 6001,
  },
  ...(['none', 'present', 'trans_huge'] as const).map((name): Verdict => ({
    ...verdict(`pmd_${name}`, false, pmdMigration),
    properties: ['P13'],
    features: ['PMD migration'],
    from: 4014,
    source:
      'include/linux/swapops.h is_pmd_migration_entry(); mm/pgtable-generic.c __pte_offset_map(); mm/page_vma_mapped.c page_vma_mapped_walk()',
    consequence: 'A migration entry is decoded as a mapping: pmd_page() of it is another page, or none.',
  })),
  {
    ...verdict('is_pmd_migration_entry', true, pmdMigration),
    properties: ['P13'],
    features: ['PMD migration'],
    from: 4014,
    consequence: 'The waiter for the migration does not wait, and zap does not find the page.',
  },
  {
    ...verdict('is_pmd_migration_entry', false, ['none', 'table', ...hugeOfAnyKind]),
    properties: ['P13'],
    features: ['PMD migration'],
    from: 4014,
    consequence:
      'pmd_to_swp_entry() decodes an entry that is no swap entry; the page it names is not that of the mapping.',
  },
];

/** Verdicts on entries of the PTE level. */
const ofPte: readonly Verdict[] = [
  verdict('pte_none', true, ['pte none']),
  verdict('pte_present', false, ['pte none']),
  verdict('pte_none', false, ptePresent),
  verdict('pte_present', true, ptePresent),
  ...(['none', 'present'] as const).map((name): Verdict => ({
    ...verdict(`pte_${name}`, false, pteSwap),
    properties: ['P13'],
    source: 'include/linux/swapops.h is_swap_pte(); mm/memory.c handle_pte_fault()',
    consequence:
      name === 'none'
        ? 'The fault takes the place for empty: the page in swap is lost and its swap slot leaks.'
        : 'The fault decodes a swap entry as a mapping: it hands out a page that is not that of the mapping.',
  })),
];

/** Verdicts on entries of the PUD level. */
const ofPud: readonly Verdict[] = [
  verdict('pud_none', true, ['pud none']),
  verdict('pud_present', false, ['pud none']),
  verdict('pud_trans_huge', false, ['pud none']),
  verdict('pud_none', false, ['pud table']),
  verdict('pud_present', true, ['pud table']),
  ...(['bad', 'trans_huge', 'leaf', 'devmap'] as const).map((name) =>
    verdict(`pud_${name}`, false, ['pud table']),
  ),
  verdict('pud_none', false, ['pud huge', 'pud huge in hand', 'pud huge devmap']),
  verdict('pud_present', true, ['pud huge', 'pud huge in hand', 'pud huge devmap']),
  verdict('pud_trans_huge', true, ['pud huge', 'pud huge in hand']),
  { ...verdict('pud_leaf', true, ['pud huge', 'pud huge in hand']), from: 5006 },
  verdict('pud_bad', true, ['pud huge', 'pud huge in hand']),
];

function verdict(predicate: string, value: boolean, classes: readonly string[]): Verdict {
  const level = levelOf(predicate);
  const first = classes[0]!;
  return {
    id: `${predicate.replaceAll('_', '-')}-is-${value ? 'true' : 'false'}-of-${nameOf(first, level)}`,
    level,
    predicate,
    value,
    classes,
    properties: ['P22'],
    source: `Documentation/mm/arch_pgtable_helpers.rst ${predicate}; mm/debug_vm_pgtable.c`,
    consequence: `A walk of the page tables mistakes the entry: ${populated}.`,
    reliedOnBy: [predicate],
  };
}

function levelOf(predicate: string): Level {
  return /pte/.test(predicate) ? 'pte' : /pud/.test(predicate) ? 'pud' : 'pmd';
}

/** What the first class stands for in an id. */
function nameOf(id: string, level: Level): string {
  if (id === 'pte swap') return 'swap';
  if (id.startsWith('migration')) return 'migration';
  if (id === mappedClass[level]) return level === 'pte' ? 'present' : 'huge';
  return id.replace(/^(pte|pud) /, '').replaceAll(' ', '-');
}

function ruleFor(one: Verdict): DemandRule {
  const { predicate, value, classes, scenarios = [], ...rest } = one;
  return {
    ...rest,
    scenarios,
    statement: `${predicate}() is ${value ? 'true' : 'false'} of every entry of the classes ${classes.filter((id) => !id.endsWith(' in hand')).join(', ')}.`,
    blamed: predicate,
    helpers: [predicate],
    words: [entryOf(classes)],
    demands(calculus, entry) {
      const asked = calculus.apply(predicate, entry);
      return [value ? isTrue(calculus, asked) : isFalse(calculus, asked)];
    },
  };
}

/** Entries that are marked as devmap or special are found by one of two predicates. */
const foundAsHuge: DemandRule = {
  id: 'pmd-special-and-devmap-are-found',
  level: 'pmd',
  statement: 'Huge entries that are special or devmap are pmd_trans_huge() or pmd_devmap().',
  properties: ['P4'],
  source:
    'mm/memory.c zap_pmd_range(), include/linux/huge_mm.h pmd_trans_huge_lock(): is_swap_pmd() || pmd_trans_huge() || pmd_devmap()',
  blamed: 'pmd_trans_huge',
  consequence: 'A walk takes the huge entry for a table.',
  reliedOnBy: ['pmd_trans_huge', 'pmd_devmap', 'pmd_trans_huge_lock'],
  scenarios: [],
  helpers: ['pmd_trans_huge'],
  words: [
    entryOf([
      'huge special',
      'huge special in hand',
      'huge devmap',
      'huge devmap in hand',
      'invalidated special',
      'invalidated devmap',
    ]),
  ],
  demands(calculus, entry): readonly Demand[] {
    const asked = ['pmd_devmap', 'pmd_trans_huge'].filter((name) => calculus.has(name));
    return [
      isAnyTrue(
        calculus,
        asked.map((name) => calculus.apply(name, entry)),
      ),
    ];
  },
};

/** Which kind of entry a word is: the predicates agree with how it was made (P13, P22). */
export const classification: readonly DemandRule[] = [
  ...[...ofPmd, ...ofPte, ...ofPud].map(ruleFor),
  foundAsHuge,
];
