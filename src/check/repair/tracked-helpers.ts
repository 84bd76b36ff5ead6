import type { HelperFunction, HelperSet } from '../../contract/helper-set.ts';

/** The helpers of a set, with a note of each one that was looked up. */
class TrackedMap extends Map<string, HelperFunction> {
  readonly looked = new Set<string>();

  override get(name: string): HelperFunction | undefined {
    this.looked.add(name);
    return super.get(name);
  }
}

/** Names of the functions that some work on a set of helpers asks for. */
export function helpersUsed(set: HelperSet, work: (tracked: HelperSet) => void): ReadonlySet<string> {
  const functions = new TrackedMap(set.functions);
  functions.looked.clear();
  work({ ...set, functions });
  return functions.looked;
}
