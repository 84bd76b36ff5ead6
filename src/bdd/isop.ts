import { always, type Bdd, type BddManager, never } from './manager.ts';

/** A variable and the value that it must have. */
export interface Literal {
  readonly variable: number;
  readonly value: boolean;
}

/** A conjunction of literals, by variable; the empty one is always true. */
export type Cube = readonly Literal[];

/** A disjunction of cubes, and the function that it is. */
export interface Cover {
  readonly cubes: readonly Cube[];
  readonly function: Bdd;
}

/**
 * An irredundant sum of products between two bounds: true wherever `lower` is, and only where `upper` is (`lower`
 * implies `upper`); no cube and no literal can be left out. Minato, "Fast Generation of Irredundant Sum-of-Products
 * Forms from Binary Decision Diagrams", 1992, after Morreale. Undefined if it needs more than `limit` cubes.
 */
export function isop(
  manager: BddManager,
  bounds: { readonly lower: Bdd; readonly upper: Bdd },
  limit: number,
): Cover | undefined {
  const known = new Map<string, Cover | undefined>();
  function cover(lower: Bdd, upper: Bdd): Cover | undefined {
    if (lower === never) return { cubes: [], function: never };
    if (upper === always) return { cubes: [[]], function: always };
    const key = `${lower},${upper}`;
    if (known.has(key)) return known.get(key);
    const result = split(lower, upper);
    const kept = result === undefined || result.cubes.length > limit ? undefined : result;
    known.set(key, kept);
    return kept;
  }
  function split(lower: Bdd, upper: Bdd): Cover | undefined {
    const variable = Math.min(manager.variableOf(lower), manager.variableOf(upper));
    const [lower0, lower1] = cofactors(manager, lower, variable);
    const [upper0, upper1] = cofactors(manager, upper, variable);
    // What only cubes with the variable false (true) can cover.
    const without = cover(manager.and(lower0, manager.not(upper1)), upper0);
    if (without === undefined) return undefined;
    const having = cover(manager.and(lower1, manager.not(upper0)), upper1);
    if (having === undefined) return undefined;
    const left = manager.or(
      manager.and(lower0, manager.not(without.function)),
      manager.and(lower1, manager.not(having.function)),
    );
    const either = cover(left, manager.and(upper0, upper1));
    if (either === undefined) return undefined;
    return {
      cubes: [
        ...either.cubes,
        ...having.cubes.map((cube) => [{ variable, value: true }, ...cube]),
        ...without.cubes.map((cube) => [{ variable, value: false }, ...cube]),
      ],
      function: manager.or(
        either.function,
        manager.ite(manager.variable(variable), having.function, without.function),
      ),
    };
  }
  return cover(bounds.lower, bounds.upper);
}

function cofactors(manager: BddManager, of: Bdd, variable: number): readonly [Bdd, Bdd] {
  return manager.variableOf(of) === variable ? [manager.low(of), manager.high(of)] : [of, of];
}
