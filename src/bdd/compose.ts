import type { BddWord } from './bdd-word.ts';
import { always, type Bdd, type BddManager, never } from './manager.ts';

/** What variables are replaced by; a variable that it gives nothing for stays. */
export type Substitution = (variable: number) => Bdd | undefined;

/** A function with all variables replaced at once by functions. */
export function compose(manager: BddManager, of: Bdd, substitution: Substitution): Bdd {
  return composeWord(manager, [of], substitution)[0]!;
}

/** A word with all variables of its bits replaced at once by functions. */
export function composeWord(manager: BddManager, word: BddWord, substitution: Substitution): BddWord {
  const known = new Map<Bdd, Bdd>();
  const values = new Map<number, Bdd>();
  function valueOf(variable: number): Bdd {
    let value = values.get(variable);
    if (value === undefined) {
      value = substitution(variable) ?? manager.variable(variable);
      values.set(variable, value);
    }
    return value;
  }
  function composed(of: Bdd): Bdd {
    if (of <= always) return of;
    let result = known.get(of);
    if (result === undefined) {
      const value = valueOf(manager.variableOf(of));
      // A constant needs one side only.
      if (value === always) result = composed(manager.high(of));
      else if (value === never) result = composed(manager.low(of));
      else result = manager.ite(value, composed(manager.high(of)), composed(manager.low(of)));
      known.set(of, result);
    }
    return result;
  }
  return word.map(composed);
}

/** A function with some variables fixed: `values` gives their values. */
export function restrict(manager: BddManager, of: Bdd, values: ReadonlyMap<number, boolean>): Bdd {
  return compose(manager, of, (variable) => {
    const value = values.get(variable);
    return value === undefined ? undefined : value ? always : never;
  });
}
