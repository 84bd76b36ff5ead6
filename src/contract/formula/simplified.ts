import { support } from '../../bdd/assignments.ts';
import { constrain } from '../../bdd/constrain.ts';
import { always, type Bdd, never } from '../../bdd/manager.ts';
import { exists, forall } from '../../bdd/quantify.ts';
import { type FormulaContext, placeOf } from './formula-context.ts';

/** Bits that a care set depends on when a cofactor is no longer simple. */
const intricate = 8;

/** A function that agrees with `of` where `care` is true, of few variables: never or always if it is so there. */
export function simplified(context: FormulaContext, of: Bdd, care: Bdd): Bdd {
  if (of <= always || care === always) return of;
  if (care === never) return never;
  const key = `${of},${care}`;
  let known = context.simpler.get(key);
  if (known === undefined) context.simpler.set(key, (known = simplify(context, of, care)));
  return known;
}

function simplify(context: FormulaContext, of: Bdd, care: Bdd): Bdd {
  const { manager } = context;
  const constrained = constrain(manager, of, care);
  if (constrained <= always) return constrained;
  const [before, after] = [of, constrained].map((one) => support(manager, one).length);
  const best = after! < before! ? constrained : of;
  if (Math.min(before!, after!) <= 3 || support(manager, care).length < intricate) return best;
  return withoutVariables(context, best, care);
}

/** Leaves out every variable that the function need not depend on: those of a parameter at once, then one by one. */
function withoutVariables(context: FormulaContext, of: Bdd, care: Bdd): Bdd {
  const { manager } = context;
  let lower = manager.and(of, care);
  let upper = manager.implies(care, of);
  let left = support(manager, of);
  const tryWithout = (variables: readonly number[]): boolean => {
    const set = new Set(variables);
    const [some, all] = [exists(manager, lower, set), forall(manager, upper, set)];
    if (!manager.isSubset(some, all)) return false;
    [lower, upper] = [some, all];
    return true;
  };
  for (const index of [0, 1]) {
    const own = left.filter((variable) => placeOf(variable).parameter === index);
    if (own.length > 0 && own.length < left.length && tryWithout(own))
      left = left.filter((variable) => !own.includes(variable));
  }
  let isSame = true;
  for (const variable of left) if (tryWithout([variable])) isSame = false;
  return isSame && left.length === support(manager, of).length
    ? of
    : constrain(manager, lower, manager.or(lower, manager.not(upper)));
}
