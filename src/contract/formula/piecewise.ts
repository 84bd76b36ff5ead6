import { support } from '../../bdd/assignments.ts';
import type { BddWord } from '../../bdd/bdd-word.ts';
import { always, type Bdd, never } from '../../bdd/manager.ts';
import { conditionOf } from './condition.ts';
import { equalCase } from './equal-case.ts';
import { withinLimit } from '../../bdd/within-limit.ts';
import type { Expression } from './expression.ts';
import { cheapest, cost, type FlatFormula, type FormulaContext, parameterOf } from './formula-context.ts';
import { simplified } from './simplified.ts';
import { operationFormula } from './sum-formula.ts';
import { flatFormula } from './word-formula.ts';

/** Columns beyond which a formula is split into cases. */
const longFormula = 90;

/** Columns by which a formula in cases must be shorter than one without. */
const columnsOfCases = 20;

/** Conditions that are tried for a split, and how many of those are followed further. */
const tried = 8;
const followed = 2;

/**
 * A word as a formula, where `care` is true: one without cases if that is short, else `if ... then ... else ...` by the
 * conditions that make the cases simplest. Undefined if none was found.
 */
function casesFormula(
  context: FormulaContext,
  word: BddWord,
  care: Bdd = always,
  splits = 3,
): Expression | undefined {
  context.effort.left--;
  const flat = flatOf(context, word, care);
  if (cost(context, flat.expression) <= longFormula) return flat.expression;
  const direct = cheapest(context, [flat.expression, operationFormula(context, word, care)]);
  if (splits === 0 || cost(context, direct) <= longFormula || context.effort.left <= 0) return direct;
  const cases = withinLimit(() =>
    splitFormulas(context, { word, care, conditions: flat.conditions }, splits),
  );
  const best = cheapest(context, cases ?? []);
  return cost(context, direct) <= cost(context, best) + columnsOfCases ? direct : best;
}

/** `if ... then ... else ...` by the most promising conditions. */
function splitFormulas(
  context: FormulaContext,
  of: Parameters<typeof splitsBy>[1],
  splits: number,
): readonly (Expression | undefined)[] {
  return splitsBy(context, of)
    .slice(0, followed)
    .map(({ condition, inside, outside }): Expression | undefined => {
      const then = casesFormula(context, of.word, inside, splits - 1);
      const otherwise = then && casesFormula(context, of.word, outside, splits - 1);
      return then && otherwise && { kind: 'if', condition, then, otherwise };
    });
}

/** The formula without cases, made once for each care set. */
function flatOf(context: FormulaContext, word: BddWord, care: Bdd): FlatFormula {
  let known = context.flats.get(care);
  if (known === undefined) context.flats.set(care, (known = flatFormula(context, word, care)));
  return known;
}

/** A word as a formula of all of its values, see {@link casesFormula}. */
export function wordFormula(context: FormulaContext, word: BddWord): Expression | undefined {
  const cases = equalCase(context, word);
  if (cases === undefined) return casesFormula(context, word);
  const [then, otherwise] = [cases.equal, cases.different].map((one) => {
    context.flats.clear();
    context.roughFlats.clear();
    return casesFormula(context, one);
  });
  if (then === undefined || otherwise === undefined) return undefined;
  const [left, right] = [parameterOf(context, 0), parameterOf(context, 1)];
  return { kind: 'if', condition: { kind: 'compare', operator: '==', left, right }, then, otherwise };
}

/** A condition to split by, and both sides. */
interface Split {
  readonly condition: Expression;
  readonly inside: Bdd;
  readonly outside: Bdd;
  /** Columns of both sides without further cases; those without a formula count as very long. */
  readonly columns: number;
}

/** Ways to split, the most promising first. */
function splitsBy(
  context: FormulaContext,
  of: { readonly word: BddWord; readonly care: Bdd; readonly conditions: readonly Bdd[] },
): readonly Split[] {
  const { manager } = context;
  const { word, care } = of;
  // To compare ways to split, conditions need not be the shortest.
  const rough: FormulaContext = { ...context, conditionSplits: 0, flats: context.roughFlats };
  const candidates = new Set<Bdd>();
  for (const variable of frequentVariables(context, word, care)) candidates.add(manager.variable(variable));
  for (const { set } of context.points) candidates.add(set);
  for (const condition of of.conditions) candidates.add(condition);
  const found: Split[] = [];
  for (const candidate of [...candidates].slice(0, tried + context.points.length)) {
    const inside = manager.and(care, candidate);
    const outside = manager.and(care, manager.not(candidate));
    if (inside === never || outside === never) continue;
    const condition = context.effort.left <= 0 ? undefined : conditionOf(context, candidate, care);
    if (condition === undefined) continue;
    context.effort.left -= 2;
    const columns = [inside, outside]
      .map((side) => Math.min(cost(context, flatOf(rough, word, side).expression), 400))
      .reduce((sum, one) => sum + one, cost(context, condition));
    found.push({ condition, inside, outside, columns });
  }
  return found.toSorted((a, b) => a.columns - b.columns);
}

/** Variables that many bits of the result depend on, the most frequent first. */
function frequentVariables(context: FormulaContext, word: BddWord, care: Bdd): readonly number[] {
  const { manager } = context;
  const counts = new Map<number, number>();
  for (const bit of word) {
    const variables = support(manager, simplified(context, bit, care));
    if (variables.length > 1) for (const one of variables) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .toSorted(([a, m], [b, n]) => n - m || a - b)
    .slice(0, 6)
    .map(([variable]) => variable);
}
