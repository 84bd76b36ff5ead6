import type { BddWord } from '../../bdd/bdd-word.ts';
import type { Bdd } from '../../bdd/manager.ts';
import { never } from '../../bdd/manager.ts';
import { conditionOf } from './condition.ts';
import { type Copies, copiesIn, type CopySource } from './copies.ts';
import { cubeSet } from './cube-condition.ts';
import { constant, type Expression, type NameSpace, ones, union } from './expression.ts';
import { cheapest, cost, type FlatFormula, type FormulaContext, parameterOf } from './formula-context.ts';
import { type GuardedBits, type Guards, guardsIn } from './guards.ts';
import { masked } from './masked.ts';

/** Conditions that one formula without cases may have. */
const mostGuards = 8;

/**
 * A word as the union of masked and shifted parameters, constants, and constants and copies under conditions, as far
 * as `care` is true.
 */
export function flatFormula(context: FormulaContext, word: BddWord, care: Bdd): FlatFormula {
  const copies = copiesIn(context, word, care);
  const guards = guardsIn(context, word, care, copies.covered);
  const conditions = [
    ...guards.copies.map(({ condition }) => condition),
    ...guards.bits.map(({ condition }) => condition),
  ];
  // The names of bits that are set are those of what the result is then.
  const isInvalid = context.manager.and(word[0]!, care) === never;
  const words = wordTerms(context, copies, guards, care);
  const bits = words && bitTerms(context, guards, care);
  if (words === undefined || bits === undefined) return { expression: undefined, conditions };
  const set = copies.set === 0n ? [] : [constant(copies.set, context.resultNames, { isInvalid })];
  return { expression: union([...words, ...set, ...bits]), conditions };
}

/** A source with all that is taken from it. */
interface Taken {
  readonly source: CopySource;
  needed: bigint;
  allowed: bigint;
  /** Bits of the parameter to be inverted, and where. */
  readonly inverted: Guarded[];
  /** Bits of the parameter to be cleared, and where. */
  readonly cleared: Guarded[];
}

function wordTerms(
  context: FormulaContext,
  { copies }: Copies,
  guards: Guards,
  care: Bdd,
): readonly Expression[] | undefined {
  if (guards.copies.length > mostGuards) return undefined;
  const taken: Taken[] = copies.map(({ source, needed, allowed }) => ({
    source,
    needed,
    allowed,
    inverted: [],
    cleared: [],
  }));
  const terms: Expression[] = [];
  for (const { kind, source, condition, care: matters, mask } of guards.copies) {
    const plain = taken.find((one) => isSame(one.source, source) && one.needed !== 0n);
    if (kind === 'copied if' && plain !== undefined && source.shift === 0 && !source.inverted) {
      plain.needed |= mask;
      plain.allowed |= mask;
      plain.cleared.push({ mask, condition: context.manager.not(condition), care: matters });
      continue;
    }
    if (kind === 'copied if') {
      const guard = conditionOf(context, condition, context.manager.and(care, matters));
      if (guard === undefined) return undefined;
      terms.push({
        kind: 'if',
        condition: guard,
        then: masked(context, source, { base: baseOf(context, source), needed: mask, allowed: mask, care }),
      });
      continue;
    }
    let from = taken.find((one) => isSame(one.source, source));
    if (from === undefined)
      taken.push((from = { source, needed: 0n, allowed: 0n, inverted: [], cleared: [] }));
    from.needed |= mask;
    from.allowed |= mask;
    from.inverted.push({ mask: shifted(mask, -source.shift), condition, care: matters });
  }
  // The last in front: parameters in their order, those in their place before those that are shifted.
  const ordered = taken.toSorted(
    (a, b) => a.source.parameter - b.source.parameter || Math.abs(a.source.shift) - Math.abs(b.source.shift),
  );
  for (const one of ordered.toReversed()) {
    const base = changedBase(context, one, care);
    if (base === undefined) return undefined;
    // Bits that are inverted may not be taken where they need not.
    terms.unshift(masked(context, one.source, { base, needed: one.needed, allowed: one.allowed, care }));
  }
  return terms;
}

function isSame(left: CopySource, right: CopySource): boolean {
  return left.parameter === right.parameter && left.shift === right.shift && left.inverted === right.inverted;
}

function shifted(mask: bigint, by: number): bigint {
  return by >= 0 ? (mask << BigInt(by)) & ones : mask >> BigInt(-by);
}

function baseOf(context: FormulaContext, source: CopySource): Expression {
  const parameter = parameterOf(context, source.parameter);
  return source.inverted ? { kind: 'not', of: parameter } : parameter;
}

/** `entry ^ (pfn if ...)`, `entry & ~(DIRTY if ...)`, or the parameter alone. */
function changedBase(context: FormulaContext, taken: Taken, care: Bdd): Expression | undefined {
  const { names } = context.parameters[taken.source.parameter]!;
  const base = baseOf(context, taken.source);
  const inverted = guardedTerms(context, taken.inverted, { care, names });
  const cleared = guardedTerms(context, taken.cleared, { care, names });
  if (inverted === undefined || cleared === undefined) return undefined;
  const mixed: Expression = inverted.length === 0 ? base : { kind: 'xor', of: [base, ...inverted] };
  if (cleared.length === 0) return mixed;
  return { kind: 'and', of: [mixed, ...cleared.map((of): Expression => ({ kind: 'not', of }))] };
}

/** `(DIRTY if ...)` for each condition, or for each product of literals if that is shorter. */
function bitTerms(context: FormulaContext, guards: Guards, care: Bdd): readonly Expression[] | undefined {
  const { manager } = context;
  const byCondition = guardedTerms(context, guards.bits, { care, names: context.resultNames });
  const direct = byCondition && union(byCondition);
  if (guards.products === undefined || cost(context, direct) < 80) return byCondition;
  const products = guards.products.map(({ cubes, mask }) => ({
    mask,
    condition: cubes.reduce((any, cube) => manager.or(any, cubeSet(manager, cube)), never),
  }));
  const byProduct = guardedTerms(context, products, { care, names: context.resultNames });
  return cheapest(context, [direct, byProduct && union(byProduct)]) === direct ? byCondition : byProduct;
}

/** Bits under a condition, and where the condition matters: everywhere, unless it is said. */
interface Guarded extends GuardedBits {
  readonly care?: Bdd;
}

function guardedTerms(
  context: FormulaContext,
  guards: readonly Guarded[],
  how: { readonly care: Bdd; readonly names: NameSpace },
): readonly Expression[] | undefined {
  if (guards.length > mostGuards) return undefined;
  const terms: Expression[] = [];
  for (const { condition, mask, care } of guards) {
    const matters = care === undefined ? how.care : context.manager.and(how.care, care);
    const guard = conditionOf(context, condition, matters);
    if (guard === undefined) return undefined;
    terms.push({ kind: 'if', condition: guard, then: constant(mask, how.names) });
  }
  return terms;
}
