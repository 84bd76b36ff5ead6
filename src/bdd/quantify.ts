import { always, type Bdd, type BddManager } from './manager.ts';

/** True where the function is for some values of `variables`. */
export function exists(manager: BddManager, of: Bdd, variables: ReadonlySet<number>): Bdd {
  const known = new Map<Bdd, Bdd>();
  function quantified(at: Bdd): Bdd {
    if (at <= always) return at;
    let result = known.get(at);
    if (result === undefined) {
      const variable = manager.variableOf(at);
      const low = quantified(manager.low(at));
      if (variables.has(variable)) {
        result = low === always ? always : manager.or(low, quantified(manager.high(at)));
      } else {
        result = manager.node(variable, low, quantified(manager.high(at)));
      }
      known.set(at, result);
    }
    return result;
  }
  return quantified(of);
}

/** True where the function is for all values of `variables`. */
export function forall(manager: BddManager, of: Bdd, variables: ReadonlySet<number>): Bdd {
  return manager.not(exists(manager, manager.not(of), variables));
}
