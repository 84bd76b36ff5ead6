import type { BddWord } from '../../bdd/bdd-word.ts';
import { support } from '../../bdd/assignments.ts';
import { BddManager, never } from '../../bdd/manager.ts';
import { fromJson, toJson } from '../../bdd/stored-bdds.ts';
import { withinLimit } from '../../bdd/within-limit.ts';
import { isNonZero, trunc } from '../../bdd/word-operations.ts';
import type { HelperFunction } from '../helper-set.ts';
import { conditionOf } from './condition.ts';
import type { Expression } from './expression.ts';
import { contextFor, type FormulaSurroundings, parameterWords } from './context-for.ts';
import { formulaBdd } from './formula-bdd.ts';
import { placeOf } from './formula-context.ts';
import { wordFormula } from './piecewise.ts';
import { parseFormula } from './parse-formula.ts';
import { formulaLines } from './print-formula.ts';

/** The meaning of a helper as text. */
export type Formula =
  /** The lines, read again and rebuilt as decision diagrams, are equal for all values of all bits. */
  | { readonly kind: 'exact'; readonly expression: Expression; readonly lines: readonly string[] }
  /** No formula of reasonable length; the lines say what the result depends on. */
  | { readonly kind: 'none'; readonly lines: readonly string[] };

/** Most lines that a formula may have. */
const mostLines = 12;

/** Nodes of decision diagrams that may be made on the way to a formula. */
const mostNodes = 1 << 20;

/**
 * A formula of a helper in the bit names of its level. It depends on the function and the names alone, not on how the C
 * is written. What is not equal to the function for every value of every bit is not given.
 */
export function formulaOf(of: HelperFunction, set: FormulaSurroundings): Formula {
  const expression = inOwnManager(of, set, expressionOf);
  const lines = expression === undefined ? [] : formulaLines(contextFor(of, set), expression);
  if (expression === undefined || lines.length > mostLines) return none(of, set.manager);
  // What is compared is the text, as a reader takes it.
  const read = parseFormula(lines.join('\n'), {
    format: set.format,
    level: of.level,
    parameters: of.parameters.map(({ name }) => name),
    symbols: set.constants.symbols,
  });
  const isExact = inOwnManager(of, set, (copy, { manager }) => isEqual(copy, read, manager));
  return isExact === true ? { kind: 'exact', expression, lines } : none(of, set.manager);
}

/** Does something with a helper in a manager of its own, so that what is made on the way is forgotten. */
function inOwnManager<Result>(
  of: HelperFunction,
  set: FormulaSurroundings,
  work: (of: HelperFunction, set: FormulaSurroundings) => Result,
): Result | undefined {
  const manager = new BddManager({ limit: mostNodes });
  return withinLimit(() =>
    work({ ...of, result: fromJson(manager, toJson(set.manager, of.result)) }, { ...set, manager }),
  );
}

function expressionOf(of: HelperFunction, set: FormulaSurroundings): Expression | undefined {
  const context = contextFor(of, set);
  // Of a word that is 0 or 1, such as what pmdp_test_and_clear_young() returns, bit 0 is all.
  const isCondition = of.result.every((bit, index) => index === 0 || bit === never) && of.result[0] !== never;
  return of.kind === 'predicate' || isCondition
    ? conditionOf(context, of.result[0]!)
    : wordFormula(context, of.result);
}

function isEqual(of: HelperFunction, expression: Expression, manager: BddManager): boolean {
  const rebuilt = formulaBdd(manager, expression, parameterWords(of, manager));
  const result: BddWord =
    of.kind === 'predicate' ? [isNonZero(manager, rebuilt)] : trunc(rebuilt, of.result.length);
  return of.result.every((bit, index) => bit === result[index]);
}

function none(of: HelperFunction, manager: BddManager): Formula {
  const places = support(manager, ...of.result).map(placeOf);
  const parts = of.parameters.map(({ name }, index) => {
    const bits = places.filter(({ parameter }) => parameter === index).length;
    return `${bits} ${bits === 1 ? 'bit' : 'bits'} of ${name}`;
  });
  return { kind: 'none', lines: [`no short formula; it depends on ${parts.join(' and ')}`] };
}
