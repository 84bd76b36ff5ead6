import type { Calculus, Expression } from '../calculus.ts';
import { type Demand, isAsTrue, isFalse, isSame, isTrue, where } from '../demand.ts';
import type { DemandRule } from '../demand-rule.ts';
import type { Feature } from '../feature.ts';
import { missingFeature } from '../feature.ts';
import type { Level } from '../helper-set.ts';
import { levels, presentEntry } from './levels.ts';

/** Predicates of present entries, and the feature that each needs. */
const predicates: readonly { readonly name: string; readonly feature?: Feature; readonly from?: number }[] = [
  { name: 'none' },
  { name: 'present' },
  { name: 'trans_huge' },
  // pmd_leaf() came with 5.6; what architectures had before generic code did not ask.
  { name: 'leaf', from: 5006 },
  { name: 'young' },
  { name: 'dirty' },
  { name: 'write' },
  { name: 'protnone', feature: 'NUMA hinting' },
  { name: 'special', feature: 'special' },
  { name: 'devmap', feature: 'devmap' },
  { name: 'soft_dirty', feature: 'soft-dirty' },
  { name: 'uffd_wp', feature: 'userfaultfd write protection' },
];

/** A change, what it may change besides nothing, and what it is for. */
interface Change {
  readonly name: string;
  /** Predicates it is there to change. */
  readonly own: readonly string[];
  readonly feature?: Feature;
}

const changes: readonly Change[] = [
  { name: 'mkyoung', own: ['young'] },
  { name: 'mkold', own: ['young'] },
  // "NOTE: this may set soft-dirty too on some archs": __split_huge_pmd_locked() in mm/huge_memory.c of 6.12.
  { name: 'mkdirty', own: ['dirty', 'soft_dirty'] },
  { name: 'mkclean', own: ['dirty'] },
  // maybe_mkwrite() and can_change_pte_writable() want VM_WRITE and leave entries of NUMA hinting alone.
  { name: 'mkwrite', own: ['write', 'protnone'] },
  { name: 'wrprotect', own: ['write'] },
  { name: 'mksoft_dirty', own: ['soft_dirty'], feature: 'soft-dirty' },
  { name: 'clear_soft_dirty', own: ['soft_dirty'], feature: 'soft-dirty' },
  // Writes must fault: page_table_check_pte_flags() in mm/page_table_check.c of 6.12.
  { name: 'mkuffd_wp', own: ['uffd_wp', 'write'], feature: 'userfaultfd write protection' },
  { name: 'clear_uffd_wp', own: ['uffd_wp'], feature: 'userfaultfd write protection' },
];

/** What is asked of an entry before and after: the predicates a set has, and the page frame. */
export function sameAnswers(
  calculus: Calculus,
  level: Level,
  words: { readonly after: Expression; readonly before: Expression },
  except: readonly string[] = [],
): readonly Demand[] {
  const { after, before } = words;
  const asked = predicates
    .filter(({ name, feature, from = 0 }) => {
      if (calculus.set.version < from || except.includes(name) || !calculus.has(`${level}_${name}`))
        return false;
      return feature === undefined || missingFeature(calculus.set, feature, level) === undefined;
    })
    .map(({ name }) => `${level}_${name}`)
    .map((name) => isAsTrue(calculus, calculus.apply(name, after), calculus.apply(name, before)));
  const pfn = `${level}_pfn`;
  const frame =
    calculus.has(pfn) && !except.includes('pfn')
      ? [isSame(calculus, calculus.apply(pfn, after), calculus.apply(pfn, before))]
      : [];
  return [...asked, ...frame];
}

function leavesAlone(level: Level, { name, own, feature }: Change): DemandRule {
  const change = `${level}_${name}`;
  return {
    id: `${level}-${name.replaceAll('_', '-')}-changes-only-that`,
    level,
    statement: `${change}() of a present entry changes no answer but that of ${own.map((one) => `${level}_${one}()`).join(', ')}, and keeps the page frame.`,
    properties: name === 'mkold' || name === 'wrprotect' ? ['P9', 'P22'] : ['P22'],
    source: `the callers: mm/huge_memory.c, mm/memory.c, mm/mprotect.c and mm/rmap.c apply ${change}() to live entries; Documentation/mm/arch_pgtable_helpers.rst ${change}`,
    blamed: change,
    consequence:
      'Another property of the mapping is lost or made up in passing, such as its dirty state, its permission or the page.',
    reliedOnBy: [change],
    scenarios: [],
    helpers: [change],
    ...(feature === undefined ? {} : { features: [feature] }),
    words: [presentEntry(level)],
    demands(calculus, entry) {
      const after = calculus.apply(change, entry);
      const soft = `${level}_soft_dirty`;
      // It may be set, but not be cleared.
      const keepsSoftDirty =
        name === 'mkdirty' &&
        calculus.has(soft) &&
        missingFeature(calculus.set, 'soft-dirty', level) === undefined
          ? [where(calculus, calculus.apply(soft, entry), isTrue(calculus, calculus.apply(soft, after)))]
          : [];
      // It may take the permission away, but not give it.
      const write = `${level}_write`;
      const notWritable =
        name === 'mkuffd_wp' && calculus.set.version >= 6012 && calculus.has(write)
          ? [isFalse(calculus, calculus.apply(write, after))]
          : [];
      return [
        ...sameAnswers(calculus, level, { after, before: entry }, own),
        ...keepsSoftDirty,
        ...notWritable,
      ];
    },
  };
}

/** Each change changes what it is there for, and nothing else. */
export const changesLeaveAlone: readonly DemandRule[] = levels.flatMap((level) =>
  changes.map((change) => leavesAlone(level, change)),
);
