import type { Bdd } from '../bdd/manager.ts';
import { equalWords, isNonZero, zext } from '../bdd/word-operations.ts';
import type { Calculus, Expression } from './calculus.ts';

/** What must be so of words that a rule is about. */
export interface Demand {
  /** Where it is so. */
  readonly holds: Bdd;
  /** What is looked at, in this order; the last is what is wrong where the demand does not hold. */
  readonly about: readonly Expression[];
  /** What the last should be, such as `1` or `the value of pmd_pfn(entry)`. */
  readonly expected: string;
}

/** The expression is not zero. */
export function isTrue(calculus: Calculus, expression: Expression): Demand {
  return { holds: truth(calculus, expression), about: [expression], expected: '1' };
}

/** The expression is zero. */
export function isFalse(calculus: Calculus, expression: Expression): Demand {
  const { manager } = calculus.set;
  return { holds: manager.not(truth(calculus, expression)), about: [expression], expected: '0' };
}

/** Both words are equal; the wider is compared with the other extended by zeros. */
export function isSame(calculus: Calculus, expression: Expression, as: Expression): Demand {
  const width = Math.max(expression.word.length, as.word.length);
  return {
    holds: equalWords(calculus.set.manager, zext(expression.word, width), zext(as.word, width)),
    about: [as, expression],
    expected: `as ${as.text}`,
  };
}

/** Both are zero or neither is. */
export function isAsTrue(calculus: Calculus, expression: Expression, as: Expression): Demand {
  const { manager } = calculus.set;
  return {
    holds: manager.not(manager.xor(truth(calculus, expression), truth(calculus, as))),
    about: [as, expression],
    expected: `as ${as.text}`,
  };
}

/** The demand, only where the expression is not zero. */
export function where(calculus: Calculus, condition: Expression, demand: Demand): Demand {
  const { manager } = calculus.set;
  return {
    ...demand,
    holds: manager.implies(truth(calculus, condition), demand.holds),
    about: [condition, ...demand.about],
  };
}

/** At least one of the expressions is not zero. */
export function isAnyTrue(calculus: Calculus, expressions: readonly Expression[]): Demand {
  const { manager } = calculus.set;
  return {
    holds: expressions.reduce((any, one) => manager.or(any, truth(calculus, one)), 0),
    about: expressions,
    expected: `1, or one of ${expressions.length} that is`,
  };
}

/** Where the expression is not zero. */
export function truth(calculus: Calculus, expression: Expression): Bdd {
  return expression.word.length === 1
    ? expression.word[0]!
    : isNonZero(calculus.set.manager, expression.word);
}
