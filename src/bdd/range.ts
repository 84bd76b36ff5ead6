import { support } from './assignments.ts';
import type { BddWord } from './bdd-word.ts';
import { constrainWord } from './constrain.ts';
import { always, type Bdd, type BddManager, never } from './manager.ts';

/**
 * The values that a word takes where `condition` is true, as a function of `outputs`: variables for its bits, bit 0
 * first. Outputs may be among the variables of the word. Coudert and Madre's recursive range by output splitting
 * ("A Unified Framework for the Formal Verification of Sequential Circuits", 1990), one group of bits with common
 * variables at a time.
 */
export function range(manager: BddManager, word: BddWord, condition: Bdd, outputs: readonly number[]): Bdd {
  if (condition === never) return never;
  const constrained = constrainWord(manager, word, condition);
  const bits = constrained.map((digit, bit) => ({ function: digit, output: outputs[bit]! }));
  // From the bottom of the order up, so that each node is made once.
  return groups(manager, bits)
    .map((group) => rangeOf(manager, group))
    .reduceRight((all, one) => manager.and(one, all), always);
}

/** A bit of the word, and the variable that stands for it in the result. */
interface OutputBit {
  readonly function: Bdd;
  readonly output: number;
}

function rangeOf(manager: BddManager, bits: readonly OutputBit[]): Bdd {
  const known = new Map<string, Bdd>();
  function from(index: number, rest: BddWord): Bdd {
    if (rest.length === 0) return always;
    const key = rest.join();
    let result = known.get(key);
    if (result === undefined) {
      result = split(index, rest);
      known.set(key, result);
    }
    return result;
  }
  function split(index: number, rest: BddWord): Bdd {
    const [first, ...others] = rest;
    const where = first!;
    const low =
      where === always ? never : from(index + 1, constrainWord(manager, others, manager.not(where)));
    const high = where === never ? never : from(index + 1, constrainWord(manager, others, where));
    return manager.ite(manager.variable(bits[index]!.output), high, low);
  }
  return from(
    0,
    bits.map((bit) => bit.function),
  );
}

/** The bits in groups, so that bits of different groups have no variable in common. */
function groups(manager: BddManager, bits: readonly OutputBit[]): readonly (readonly OutputBit[])[] {
  let found: { bits: OutputBit[]; variables: Set<number> }[] = [];
  for (const bit of bits) {
    const variables = support(manager, bit.function);
    const touched = found.filter((group) => variables.some((variable) => group.variables.has(variable)));
    const joined = {
      bits: [...touched.flatMap((group) => group.bits), bit],
      variables: new Set([...touched.flatMap((group) => [...group.variables]), ...variables]),
    };
    found = [...found.filter((group) => !touched.includes(group)), joined];
  }
  const place = new Map(bits.map((bit, index) => [bit, index] as const));
  return found.map((group) => group.bits.sort((a, b) => place.get(a)! - place.get(b)!));
}
