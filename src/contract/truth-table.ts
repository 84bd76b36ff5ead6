import { never } from '../bdd/manager.ts';
import type { HelperSet } from './helper-set.ts';
import type { EntryClass } from './rule.ts';

/** What a predicate says of a class of entries: of all of them, of none, of some. */
export type ClassTruth = 'always' | 'never' | 'some';

/** Predicates of one parameter by name, each with what it says of the classes of its level by id. */
export function truthTable(
  set: HelperSet,
  classes: ReadonlyMap<string, EntryClass>,
): ReadonlyMap<string, ReadonlyMap<string, ClassTruth>> {
  const { manager } = set;
  const table = new Map<string, ReadonlyMap<string, ClassTruth>>();
  for (const fn of set.functions.values()) {
    if (fn.kind !== 'predicate' || fn.parameters.length !== 1) continue;
    const answers = new Map<string, ClassTruth>();
    for (const { id, level, set: members } of classes.values()) {
      if (level !== fn.level) continue;
      const [truth] = fn.result;
      if (manager.isSubset(members, truth!)) answers.set(id, 'always');
      else answers.set(id, manager.and(members, truth!) === never ? 'never' : 'some');
    }
    table.set(fn.name, answers);
  }
  return table;
}
