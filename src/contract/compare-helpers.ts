import { countSatisfying, evaluateWord, smallestAssignment } from '../bdd/assignments.ts';
import { type Bdd, never } from '../bdd/manager.ts';
import { equalWords, zext } from '../bdd/word-operations.ts';
import type { HelperFunction, HelperSet } from './helper-set.ts';
import type { EntryClass } from './rule.ts';
import { asSecond, type Place, union, variablesOf } from './word-sets.ts';

/** Words for which a helper gives two results in two trees. */
export interface Difference {
  readonly words: readonly { readonly name: string; readonly value: bigint }[];
  readonly before: bigint;
  readonly after: bigint;
}

/** How the meaning of a helper differs between two trees. */
export type HelperComparison =
  | { readonly kind: 'equal' }
  | {
      readonly kind: 'differs';
      /** Of how many words of all. */
      readonly differing: bigint;
      readonly values: bigint;
      /** The smallest words with different results: of a class if there are such. */
      readonly witness: Difference;
      /** Classes of either tree with such words, by id; none if the kernel makes no entry for which it matters. */
      readonly classes: readonly string[];
    }
  /** The parameters are not the same: no comparison. */
  | { readonly kind: 'other parameters' };

/** What the two trees are, and which entries they make. Both sets of helpers have one manager. */
export interface ComparedTree {
  readonly set: HelperSet;
  readonly classes: ReadonlyMap<string, EntryClass>;
}

/** Compares one helper of two trees for all words, those of classes of entries first. */
export function compareHelper(
  name: string,
  before: ComparedTree,
  after: ComparedTree,
): HelperComparison | undefined {
  const [old, fresh] = [before.set.functions.get(name), after.set.functions.get(name)];
  if (old === undefined || fresh === undefined) return undefined;
  if (!sameParameters(old, fresh)) return { kind: 'other parameters' };
  const { manager } = before.set;
  const width = Math.max(old.result.length, fresh.result.length);
  const differs = manager.not(equalWords(manager, zext(old.result, width), zext(fresh.result, width)));
  if (differs === never) return { kind: 'equal' };
  const touched = touchedClasses(old, [before, after], differs);
  const variables = old.parameters.flatMap((parameter, place) =>
    variablesOf(parameter.width, place as Place),
  );
  return {
    kind: 'differs',
    differing: countSatisfying(manager, differs, variables),
    values: 1n << BigInt(variables.length),
    witness: witnessOf(before.set, { old, fresh }, touched.length === 0 ? differs : touched[0]!.words),
    classes: [...new Set(touched.map(({ id }) => id))],
  };
}

/** Compares all helpers that both trees have, by name; see {@link compareHelper}. */
export function compareHelpers(
  before: ComparedTree,
  after: ComparedTree,
): ReadonlyMap<string, HelperComparison> {
  const results = new Map<string, HelperComparison>();
  for (const name of before.set.functions.keys()) {
    const result = compareHelper(name, before, after);
    if (result !== undefined) results.set(name, result);
  }
  return results;
}

function sameParameters(old: HelperFunction, fresh: HelperFunction): boolean {
  return (
    old.parameters.length === fresh.parameters.length &&
    old.parameters.every(({ name, width }, place) => {
      const other = fresh.parameters[place]!;
      return other.name === name && other.width === width;
    })
  );
}

/**
 * Classes of the helper's level for words of which it matters. Where both parameters are entries both must be of
 * classes; a frame number or a protection may be any.
 */
function touchedClasses(
  fn: HelperFunction,
  trees: readonly ComparedTree[],
  differs: Bdd,
): readonly { readonly id: string; readonly words: Bdd }[] {
  const { manager } = trees[0]!.set;
  const isEntry = fn.parameters.map(({ name }) => entryNames.has(name));
  if (!isEntry.includes(true)) return [];
  const classes = trees.flatMap((tree) =>
    [...tree.classes.values()].filter(({ level }) => level === fn.level),
  );
  const all = union(manager, ...classes.map(({ set }) => set));
  const second = isEntry[1] === true ? asSecond(manager, all) : undefined;
  const reached = manager.and(differs, second === undefined ? differs : second);
  // The first entry decides; of a setter that is what was there, so there the second is looked at.
  const place: Place = isEntry[1] === true ? 1 : 0;
  const within = place === 1 && isEntry[0] === true ? manager.and(reached, all) : reached;
  return classes.flatMap(({ id, set }) => {
    const words = manager.and(within, place === 0 ? set : asSecond(manager, set));
    return words === never ? [] : [{ id, words }];
  });
}

const entryNames: ReadonlySet<string> = new Set(['entry', 'other', 'old', 'replacement', 'new']);

function witnessOf(
  { manager }: HelperSet,
  { old, fresh }: { readonly old: HelperFunction; readonly fresh: HelperFunction },
  where: Bdd,
): Difference {
  const order = old.parameters.flatMap(({ width }, place) => variablesOf(width, place as Place).toReversed());
  const chosen = smallestAssignment(manager, where, order)!;
  const value = (word: readonly Bdd[]): bigint =>
    evaluateWord(manager, word, (variable) => chosen.has(variable));
  return {
    words: old.parameters.map(({ name, width }, place) => ({
      name,
      value: value(variablesOf(width, place as Place).map((variable) => manager.variable(variable))),
    })),
    before: value(old.result),
    after: value(fresh.result),
  };
}
