import { isFalse, isTrue, where } from '../demand.ts';
import type { DemandRule } from '../demand-rule.ts';
import type { Level } from '../helper-set.ts';
import { debugTest, levels, presentEntry, row } from './levels.ts';

/** Changes and the predicate that each sets or clears. */
const changes: readonly {
  readonly change: string;
  readonly predicate: string;
  readonly value: boolean;
  readonly consequence: string;
  readonly reliedOnBy: readonly string[];
}[] = [
  {
    change: 'mkyoung',
    predicate: 'young',
    value: true,
    consequence:
      'An access is not recorded: reclaim takes the page for unused, and a fault that only had to set the bit comes again and again.',
    reliedOnBy: ['mkyoung', 'young'],
  },
  {
    change: 'mkold',
    predicate: 'young',
    value: false,
    consequence: 'A page stays young for ever: reclaim and idle page tracking never find it unused.',
    reliedOnBy: ['mkold', 'young'],
  },
  {
    change: 'mkdirty',
    predicate: 'dirty',
    value: true,
    consequence: 'A written page is taken for clean and dropped without being written back: data is lost.',
    reliedOnBy: ['mkdirty', 'dirty'],
  },
  {
    change: 'mkclean',
    predicate: 'dirty',
    value: false,
    consequence: 'folio_mkclean() leaves the entry dirty: the page is written back again and again.',
    reliedOnBy: ['mkclean', 'dirty'],
  },
  {
    change: 'mkwrite',
    predicate: 'write',
    value: true,
    consequence: 'The write fault does not end: each retry finds the entry not writable.',
    reliedOnBy: ['mkwrite', 'write'],
  },
  {
    change: 'wrprotect',
    predicate: 'write',
    value: false,
    consequence:
      'fork() and write-back leave a writable entry behind: writes reach pages that are shared or being written.',
    reliedOnBy: ['wrprotect', 'write'],
  },
];

function basic(level: Level): readonly DemandRule[] {
  return changes.map(({ change, predicate, value, consequence, reliedOnBy }) => ({
    id: `${level}-${change}-${value ? 'is' : 'is-not'}-${predicate}`,
    level,
    statement: `${level}_${predicate}() is ${value ? 'true' : 'false'} of ${level}_${change}() of every present entry.`,
    properties: ['P22'],
    source: `${debugTest(level, 'basic')}; ${row(`${level}_${change}`)}`,
    blamed: `${level}_${change}`,
    consequence,
    reliedOnBy: reliedOnBy.map((name) => `${level}_${name}`),
    scenarios: [],
    helpers: [`${level}_${change}`, `${level}_${predicate}`],
    words: [presentEntry(level)],
    demands(calculus, entry) {
      const asked = calculus.apply(`${level}_${predicate}`, calculus.apply(`${level}_${change}`, entry));
      return [value ? isTrue(calculus, asked) : isFalse(calculus, asked)];
    },
  }));
}

/** Write protection must not lose that the page was written, nor invent it. */
function wrprotectAndDirty(level: Level): readonly DemandRule[] {
  const [dirty, wrprotect] = [`${level}_dirty`, `${level}_wrprotect`];
  const common = {
    level,
    properties: ['P9', 'P22'],
    blamed: wrprotect,
    reliedOnBy: [wrprotect, `${level}p_set_wrprotect`, dirty],
    scenarios: [],
    helpers: [wrprotect, dirty],
  };
  return [
    {
      ...common,
      id: `${level}-wrprotect-keeps-dirty`,
      statement: `An entry that is ${dirty}() is so after ${wrprotect}(), also if the MMU recorded the write.`,
      source: debugTest(level, 'basic'),
      consequence:
        'fork(), mprotect() and write-back lose that the page was written: it is dropped as clean (B31).',
      words: [presentEntry(level)],
      demands: (calculus, entry) => [
        where(
          calculus,
          calculus.apply(dirty, entry),
          isTrue(calculus, calculus.apply(dirty, calculus.apply(wrprotect, entry))),
        ),
      ],
    },
    {
      ...common,
      id: `${level}-wrprotect-of-new-is-clean`,
      statement: `${wrprotect}() of an entry that pfn_${level}() made of a protection of an area is not ${dirty}().`,
      source: debugTest(level, 'basic'),
      consequence: 'Pages that were never written are written back.',
      // 4.5 has no such test; on its s390 every new huge entry is dirty.
      from: 6001,
      helpers: [`pfn_${level}`, wrprotect, dirty],
      words: [
        { name: 'pfn', of: 'frames', level },
        { name: 'prot', of: 'protections' },
      ],
      demands: (calculus, pfn, prot) => [
        isFalse(
          calculus,
          calculus.apply(dirty, calculus.apply(wrprotect, calculus.apply(`pfn_${level}`, pfn, prot))),
        ),
      ],
    },
  ];
}

/** The changes of pte_basic_tests(), pmd_basic_tests() and pud_basic_tests(). */
export const basicChanges: readonly DemandRule[] = levels.flatMap((level) => [
  ...basic(level),
  ...wrprotectAndDirty(level),
]);
