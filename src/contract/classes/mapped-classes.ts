import { missingFeature, type Feature } from '../feature.ts';
import type { HelperSet, Level } from '../helper-set.ts';
import { mappedClass, setterOf } from '../level-names.ts';
import { union } from '../word-sets.ts';
import type { ClassList } from './class-list.ts';
import { imageOf } from './images.ts';
import { allOf, MappedEntriesBuilder } from './mapped-entries.ts';
import { noneEntries } from './none-entries.ts';

/** Subclasses by the change that made the entry last. */
const subclasses: readonly {
  readonly name: string;
  readonly change: string;
  readonly feature?: Feature;
}[] = [
  { name: 'young', change: 'mkyoung' },
  { name: 'old', change: 'mkold' },
  { name: 'dirty', change: 'mkdirty' },
  { name: 'clean', change: 'mkclean' },
  { name: 'writable', change: 'mkwrite' },
  { name: 'write-protected', change: 'wrprotect' },
  { name: 'soft-dirty', change: 'mksoft_dirty', feature: 'soft-dirty' },
  { name: 'uffd-wp', change: 'mkuffd_wp', feature: 'userfaultfd write protection' },
];

/** Entries that get a mark when they are made, which they keep. */
const marked = [
  { name: 'special', mark: 'mkspecial', feature: 'special' },
  { name: 'devmap', mark: 'mkdevmap', feature: 'devmap' },
] as const;

/** Present entries that map memory: `huge`, `pte present`, `pud huge` and their subclasses. */
export function addMappedClasses(set: HelperSet, level: Level, list: ClassList): void {
  const none = noneEntries(set, level);
  const builder = new MappedEntriesBuilder(set, level, none);
  if (builder.missing() !== undefined) return;
  const base = mappedClass[level];
  const made =
    level === 'pte'
      ? 'pfn_pte() of every page frame and protection'
      : `${level}_mkhuge(pfn_${level}()) of every aligned page frame and protection`;
  const setter = setterOf(level);
  const entries = builder.build();
  list.add(
    level,
    `${base} in hand`,
    `${made}, changed in every way, before it is stored`,
    allOf(set, entries.inHand),
  );
  list.add(
    level,
    base,
    `${made}, changed in every way, as ${setter}() stores it`,
    allOf(set, entries.stored),
  );
  for (const { name, change, feature } of subclasses) {
    if (feature !== undefined && missingFeature(set, feature, level) !== undefined) continue;
    const changed = builder.storedAfter(change, entries);
    if (changed !== undefined)
      list.add(level, `${base} ${name}`, `${level}_${change}() of those, stored`, allOf(set, changed));
  }
  list.add(
    level,
    `${base} PROT_NONE`,
    `with the protection of an area without access, or ${level}_modify() to it, stored`,
    entries.stored.none,
  );
  for (const { name, mark, feature } of marked) {
    if (missingFeature(set, feature, level) !== undefined) continue;
    if (!set.functions.has(`${level}_${mark}`)) continue;
    const special = builder.build(mark);
    const how = `${level}_${mark}(${level === 'pte' ? 'pfn_pte()' : `${level}_mkhuge(pfn_${level}())`})`;
    list.add(
      level,
      `${base} ${name} in hand`,
      `${how}, changed in every way, before it is stored`,
      allOf(set, special.inHand),
    );
    list.add(level, `${base} ${name}`, `${how}, changed in every way, stored`, allOf(set, special.stored));
  }
}

/** What pmdp_invalidate() leaves in memory of huge entries. */
export function addInvalidated(set: HelperSet, list: ClassList): void {
  for (const kind of ['', ' special', ' devmap']) {
    const huge = list.setOf(`huge${kind}`);
    const stored = ['pmdp_invalidate stored', 'pmdp_invalidate_ad stored']
      .filter((name) => set.functions.has(name))
      .map((name) => imageOf(set, name, huge));
    list.add(
      'pmd',
      `invalidated${kind}`,
      `what pmdp_invalidate() stores over huge${kind} entries`,
      union(set.manager, ...stored),
    );
  }
}
