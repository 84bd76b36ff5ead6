import type { BddWord } from './bdd-word.ts';
import { always, type Bdd, type BddManager, never } from './manager.ts';

/** Value of a function where the variables have the values that `values` gives. */
export function evaluate(manager: BddManager, of: Bdd, values: (variable: number) => boolean): boolean {
  let at = of;
  while (at > always) at = values(manager.variableOf(at)) ? manager.high(at) : manager.low(at);
  return at === always;
}

/** Value of a word, as unsigned, where the variables have the values that `values` gives. */
export function evaluateWord(
  manager: BddManager,
  word: BddWord,
  values: (variable: number) => boolean,
): bigint {
  return word.reduceRight((value, bit) => (value << 1n) | (evaluate(manager, bit, values) ? 1n : 0n), 0n);
}

/** Variables that a word (or functions) depends on, in their order. */
export function support(manager: BddManager, ...functions: readonly Bdd[]): readonly number[] {
  const seen = new Set<Bdd>();
  const variables = new Set<number>();
  function visit(of: Bdd): void {
    if (of <= always || seen.has(of)) return;
    seen.add(of);
    variables.add(manager.variableOf(of));
    visit(manager.low(of));
    visit(manager.high(of));
  }
  for (const of of functions) visit(of);
  return [...variables].sort((a, b) => a - b);
}

/**
 * Variables that are true in one assignment that satisfies a function, all others false; undefined if there is none.
 * Of all such assignments the one that is smallest with the topmost variable as the most significant digit.
 */
export function satisfyingAssignment(manager: BddManager, of: Bdd): ReadonlySet<number> | undefined {
  if (of === never) return undefined;
  const trueOnes = new Set<number>();
  let at = of;
  while (at > always) {
    if (manager.low(at) === never) {
      trueOnes.add(manager.variableOf(at));
      at = manager.high(at);
    } else {
      at = manager.low(at);
    }
  }
  return trueOnes;
}

/**
 * Of all assignments that satisfy a function the one with the fewest true variables first: each of `variables`, in the
 * order given, is false unless that leaves nothing. Variables of one word from bit 63 down give the smallest number.
 * Those that are true, among all; undefined if nothing satisfies the function.
 */
export function smallestAssignment(
  manager: BddManager,
  of: Bdd,
  variables: readonly number[],
): ReadonlySet<number> | undefined {
  let rest = of;
  for (const variable of variables) {
    const without = manager.and(rest, manager.not(manager.variable(variable)));
    if (without !== never) rest = without;
  }
  return satisfyingAssignment(manager, rest);
}

/** How many assignments of `variables` satisfy a function, which depends on no others. */
export function countSatisfying(manager: BddManager, of: Bdd, variables: readonly number[]): bigint {
  const ordered = [...variables].sort((a, b) => a - b);
  const rank = new Map(ordered.map((variable, index) => [variable, index] as const));
  const known = new Map<Bdd, bigint>([
    [never, 0n],
    [always, 1n],
  ]);
  function rankOf(at: Bdd): number {
    return at <= always ? ordered.length : rank.get(manager.variableOf(at))!;
  }
  /** Of the variables from that of the node on. */
  function count(at: Bdd): bigint {
    let result = known.get(at);
    if (result === undefined) {
      result = weighted(manager.low(at), rankOf(at) + 1) + weighted(manager.high(at), rankOf(at) + 1);
      known.set(at, result);
    }
    return result;
  }
  function weighted(at: Bdd, from: number): bigint {
    return count(at) << BigInt(rankOf(at) - from);
  }
  return weighted(of, 0);
}
