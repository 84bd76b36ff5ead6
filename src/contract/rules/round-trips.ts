import { isAsTrue, isFalse, isSame, isTrue, type Demand } from '../demand.ts';
import type { DemandRule } from '../demand-rule.ts';
import type { Feature } from '../feature.ts';
import { missingFeature } from '../feature.ts';
import type { Calculus, Expression } from '../calculus.ts';
import type { Level } from '../helper-set.ts';
import { entryOf, levels } from './levels.ts';

/** Page frames come back as they were put in. */
const frameTrips = levels.map((level): DemandRule => {
  const [make, read] = [`pfn_${level}`, `${level}_pfn`];
  return {
    id: `${level}-pfn-comes-back`,
    level,
    statement: `${read}(${make}(pfn, prot)) is pfn, for every frame that the level can map and every protection.`,
    properties: ['P22'],
    source: `mm/debug_vm_pgtable.c ${level}_swap_tests(), which compares ${read}(); mm/memory.c vm_normal_page()`,
    blamed: read,
    consequence: 'Generic code finds another page behind the mapping than was mapped.',
    reliedOnBy: [read, `${level}_page`],
    scenarios: [],
    helpers: [make, read],
    words: [
      { name: 'pfn', of: 'frames', level },
      { name: 'prot', of: 'protections' },
    ],
    demands(calculus, pfn, prot) {
      const made = calculus.apply(make, pfn, prot);
      const mkhuge = `${level}_mkhuge`;
      const entry = level !== 'pte' && calculus.has(mkhuge) ? calculus.apply(mkhuge, made) : made;
      return [isSame(calculus, calculus.apply(read, entry), pfn)];
    },
  };
});

const tableTrip: DemandRule = {
  id: 'pmd-pgtable-comes-back',
  level: 'pmd',
  statement: 'pmd_pgtable() of what pmd_populate() stores is the table it was given.',
  properties: ['P22'],
  source: 'mm/debug_vm_pgtable.c pmd_populate_tests(); mm/memory.c free_pte_range()',
  blamed: 'pmd_pgtable',
  consequence: 'Another page is freed or locked as the page table.',
  reliedOnBy: ['pmd_pgtable'],
  scenarios: [],
  helpers: ['pmd_populate', 'pmd_pgtable'],
  words: [{ name: 'pfn', of: 'table frames', level: 'pmd' }],
  demands: (calculus, pfn) => [
    isSame(calculus, calculus.apply('pmd_pgtable', calculus.apply('pmd_populate', pfn)), pfn),
  ],
};

/** Type and offset of swap entries, with every mark that the entry may bear. */
const swapTrip: DemandRule = {
  id: 'pte-swap-entry-comes-back',
  level: 'pte',
  statement:
    'pte_to_swp_entry() of swp_entry_to_pte() gives the type and the offset, for every type of a swap file and every offset, and a new entry bears no mark.',
  properties: ['P13', 'P22'],
  source:
    'mm/debug_vm_pgtable.c pte_swap_exclusive_tests(), pte_swap_tests(); mm/swapfile.c generic_max_swapfile_size()',
  blamed: '__swp_entry',
  consequence: 'A page is read from another place in swap than it was written to.',
  reliedOnBy: ['pte_to_swp_entry', 'swp_entry_to_pte'],
  scenarios: [],
  helpers: ['swp_entry_to_pte', 'swp_type', 'swp_offset'],
  words: [
    { name: 'type', of: 'swap types' },
    { name: 'offset', of: 'swap offsets', level: 'pte' },
  ],
  demands(calculus, type, offset) {
    const entry = calculus.apply('swp_entry_to_pte', type, offset);
    return [
      isSame(calculus, calculus.apply('swp_type', entry), type),
      isSame(calculus, calculus.apply('swp_offset', entry), offset),
      ...swapMarks(calculus, 'pte').map(({ ask }) => isFalse(calculus, calculus.apply(ask, entry))),
    ];
  },
};

interface SwapMark {
  readonly sets: string;
  readonly clears: string;
  readonly ask: string;
}

const swapMarkNames: readonly (SwapMark & {
  readonly feature: Feature;
  readonly levels: readonly Level[];
})[] = [
  {
    sets: 'swp_mksoft_dirty',
    clears: 'swp_clear_soft_dirty',
    ask: 'swp_soft_dirty',
    feature: 'soft-dirty',
    levels: ['pte', 'pmd'],
  },
  {
    sets: 'swp_mkuffd_wp',
    clears: 'swp_clear_uffd_wp',
    ask: 'swp_uffd_wp',
    feature: 'userfaultfd write protection',
    levels: ['pte', 'pmd'],
  },
  {
    sets: 'swp_mkexclusive',
    clears: 'swp_clear_exclusive',
    ask: 'swp_exclusive',
    feature: 'swap exclusive',
    levels: ['pte'],
  },
];

/** The marks that an architecture has, with full names. */
function swapMarks(calculus: Calculus, level: Level): readonly SwapMark[] {
  return swapMarkNames
    .filter(
      (mark) =>
        mark.levels.includes(level) && missingFeature(calculus.set, mark.feature, level) === undefined,
    )
    .map(({ sets, clears, ask }) => ({
      sets: `${level}_${sets}`,
      clears: `${level}_${clears}`,
      ask: `${level}_${ask}`,
    }))
    .filter(({ sets, clears, ask }) => [sets, clears, ask].every((name) => calculus.has(name)));
}

