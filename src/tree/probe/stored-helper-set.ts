import { fromJson, toJson, type StoredBdds } from '../../bdd/stored-bdds.ts';
import type { BddManager } from '../../bdd/manager.ts';
import type { HelperConstants, HelperFunction, HelperSet, NotEvaluated } from '../../contract/helper-set.ts';

/** The part of a helper set that takes time to compute. */
export type ComputedHelpers = Pick<HelperSet, 'functions' | 'notEvaluated' | 'constants'>;

/** As {@link ComputedHelpers}, as JSON: big numbers as decimal text, diagrams by their place among the roots. */
interface StoredHelpers {
  readonly bdds: StoredBdds;
  readonly functions: readonly (Omit<HelperFunction, 'result' | 'stops'> & {
    /** Bits of the result. */
    readonly width: number;
    /** Why it stops where the root after the bits of the result is true, and so on. */
    readonly stops: readonly string[];
  })[];
  readonly notEvaluated: readonly NotEvaluated[];
  readonly constants: Omit<HelperConstants, 'protections' | 'swapKinds' | 'symbols'> & {
    readonly protections: readonly string[];
    readonly swapKinds: Readonly<Record<string, string>>;
    readonly symbols: readonly (readonly [value: string, name: string])[];
  };
}

/** Helpers of a manager as text. */
export function storeHelpers(
  manager: BddManager,
  { functions, notEvaluated, constants }: ComputedHelpers,
): string {
  const all = [...functions.values()];
  const stored: StoredHelpers = {
    bdds: toJson(
      manager,
      all.flatMap(({ result, stops = [] }) => [...result, ...stops.map(({ condition }) => condition)]),
    ),
    functions: all.map(({ result, stops = [], ...rest }) => ({
      ...rest,
      width: result.length,
      stops: stops.map(({ reason }) => reason),
    })),
    notEvaluated,
    constants: {
      ...constants,
      protections: constants.protections.map(String),
      swapKinds: Object.fromEntries(
        Object.entries(constants.swapKinds).map(([name, value]) => [name, `${value}`]),
      ),
      symbols: [...constants.symbols].map(([value, name]) => [`${value}`, name]),
    },
  };
  return JSON.stringify(stored);
}

/** The helpers of {@link storeHelpers} in a manager. Damaged data throw THP6011. */
export function restoreHelpers(manager: BddManager, text: string): ComputedHelpers {
  const { bdds, functions, notEvaluated, constants } = JSON.parse(text) as StoredHelpers;
  const roots = fromJson(manager, bdds);
  let at = 0;
  return {
    functions: new Map(
      functions.map(({ width, stops, ...rest }): [string, HelperFunction] => {
        const result = roots.slice(at, (at += width));
        const conditions = roots.slice(at, (at += stops.length));
        return [
          rest.name,
          {
            ...rest,
            result,
            ...(stops.length > 0
              ? { stops: stops.map((reason, index) => ({ condition: conditions[index]!, reason })) }
              : {}),
          },
        ];
      }),
    ),
    notEvaluated,
    constants: {
      ...constants,
      protections: constants.protections.map(BigInt),
      swapKinds: Object.fromEntries(
        Object.entries(constants.swapKinds).map(([name, value]) => [name, BigInt(value)]),
      ),
      symbols: new Map(constants.symbols.map(([value, name]) => [BigInt(value), name])),
    },
  };
}
