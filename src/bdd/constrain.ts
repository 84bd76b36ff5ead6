import type { BddWord } from './bdd-word.ts';
import { always, type Bdd, type BddManager, never } from './manager.ts';

/**
 * The generalised cofactor of Coudert and Madre ("A Unified Framework for the Formal Verification of Sequential
 * Circuits", 1990): equal to the function wherever `care` is true, and elsewhere equal to what it is at the nearest
 * place where `care` is true. So a word constrained bit by bit takes, over all assignments, exactly the values that it
 * takes where `care` is true. `care` is not {@link never}.
 */
export function constrain(manager: BddManager, of: Bdd, care: Bdd): Bdd {
  return constrainWord(manager, [of], care)[0]!;
}

/** All bits of a word constrained to where `care`, which is not {@link never}, is true; see {@link constrain}. */
export function constrainWord(manager: BddManager, word: BddWord, care: Bdd): BddWord {
  if (care === always) return word;
  /** By function, then by care set. */
  const known = new Map<Bdd, Map<Bdd, Bdd>>();
  function constrained(at: Bdd, where: Bdd): Bdd {
    if (at <= always || where === always) return at;
    if (at === where) return always;
    let ofFunction = known.get(at);
    if (ofFunction === undefined) known.set(at, (ofFunction = new Map()));
    let result = ofFunction.get(where);
    if (result === undefined) {
      result = split(at, where);
      ofFunction.set(where, result);
    }
    return result;
  }
  function split(at: Bdd, where: Bdd): Bdd {
    const [top, whereTop] = [manager.variableOf(at), manager.variableOf(where)];
    const variable = Math.min(top, whereTop);
    const [low, high] = top === variable ? [manager.low(at), manager.high(at)] : [at, at];
    if (whereTop !== variable)
      return manager.node(variable, constrained(low, where), constrained(high, where));
    const [whereLow, whereHigh] = [manager.low(where), manager.high(where)];
    if (whereLow === never) return constrained(high, whereHigh);
    if (whereHigh === never) return constrained(low, whereLow);
    return manager.node(variable, constrained(low, whereLow), constrained(high, whereHigh));
  }
  return word.map((bit) => constrained(bit, care));
}
