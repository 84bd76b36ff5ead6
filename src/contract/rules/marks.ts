import { isFalse, isTrue } from '../demand.ts';
import type { DemandRule } from '../demand-rule.ts';
import type { Feature } from '../feature.ts';
import type { Level } from '../helper-set.ts';
import { levels, presentEntry, row } from './levels.ts';

/** A mark of present entries: what sets it, what clears it, what asks for it. */
interface Mark {
  readonly feature: Feature;
  readonly sets: string;
  readonly clears?: string;
  readonly predicate: string;
  readonly test: string;
  readonly consequence: string;
}

const marks: readonly Mark[] = [
  {
    feature: 'soft-dirty',
    sets: 'mksoft_dirty',
    clears: 'clear_soft_dirty',
    predicate: 'soft_dirty',
    test: 'soft_dirty',
    consequence: 'Checkpointing misses written pages, or saves pages for ever that were not written.',
  },
  {
    feature: 'userfaultfd write protection',
    sets: 'mkuffd_wp',
    clears: 'clear_uffd_wp',
    predicate: 'uffd_wp',
    test: 'uffd_wp',
    consequence: 'Writes that userfaultfd should report go through, or are reported for ever.',
  },
  {
    feature: 'special',
    sets: 'mkspecial',
    predicate: 'special',
    test: 'special',
    consequence: 'vm_normal_page() treats a frame without struct page as a page, or a page as none.',
  },
  {
    feature: 'devmap',
    sets: 'mkdevmap',
    predicate: 'devmap',
    test: 'devmap',
    consequence: 'A page of a device is pinned and freed as memory.',
  },
];

function markRules(
  level: Level,
  { feature, sets, clears, predicate, test, consequence }: Mark,
): readonly DemandRule[] {
  const ask = `${level}_${predicate}`;
  const common = {
    level,
    properties: ['P22'],
    consequence,
    scenarios: [],
    features: [feature],
    words: [presentEntry(level)],
  } as const;
  const source = (helper: string): string => `mm/debug_vm_pgtable.c ${level}_${test}_tests(); ${row(helper)}`;
  const rules: DemandRule[] = [
    {
      ...common,
      id: `${level}-${sets.replaceAll('_', '-')}-is-${predicate.replaceAll('_', '-')}`,
      statement: `${ask}() is true of ${level}_${sets}() of every present entry.`,
      source: source(`${level}_${sets}`),
      blamed: `${level}_${sets}`,
      reliedOnBy: [`${level}_${sets}`, ask],
      helpers: [`${level}_${sets}`, ask],
      demands: (calculus, entry) => [
        isTrue(calculus, calculus.apply(ask, calculus.apply(`${level}_${sets}`, entry))),
      ],
    },
    {
      ...common,
      id: `${level}-new-is-not-${predicate.replaceAll('_', '-')}`,
      statement: `${ask}() is false of what pfn_${level}() makes of every page frame and protection.`,
      source: row(ask),
      blamed: ask,
      reliedOnBy: [ask],
      helpers: [`pfn_${level}`, ask],
      words: [
        { name: 'pfn', of: 'frames', level },
        { name: 'prot', of: 'protections' },
      ],
      demands: (calculus, pfn, prot) => [
        isFalse(calculus, calculus.apply(ask, calculus.apply(`pfn_${level}`, pfn, prot))),
      ],
    },
  ];
  if (clears !== undefined)
    rules.push({
      ...common,
      id: `${level}-${clears.replaceAll('_', '-')}-is-not-${predicate.replaceAll('_', '-')}`,
      statement: `${ask}() is false of ${level}_${clears}() of every present entry.`,
      source: source(`${level}_${clears}`),
      blamed: `${level}_${clears}`,
      reliedOnBy: [`${level}_${clears}`, ask],
      helpers: [`${level}_${clears}`, ask],
      demands: (calculus, entry) => [
        isFalse(calculus, calculus.apply(ask, calculus.apply(`${level}_${clears}`, entry))),
      ],
    });
  return rules;
}

/** Marks that some architectures keep in present entries. */
export const markRulesOfAllLevels: readonly DemandRule[] = levels.flatMap((level) =>
  marks.flatMap((mark) => markRules(level, mark)),
);
