import { always, type Bdd } from '../../bdd/manager.ts';
import { tableFrames } from '../frames.ts';
import type { HelperSet, Level } from '../helper-set.ts';
import { onlyWord, theseWords } from '../word-sets.ts';
import { imageOf } from './images.ts';

/**
 * What `pmd_clear()` leaves of an entry that refers to a table, `pte_clear()` of one that pfn_pte() made (s390's
 * pud_clear() looks whether it is of this level, powerpc's pte_clear() waits while an entry is busy); the word 0 where
 * there is no such function.
 */
export function noneEntries(set: HelperSet, level: Level): Bdd {
  const clear = `${level}_clear`;
  if (!set.functions.has(clear)) return onlyWord(set.manager, 0n, set.format.width, 0);
  const make = set.functions.get(level === 'pte' ? 'pfn_pte' : `${level}_populate`);
  if (make === undefined) return imageOf(set, clear, always);
  const [frame, protection] = make.parameters;
  const tables = tableFrames(set, frame!.width, 0);
  const { manager, constants } = set;
  const made =
    protection === undefined
      ? tables
      : manager.and(tables, theseWords(manager, constants.protections, protection.width, 1));
  return imageOf(set, clear, imageOf(set, make.name, made));
}
