import type { DemandRule } from '../demand-rule.ts';
import { isAsTrue, isSame, type Demand } from '../demand.ts';
import type { HelperSet, Level } from '../helper-set.ts';
import { classId, mappedClass, setterOf } from '../level-names.ts';
import { noneEntries } from '../classes/none-entries.ts';
import { smallestAssignment } from '../../bdd/assignments.ts';
import type { BddWord } from '../../bdd/bdd-word.ts';
import { always, never } from '../../bdd/manager.ts';
import { variablesOf } from '../word-sets.ts';
import { sameAnswers } from './changes-leave-alone.ts';
import { entryOf, levels } from './levels.ts';

/** Swap entries of a level before they are stored. */
function swapInHand(level: Level): readonly string[] {
  const names = ['migration read', 'migration read exclusive', 'migration write'];
  if (level === 'pte') names.unshift('swap', 'device private read', 'device private write', 'hwpoison');
  return level === 'pud' ? [] : names.map((name) => `${classId(level, name)} in hand`);
}

function mappedInHand(level: Level): readonly string[] {
  return ['', ' special', ' devmap'].map((kind) => `${mappedClass[level]}${kind} in hand`);
}

/** The word in memory is what other CPUs, the MMU and later code see: it must mean what was stored. */
function storesWhatIsGiven(level: Level): readonly DemandRule[] {
  const setter = setterOf(level);
  const none = classId(level, 'none');
  const common = {
    level,
    properties: ['P22'],
    blamed: setter,
    reliedOnBy: [setter],
    scenarios: [],
    helpers: [setter],
  } as const;
  return [
    {
      ...common,
      id: `${setter.replaceAll('_', '-')}-stores-what-it-is-given`,
      statement: `Every predicate answers of what ${setter}() leaves in memory as it does of the present entry it was given.`,
      source: `mm/huge_memory.c, mm/memory.c: entries that ${setter}() stored are read again and asked`,
      consequence:
        'The mapping in memory is another one than the code decided on: it may look like a swap entry, be writable, or have lost its state.',
      scenarios: level === 'pmd' ? ['zap-of-prot-none', 'split-of-prot-none-vs-zap'] : [],
      words: [entryOf([none], 'old'), entryOf(mappedInHand(level), 'entry')],
      demands: (calculus, old, entry) =>
        sameAnswers(calculus, level, { after: calculus.apply(setter, old, entry), before: entry }),
    },
    {
      ...common,
      id: `${setter.replaceAll('_', '-')}-stores-swap-entries-as-they-are`,
      statement: `A swap or migration entry that ${setter}() stores keeps its type and offset, and stays neither none nor present.`,
      properties: ['P13', 'P22'],
      source:
        'mm/rmap.c try_to_unmap_one(), try_to_migrate_one(); mm/huge_memory.c set_pmd_migration_entry()',
      consequence: 'The entry leads to another swap slot or page when it is read again.',
      words: [entryOf([none], 'old'), entryOf(swapInHand(level), 'entry')],
      demands(calculus, old, entry): readonly Demand[] {
        const stored = calculus.apply(setter, old, entry);
        const suffix = level === 'pmd' ? ':pmd' : '';
        const numbers = [`swp_type${suffix}`, `swp_offset${suffix}`]
          .filter((name) => calculus.has(name))
          .map((name) => isSame(calculus, calculus.apply(name, stored), calculus.apply(name, entry)));
        const asked = ['none', 'present', 'swp_soft_dirty', 'swp_uffd_wp', 'swp_exclusive']
          .map((name) => `${level}_${name}`)
          .filter((name) => calculus.has(name))
          .map((name) => isAsTrue(calculus, calculus.apply(name, stored), calculus.apply(name, entry)));
        return [...numbers, ...asked];
      },
    },
    {
      ...common,
      id: `${setter.replaceAll('_', '-')}-forgets-what-was-there`,
      statement: `What ${setter}() leaves in memory depends on the entry it is given alone, not on the one that was there.`,
      source: `mm/huge_memory.c change_huge_pmd(), set_pmd_migration_entry(): ${setter}() over an invalidated entry`,
      consequence: 'Bits of the old mapping survive in the new one.',
      words: [
        entryOf(
          level === 'pmd' ? ['invalidated', 'migration read', 'migration write'] : [mappedClass[level]],
          'old',
        ),
        entryOf([mappedClass[level], `${mappedClass[level]} in hand`], 'entry'),
      ],
      demands(calculus, old, entry) {
        const onNone = { text: 'none', word: noneWord(calculus.set, level), steps: [], stops: [] };
        return [isSame(calculus, calculus.apply(setter, old, entry), calculus.apply(setter, onNone, entry))];
      },
    },
  ];
}

/** The smallest of the empty entries. */
function noneWord(set: HelperSet, level: Level): BddWord {
  const variables = variablesOf(set.format.width, 0);
  const chosen = smallestAssignment(set.manager, noneEntries(set, level), variables.toReversed())!;
  return variables.map((variable) => (chosen.has(variable) ? always : never));
}

/** What setters leave in memory (P22), for every old and every new entry; entries of the PUD level are never swapped. */
export const storedValue: readonly DemandRule[] = levels
  .flatMap(storesWhatIsGiven)
  .filter(({ id }) => id !== 'set-pud-at-stores-swap-entries-as-they-are');
