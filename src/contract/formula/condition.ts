import { support } from '../../bdd/assignments.ts';
import { type Cube, isop, type Literal } from '../../bdd/isop.ts';
import { always, type Bdd, never } from '../../bdd/manager.ts';
import { cubeCondition, cubeSet, outsideCubeCondition } from './cube-condition.ts';
import { impliedEquality } from './equality-condition.ts';
import { allOf, anyOf, type Expression } from './expression.ts';
import { cheapest, cost, type FormulaContext } from './formula-context.ts';
import { simplified } from './simplified.ts';

/** Products that a sum of products may have. */
const mostCubes = 10;

/** Columns by which a condition in cases must be shorter than one without. */
const columnsOfCases = 25;

/** Columns beyond which a condition is split by a bit. */
const longCondition = 60;

/**
 * A short condition that is true where `of` is, as far as `care` is true; undefined if none was found. It depends on
 * the function alone: literals that the function implies (is implied by) come first, then the shortest of a sum of
 * products, a product of sums, and both halves of the function by a bit.
 */
export function conditionOf(
  context: FormulaContext,
  of: Bdd,
  care: Bdd = always,
  splits = context.conditionSplits,
): Expression | undefined {
  const target = simplified(context, of, care);
  if (target === always || target === never) return { kind: target === always ? 'all' : 'any', of: [] };
  const key = `${target},${care},${splits}`;
  if (!context.conditions.has(key)) context.conditions.set(key, conditionFor(context, target, care, splits));
  return context.conditions.get(key);
}

function conditionFor(
  context: FormulaContext,
  target: Bdd,
  care: Bdd,
  splits: number,
): Expression | undefined {
  const factored =
    withoutEquality(context, target, care, splits) ??
    withoutPoints(context, target, care, splits) ??
    withoutLiterals(context, target, care, splits);
  if (factored !== undefined) return factored;
  const found = cheapest(context, [
    sumOfProducts(context, target, care),
    productOfSums(context, target, care),
  ]);
  if (splits === 0 || cost(context, found) <= longCondition) return found;
  const half = cheapest(context, halves(context, target, care, splits - 1));
  return cost(context, found) <= cost(context, half) + columnsOfCases ? found : half;
}

/** `entry != 0 && ...` or `entry == 0 || ...`, where the rest then depends on far fewer bits. */
function withoutPoints(context: FormulaContext, of: Bdd, care: Bdd, splits: number): Expression | undefined {
  const { manager } = context;
  const before = support(manager, of).length;
  for (const { set, parameter, value } of context.points) {
    const elsewhere = manager.and(care, manager.not(set));
    if (elsewhere === care || elsewhere === never || manager.and(set, care) !== set) continue;
    const rest = simplified(context, of, elsewhere);
    if (rest <= always || support(manager, rest).length > before - 8) continue;
    const condition = conditionOf(context, rest, elsewhere, splits);
    if (condition === undefined) continue;
    const isIn = manager.isSubset(set, of);
    if (!isIn && manager.and(set, of) !== never) {
      // What the other parameter is matters at the point.
      const then = conditionOf(context, of, manager.and(care, set), splits);
      if (then === undefined) continue;
      const at: Expression = { kind: 'compare', operator: '==', left: parameter, right: value };
      return { kind: 'if', condition: at, then, otherwise: condition };
    }
    const operator = isIn ? '==' : '!=';
    const comparison: Expression = { kind: 'compare', operator, left: parameter, right: value };
    return isIn ? anyOf([comparison, condition]) : allOf([comparison, condition]);
  }
  return undefined;
}

/** `entry & A == V && ...` or `entry & A != V || ...`, of the literals that the function implies or is implied by. */
function withoutLiterals(
  context: FormulaContext,
  of: Bdd,
  care: Bdd,
  splits: number,
): Expression | undefined {
  const { manager } = context;
  const inside = manager.and(of, care);
  const outside = manager.and(manager.not(of), care);
  const implied: Literal[] = [];
  const outsideImplied: Literal[] = [];
  for (const variable of support(manager, of)) {
    const is = manager.variable(variable);
    // What is known of a bit needs no saying.
    if (manager.isSubset(care, is) || manager.and(care, is) === never) continue;
    if (manager.isSubset(inside, is)) implied.push({ variable, value: true });
    else if (manager.and(inside, is) === never) implied.push({ variable, value: false });
    if (manager.isSubset(outside, is)) outsideImplied.push({ variable, value: true });
    else if (manager.and(outside, is) === never) outsideImplied.push({ variable, value: false });
  }
  if (implied.length > 0) {
    const rest = conditionOf(context, of, manager.and(care, cubeSet(manager, implied)), splits);
    if (rest === undefined) return undefined;
    return conjunction(cubeCondition(context, implied, care), rest);
  }
  if (outsideImplied.length > 0) {
    const rest = conditionOf(context, of, manager.and(care, cubeSet(manager, outsideImplied)), splits);
    if (rest === undefined) return undefined;
    return disjunction(outsideCubeCondition(context, outsideImplied, care), rest);
  }
  return undefined;
}