/** A mark of a swap entry is set and cleared, and nothing else changes. */
const swapMarkRules = swapMarkNames.flatMap(({ sets, clears, ask, feature, levels: markLevels }) =>
  markLevels.map((level): DemandRule => {
    const names = { sets: `${level}_${sets}`, clears: `${level}_${clears}`, ask: `${level}_${ask}` };
    const classes =
      level === 'pmd'
        ? ['migration read', 'migration read exclusive', 'migration write']
        : ask === 'swp_exclusive'
          ? ['pte swap']
          : ['pte swap', 'pte migration read', 'pte migration read exclusive', 'pte migration write'];
    const inHand = classes.map((id) => `${id} in hand`);
    return {
      id: `${level}-${ask.replaceAll('_', '-')}-is-a-mark-of-its-own`,
      level,
      statement: `${names.sets}() sets what ${names.ask}() asks for, ${names.clears}() clears it, and neither changes the swap entry, its other marks or that it is one.`,
      properties: ['P13', 'P22'],
      source: `mm/debug_vm_pgtable.c pte_swap_exclusive_tests(), ${level}_swap_soft_dirty_tests(); include/linux/swapops.h pte_swp_clear_flags()`,
      blamed: names.sets,
      consequence: 'The mark is lost over swapping or migration, or it makes the entry lead elsewhere.',
      reliedOnBy: [names.sets, names.clears, names.ask],
      scenarios: [],
      features: level === 'pmd' ? [feature, 'PMD migration'] : [feature],
      helpers: [names.sets, names.clears, names.ask],
      words: [entryOf(inHand)],
      demands(calculus, entry) {
        const [set, cleared] = [calculus.apply(names.sets, entry), calculus.apply(names.clears, entry)];
        return [
          isTrue(calculus, calculus.apply(names.ask, set)),
          isFalse(calculus, calculus.apply(names.ask, cleared)),
          ...[set, cleared].flatMap((after) =>
            sameSwapEntry(calculus, level, { after, before: entry }, names.ask),
          ),
        ];
      },
    };
  }),
);

/** The same type, offset and marks but one, neither none nor present. */
function sameSwapEntry(
  calculus: Calculus,
  level: Level,
  { after, before }: { readonly after: Expression; readonly before: Expression },
  except: string,
): readonly Demand[] {
  const suffix = level === 'pmd' ? ':pmd' : '';
  const numbers = [`swp_type${suffix}`, `swp_offset${suffix}`]
    .filter((name) => calculus.has(name))
    .map((name) => isSame(calculus, calculus.apply(name, after), calculus.apply(name, before)));
  const asked = [...swapMarks(calculus, level).map(({ ask }) => ask), `${level}_none`, `${level}_present`]
    .filter((name) => name !== except && calculus.has(name))
    .map((name) => isAsTrue(calculus, calculus.apply(name, after), calculus.apply(name, before)));
  return [...numbers, ...asked];
}

const migrationKinds = [
  { helper: 'make_readable_migration_entry', kind: 'migration read', writable: false },
  { helper: 'make_readable_exclusive_migration_entry', kind: 'migration read exclusive', writable: false },
  { helper: 'make_writable_migration_entry', kind: 'migration write', writable: true },
] as const;

/** Migration entries keep the page frame and whether it was writable. */
const migrationTrips = (['pte', 'pmd'] as const).flatMap((level) =>
  migrationKinds.map(({ helper, kind, writable }): DemandRule => {
    const suffix = level === 'pmd' ? ':pmd' : '';
    const name = `${helper}${suffix}`;
    return {
      id: `${level}-${kind.replaceAll(' ', '-')}-comes-back`,
      level,
      statement: `swp_offset() of a ${kind} entry of the ${level} level is the page frame it was made of, is_migration_entry() is true and is_writable_migration_entry() ${writable ? 'true' : 'false'}.`,
      properties: ['P13', 'P22'],
      source:
        'mm/debug_vm_pgtable.c swap_migration_tests(); mm/migrate.c remove_migration_pte(), mm/huge_memory.c remove_migration_pmd()',
      blamed: '__swp_entry',
      consequence: 'After the migration another page is mapped, or with another permission.',
      reliedOnBy: ['is_migration_entry', 'is_writable_migration_entry', 'pfn_swap_entry_to_page'],
      scenarios: [],
      ...(level === 'pmd' ? { features: ['PMD migration'] as const, from: 4014 } : {}),
      helpers: [
        name,
        `swp_offset${suffix}`,
        `is_migration_entry${suffix}`,
        `is_writable_migration_entry${suffix}`,
      ],
      words: [{ name: 'offset', of: 'frame offsets', level }],
      demands(calculus, offset) {
        const entry = calculus.apply(name, offset);
        const asked = calculus.apply(`is_writable_migration_entry${suffix}`, entry);
        return [
          isSame(calculus, calculus.apply(`swp_offset${suffix}`, entry), offset),
          isTrue(calculus, calculus.apply(`is_migration_entry${suffix}`, entry)),
          writable ? isTrue(calculus, asked) : isFalse(calculus, asked),
        ];
      },
    };
  }),
);

/** What is put into an entry comes out again. */
export const roundTrips: readonly DemandRule[] = [
  ...frameTrips,
  tableTrip,
  swapTrip,
  ...swapMarkRules,
  ...migrationTrips,
];
