import type { Level } from '../../../contract/helper-set.ts';
import { words, type CatalogueEntry } from './catalogue-entry.ts';

/** A placeholder without a symbol, which went in 6.2. */
const markerTimes: readonly Conditions[] = [{ before: 6002, config: 'PTE_MARKER' }, { from: 6002 }];

type Conditions = Pick<CatalogueEntry, 'needs' | 'config' | 'from' | 'before'>;

/** Questions about the swap entry behind an entry: name, C of the swap entry `swap`, when. */
const questions: readonly (readonly [string, string, Conditions])[] = [
  ...words('is_migration_entry is_readable_migration_entry is_readable_exclusive_migration_entry').map(
    (name) => asNamed(name, { config: 'MIGRATION' }),
  ),
  ...words('is_migration_entry_young is_migration_entry_dirty').map((name) =>
    asNamed(name, { config: 'MIGRATION' }),
  ),
  asNamed('is_writable_migration_entry', { config: 'MIGRATION' }),
  // Its name up to 5.13.
  [
    'is_writable_migration_entry',
    'is_write_migration_entry(swap)',
    { config: 'MIGRATION', needs: ['is_write_migration_entry'], before: 5014 },
  ],
  ...words('is_device_private_entry is_writable_device_private_entry').map((name) =>
    asNamed(name, { config: 'DEVICE_PRIVATE' }),
  ),
  ...words('is_device_exclusive_entry is_writable_device_exclusive_entry').map((name) =>
    asNamed(name, { config: 'DEVICE_PRIVATE' }),
  ),
  asNamed('is_hwpoison_entry', { config: 'MEMORY_FAILURE' }),
  ...words(
    'is_pte_marker_entry pte_marker_entry_uffd_wp is_poisoned_swp_entry is_pfn_swap_entry non_swap_entry',
  ).map((name) => asNamed(name, {})),
];

function asNamed(name: string, conditions: Conditions): readonly [string, string, Conditions] {
  return [name, `${name}(swap)`, conditions];
}

/** How generic code makes swap entries that are no swap: name, C of a swap entry for `offset`, when. */
const encoders: readonly (readonly [string, string, Conditions])[] = [
  ...words(
    'make_readable_migration_entry make_readable_exclusive_migration_entry make_writable_migration_entry',
  ).map((name) => encoder(name, { config: 'MIGRATION' })),
  // make_migration_entry(page, write), which wants a locked page, up to 5.13: it makes these.
  [
    'make_readable_migration_entry',
    'swp_entry(SWP_MIGRATION_READ, offset)',
    { config: 'MIGRATION', needs: ['make_migration_entry'], before: 5014 },
  ],
  [
    'make_writable_migration_entry',
    'swp_entry(SWP_MIGRATION_WRITE, offset)',
    { config: 'MIGRATION', needs: ['make_migration_entry'], before: 5014 },
  ],
  ...words(`
    make_readable_device_private_entry make_writable_device_private_entry
    make_readable_device_exclusive_entry make_writable_device_exclusive_entry make_device_exclusive_entry`).map(
    (name) => encoder(name, { config: 'DEVICE_PRIVATE' }),
  ),
  // make_hwpoison_entry() wants a locked page.
  [
    'make_hwpoison_entry',
    'swp_entry(SWP_HWPOISON, offset)',
    { config: 'MEMORY_FAILURE', needs: ['make_hwpoison_entry'] },
  ],
  ...markerTimes.map((time) => encoder('make_pte_marker_entry', time)),
];

function encoder(name: string, conditions: Conditions): readonly [string, string, Conditions] {
  return [name, `${name}(offset)`, conditions];
}

/** Where a swap entry of a level is stored; at the PMD level migration alone uses it. */
const levels = [
  { level: 'pte', rest: {} },
  { level: 'pmd', rest: { variant: 'pmd', config: 'ARCH_ENABLE_THP_MIGRATION' } },
] as const;

/** PTE markers, hardware poison and exclusive access of devices are of PTEs alone. */
const pteAlone = /marker|poison|device_exclusive/;

const atLevels = levels.flatMap(({ level, rest }): readonly CatalogueEntry[] => [
  ...questions.flatMap(([helper, call, conditions]): readonly CatalogueEntry[] =>
    level === 'pmd' && pteAlone.test(helper)
      ? []
      : [
          {
            ...question(helper, level, call.replace(/\bswap\b/, `${level}_to_swp_entry(entry)`)),
            ...conditions,
            ...rest,
          },
        ],
  ),
  ...encoders.flatMap(([helper, call, conditions]): readonly CatalogueEntry[] =>
    level === 'pmd' && pteAlone.test(helper)
      ? []
      : [{ ...encode(helper, level, `swp_entry_to_${level}(${call})`), ...conditions, ...rest }],
  ),
]);

const others: readonly CatalogueEntry[] = [
  question('is_swap_pte', 'pte', 'is_swap_pte(entry)'),
  question('is_pte_marker', 'pte', 'is_pte_marker(entry)'),
  question('is_swap_pmd', 'pmd', 'is_swap_pmd(entry)'),
  question('is_pmd_migration_entry', 'pmd', 'is_pmd_migration_entry(entry)'),
  question('is_huge_zero_pmd', 'pmd', 'is_huge_zero_pmd(entry)'),
  {
    ...encode('swp_entry_to_pte', 'pte', 'swp_entry_to_pte(swp_entry(type, offset))'),
    parameters: ['type', 'offset'],
  },
  {
    ...encode('swp_entry_to_pmd', 'pmd', 'swp_entry_to_pmd(swp_entry(type, offset))'),
    parameters: ['type', 'offset'],
    config: 'ARCH_ENABLE_THP_MIGRATION',
  },
  {
    ...encode('__swp_entry_to_pte', 'pte', '__swp_entry_to_pte(__swp_entry(type, offset))'),
    parameters: ['type', 'offset'],
  },
  {
    ...encode('__swp_entry_to_pmd', 'pmd', '__swp_entry_to_pmd(__swp_entry(type, offset))'),
    parameters: ['type', 'offset'],
    config: 'ARCH_ENABLE_THP_MIGRATION',
  },
  ...markerTimes.map((time) => ({ ...encode('make_pte_marker', 'pte', 'make_pte_marker(offset)'), ...time })),
];

function question(helper: string, level: Level, call: string): CatalogueEntry {
  return { helper, level, kind: 'predicate', parameters: ['entry'], gives: 'truth', call };
}

function encode(helper: string, level: Level, call: string): CatalogueEntry {
  return { helper, level, kind: 'encode', parameters: ['offset'], gives: 'entry', call };
}

/** Swap, migration and marker entries: how they are made and recognised. */
export const swapEntries: readonly CatalogueEntry[] = [...others, ...atLevels];
