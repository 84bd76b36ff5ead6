import type { TransitionSystem, VariableId } from '../form.ts';
import type { Field, Layout } from '../pack.ts';
import { comparisonOrder } from './canonical.ts';
import type { Symmetry } from './find.ts';
import type { Permutation, ValueMap } from './permutation.ts';

/** Bits of a packed state that move together: those of `mask` in word `from`, by `shift` to the left (negative: right). */
export interface Move {
  readonly from: number;
  readonly mask: number;
  readonly shift: number;
}

/** A field whose value is renamed on its way. */
export interface Renamed {
  readonly from: Field;
  readonly to: Field;
  /** Values that change, with what they become. */
  readonly changes: readonly (readonly [value: number, image: number])[];
  /** Where the counter lies at some values of which nothing changes. */
  readonly unless?: { readonly counter: Field; readonly values: readonly number[] };
}

/** How a word of an image is put together; both empty: it is 0. */
export interface ImageWord {
  readonly moves: readonly Move[];
  readonly renamed: readonly Renamed[];
}

/** How to find the representatives of packed states. */
export interface CanonicalPlan {
  /** Words in the order in which states are compared. */
  readonly order: readonly number[];
  /** For each permutation the words of the image. */
  readonly images: readonly (readonly ImageWord[])[];
}

/** Says, in terms of packed words, what the permutations of a symmetry do. */
export function planCanonical(
  system: TransitionSystem,
  layout: Layout,
  { permutations }: Symmetry,
): CanonicalPlan {
  return {
    order: comparisonOrder(layout, permutations),
    images: permutations.map((permutation) => imageWords(system, layout, permutation)),
  };
}

function imageWords(
  system: TransitionSystem,
  layout: Layout,
  { variables, values }: Permutation,
): readonly ImageWord[] {
  const words = Array.from({ length: layout.words }, () => ({
    moves: new Map<string, Move>(),
    renamed: [] as Renamed[],
  }));
  const move = (word: number, from: number, mask: number, shift: number): void => {
    const { moves } = words[word]!;
    const key = `${from} ${shift}`;
    moves.set(key, { from, mask: mask | (moves.get(key)?.mask ?? 0), shift });
  };
  for (const [variable, image] of variables.entries()) {
    const from = layout.fields[variable]!;
    const to = layout.fields[image]!;
    if (from.bits === 0) continue;
    const map = values[variable];
    if (map === undefined) {
      move(to.word, from.word, (2 ** from.bits - 1) << from.shift, to.shift - from.shift);
    } else if (map.renaming.kind === 'bits') {
      for (let bit = 0; bit < from.bits; bit++) {
        const target = to.shift + (map.renaming.to[bit] ?? bit);
        move(to.word, from.word, 1 << (from.shift + bit), target - (from.shift + bit));
      }
    } else {
      words[to.word]!.renamed.push({
        from,
        to,
        changes: [...map.renaming.to.entries()].filter(([value, renamed]) => value !== renamed),
        ...unless(system, layout, variable, map),
      });
    }
  }
  return words.map(({ moves, renamed }) => ({ moves: [...moves.values()], renamed }));
}

function unless(
  system: TransitionSystem,
  layout: Layout,
  variable: VariableId,
  { unnamedAt }: ValueMap,
): Pick<Renamed, 'unless'> {
  if (unnamedAt.length === 0) return {};
  const counter = system.processes[system.variables[variable]!.process!]!.pc!;
  return { unless: { counter: layout.fields[counter]!, values: unnamedAt } };
}
