import { support } from '../../../bdd/assignments.ts';
import type { BddWord } from '../../../bdd/bdd-word.ts';
import { constrainWord } from '../../../bdd/constrain.ts';
import { always, type Bdd, type BddManager, never } from '../../../bdd/manager.ts';

/** By variable, the bit of an argument of the call that is this variable. */
export type ArgumentBits = ReadonlyMap<number, { readonly argument: number; readonly bit: number }>;

/** Finds the bits of arguments that are variables. */
export function argumentBitsOf(manager: BddManager, args: readonly BddWord[]): ArgumentBits {
  const bits = new Map<number, { readonly argument: number; readonly bit: number }>();
  args.forEach((word, argument) =>
    word.forEach((of, bit) => {
      if (of > always && manager.low(of) === never && manager.high(of) === always)
        bits.set(manager.variableOf(of), { argument, bit });
    }),
  );
  return bits;
}

/** `, which depends on bits 12-51 of argument 1`, for a word where `condition` holds; empty where it is constant. */
export function dependence(
  manager: BddManager,
  word: BddWord,
  condition: Bdd,
  argumentBits: ArgumentBits,
): string {
  const byArgument = new Map<number, number[]>();
  for (const variable of support(manager, ...constrainWord(manager, word, condition))) {
    const found = argumentBits.get(variable);
    if (found === undefined) continue;
    const bits = byArgument.get(found.argument) ?? [];
    bits.push(found.bit);
    byArgument.set(found.argument, bits);
  }
  const parts = [...byArgument].map(
    ([argument, bits]) => `${bits.length === 1 ? 'bit' : 'bits'} ${ranges(bits)} of argument ${argument + 1}`,
  );
  return parts.length === 0 ? '' : `, which depends on ${parts.join(' and ')}`;
}

/** `0, 2-5`. */
function ranges(bits: readonly number[]): string {
  const sorted = bits.toSorted((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const bit of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === bit - 1) run[1] = bit;
    else runs.push([bit, bit]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}
