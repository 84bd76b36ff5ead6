import type { HelperFunction, HelperSet } from '../../contract/helper-set.ts';
import { meaningOf } from './compare-meanings.ts';
import type { BothSides, ComparedSide } from './compared-side.ts';
import type { KnownOnOneSide, OneSidedHelper, Side } from './result.ts';

/** What one side has and the other has not. */
export interface ListDifference {
  readonly appeared: readonly OneSidedHelper[];
  readonly gone: readonly OneSidedHelper[];
  readonly knownOnOneSide: readonly KnownOnOneSide[];
}

/**
 * Compares which helpers there are. A helper that could not be evaluated on one side is neither gone nor new there,
 * but known on the other side only.
 */
export function compareLists(sides: BothSides): ListDifference {
  return {
    appeared: oneSided(sides.new, sides.old),
    gone: oneSided(sides.old, sides.new),
    knownOnOneSide: [...unknownOn('old', sides.old, sides.new), ...unknownOn('new', sides.new, sides.old)],
  };
}

function oneSided(side: ComparedSide, other: ComparedSide): readonly OneSidedHelper[] {
  const unknown = unknownIn(other.set);
  return [...side.set.functions.values()]
    .filter((fn) => !other.set.functions.has(fn.name) && !unknown.has(fn.helper))
    .map((fn) => ({ ...nameOf(fn), ...meaningOf(fn, side) }));
}

function nameOf({ name, helper, level, kind }: HelperFunction) {
  return { name, helper, level, kind };
}

function unknownOn(unknown: Side, side: ComparedSide, other: ComparedSide): readonly KnownOnOneSide[] {
  const evaluated = new Set([...side.set.functions.values()].map(({ helper }) => helper));
  const known = new Set([...other.set.functions.values()].map(({ helper }) => helper));
  return [...unknownIn(side.set)]
    .filter(([helper]) => known.has(helper) && !evaluated.has(helper))
    .map(([helper, reason]) => ({ helper, unknown, reason }));
}

/** Helpers that the tree has and that were not evaluated, with the reason. */
function unknownIn({ notEvaluated }: HelperSet): ReadonlyMap<string, string> {
  return new Map(
    notEvaluated
      .filter(({ kind }) => kind === 'stopped' || kind === 'no wrapper')
      .map(({ helper, reason }) => [helper, reason]),
  );
}
