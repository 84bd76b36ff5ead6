import { never } from '../../bdd/manager.ts';
import { tableFrames } from '../frames.ts';
import type { HelperSet, Level } from '../helper-set.ts';
import { classId } from '../level-names.ts';
import type { EntryClass } from '../rule.ts';
import { ClassList } from './class-list.ts';
import { imageOf } from './images.ts';
import { addInvalidated, addMappedClasses } from './mapped-classes.ts';
import { noneEntries } from './none-entries.ts';
import { addSwapClasses } from './swap-classes.ts';

/**
 * The kinds of entries that the kernel makes with these helpers, each as the exact set of all its words, by id. A kind
 * whose helpers the architecture lacks is not among them.
 */
export function entryClasses(set: HelperSet): ReadonlyMap<string, EntryClass> {
  const list = new ClassList();
  for (const level of ['pmd', 'pte', 'pud'] as const) {
    const none = set.functions.get(`${level}_none`)?.result[0];
    // A level that is folded into another is never none (include/asm-generic/pgtable-nopmd.h), nor an entry of its own.
    if (none === undefined || none === never) continue;
    list.add(level, classId(level, 'none'), `${level}_clear()`, noneEntries(set, level));
    addTables(set, level, list);
    addMappedClasses(set, level, list);
    if (level === 'pmd') addInvalidated(set, list);
    if (level !== 'pud') addSwapClasses(set, level, list);
  }
  return list.classes;
}

/** Entries that point to a table of the next level. */
function addTables(set: HelperSet, level: Level, list: ClassList): void {
  const populate = `${level}_populate`;
  const fn = set.functions.get(populate);
  if (fn === undefined) return;
  const valid = tableFrames(set, fn.parameters[0]!.width, 0);
  list.add(
    level,
    classId(level, 'table'),
    `${populate}() of every page frame`,
    imageOf(set, populate, valid),
  );
}