/** `(old ^ new) & MASK == 0 && ...` or `(old ^ new) & MASK != 0 || ...`. */
function withoutEquality(
  context: FormulaContext,
  of: Bdd,
  care: Bdd,
  splits: number,
): Expression | undefined {
  const { manager } = context;
  const inside = impliedEquality(context, manager.and(of, care), { care, operator: '==' });
  if (inside !== undefined) {
    const rest = conditionOf(context, of, manager.and(care, inside.set), splits);
    return rest && conjunction(inside.condition, rest);
  }
  const outside = impliedEquality(context, manager.and(manager.not(of), care), { care, operator: '!=' });
  if (outside === undefined) return undefined;
  const rest = conditionOf(context, of, manager.and(care, outside.set), splits);
  return rest && disjunction(outside.condition, rest);
}

function conjunction(left: Expression, right: Expression): Expression {
  return right.kind === 'all' && right.of.length === 0 ? left : allOf([left, right]);
}

function disjunction(left: Expression, right: Expression): Expression {
  return right.kind === 'any' && right.of.length === 0 ? left : anyOf([left, right]);
}

function sumOfProducts(context: FormulaContext, of: Bdd, care: Bdd): Expression | undefined {
  const { single, others } = coverOf(context, of, care) ?? {};
  if (single === undefined || others === undefined) return undefined;
  const conditions = others.map((cube) => cubeCondition(context, cube, care));
  // A sum of single literals is all but the cube of their negations.
  return anyOf(
    single.length === 0 ? conditions : [outsideCubeCondition(context, negated(single), care), ...conditions],
  );
}

function productOfSums(context: FormulaContext, of: Bdd, care: Bdd): Expression | undefined {
  const { single, others } = coverOf(context, context.manager.not(of), care) ?? {};
  if (single === undefined || others === undefined) return undefined;
  const conditions = others.map((cube) => outsideCubeCondition(context, cube, care));
  return allOf(
    single.length === 0 ? conditions : [cubeCondition(context, negated(single), care), ...conditions],
  );
}

/** Products of a sum, those of one literal apart. */
function coverOf(
  context: FormulaContext,
  of: Bdd,
  care: Bdd,
): { readonly single: Cube; readonly others: readonly Cube[] } | undefined {
  const { manager } = context;
  const bounds = { lower: manager.and(of, care), upper: manager.implies(care, of) };
  const cover = isop(manager, bounds, mostCubes);
  if (cover === undefined) return undefined;
  return {
    single: cover.cubes.filter((cube) => cube.length === 1).map((cube) => cube[0]!),
    others: cover.cubes.filter((cube) => cube.length > 1).toSorted((a, b) => a.length - b.length),
  };
}

function negated(cube: Cube): Cube {
  return cube.map(({ variable, value }) => ({ variable, value: !value }));
}

/** `if BIT then ... else ...`, for each of the first bits that the function depends on. */
function halves(
  context: FormulaContext,
  of: Bdd,
  care: Bdd,
  splits: number,
): readonly (Expression | undefined)[] {
  const { manager } = context;
  return support(manager, of)
    .slice(0, splits > 0 ? 6 : 3)
    .map((variable) => {
      const is = manager.variable(variable);
      const [inside, outside] = [manager.and(care, is), manager.and(care, manager.not(is))];
      if (inside === never || outside === never) return undefined;
      const then = conditionOf(context, of, inside, splits);
      const otherwise = then && conditionOf(context, of, outside, splits);
      if (then === undefined || otherwise === undefined) return undefined;
      const condition = cubeCondition(context, [{ variable, value: true }], care);
      return { kind: 'if', condition, then, otherwise };
    });
}
