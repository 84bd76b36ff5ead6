import type { BddWord } from '../../bdd/bdd-word.ts';
import { composeWord } from '../../bdd/compose.ts';
import { type Bdd, type BddManager, never } from '../../bdd/manager.ts';
import { range } from '../../bdd/range.ts';
import { zext } from '../../bdd/word-operations.ts';
import type { HelperFunction, HelperSet } from '../helper-set.ts';
import { asSecond, union, variablesOf, without } from '../word-sets.ts';

/**
 * The exact set of entries that a helper gives for words of `first` (and of `second`, both as sets of words of
 * parameter 0), but for words on which it does not return. The helper must exist.
 */
export function imageOf(set: HelperSet, helper: string, first: Bdd, second?: Bdd): Bdd {
  const { manager } = set;
  const fn = set.functions.get(helper)!;
  const domain = second === undefined ? first : manager.and(first, asSecond(manager, second));
  const stops = union(manager, ...(fn.stops ?? []).map(({ condition }) => condition));
  return imageOfWord(set, fn.result, without(manager, domain, stops));
}

/** Images that were computed, by word and domain: the last round of a fixpoint asks for all of them again. */
const known = new WeakMap<BddManager, Map<string, Bdd>>();

/** The exact set of entries that a word takes where `domain` is true. */
export function imageOfWord(set: HelperSet, word: BddWord, domain: Bdd): Bdd {
  if (domain === never) return never;
  const { manager, format } = set;
  const { width } = format;
  const entry = zext(word, width).slice(0, width);
  let images = known.get(manager);
  if (images === undefined) known.set(manager, (images = new Map<string, Bdd>()));
  const key = `${domain}:${entry.join()}`;
  let image = images.get(key);
  if (image === undefined) {
    image = range(manager, entry, domain, variablesOf(width, 0));
    images.set(key, image);
  }
  return image;
}

/** The result of `outer` of what `inner` gives; both take an entry first. */
export function composed(set: HelperSet, outer: string, inner: HelperFunction): BddWord {
  const { result } = set.functions.get(outer)!;
  return composeWord(set.manager, result, (variable) => inner.result[variable >> 1] ?? never);
}
