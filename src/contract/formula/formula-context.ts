import type { Bdd, BddManager } from '../../bdd/manager.ts';
import type { Expression, NameSpace } from './expression.ts';
import type { Signatures } from './signatures.ts';
import { columns, formulaText, type PrintContext } from './print-formula.ts';

/** A parameter of the helper whose formula is made. */
export interface FormulaParameter {
  readonly name: string;
  readonly width: number;
  /** Whose names its bits have. */
  readonly names: NameSpace;
}

/**
 * A value of a parameter that the kernel treats on its own: 0, the address of `invalid_pte_table`, or that of the other
 * parameter.
 */
export interface Point {
  /** Where the parameter has the value. */
  readonly set: Bdd;
  /** The parameter and the value, for a comparison. */
  readonly parameter: Expression;
  readonly value: Expression;
}

/** A formula without cases, if there is one, and conditions that cases could be told apart by. */
export interface FlatFormula {
  readonly expression: Expression | undefined;
  readonly conditions: readonly Bdd[];
}

/** What the makers of formulas must know of the helper. */
export interface FormulaContext extends PrintContext {
  readonly manager: BddManager;
  readonly parameters: readonly FormulaParameter[];
  /** Whose names the bits of the result have. */
  readonly resultNames: NameSpace;
  /** Bits of the result. */
  readonly resultWidth: number;
  /** Symbols by value. */
  readonly symbols: ReadonlyMap<bigint, string>;
  readonly points: readonly Point[];
  readonly signatures: Signatures;
  /** What is known already: formulas of the result by care set, costs, conditions by function and care set. */
  readonly flats: Map<Bdd, FlatFormula>;
  readonly roughFlats: Map<Bdd, FlatFormula>;
  readonly simpler: Map<string, Bdd>;
  readonly costs: WeakMap<Expression, number>;
  readonly conditions: Map<string, Expression | undefined>;
  /** How often a condition may be split by a bit. */
  readonly conditionSplits: number;
  /** Formulas that may still be tried; the search for a shorter one ends with it. */
  readonly effort: { left: number };
}

/** The parameter as an expression. */
export function parameterOf(context: FormulaContext, index: number): Expression {
  return { kind: 'parameter', index, name: context.parameters[index]!.name };
}

/** Columns that a condition of several parts costs besides its own ones: cases read better. */
const columnsOfNesting = 12;

/** What a formula costs besides that does not fit into a line. */
const columnsOfBreak = 20;

/** How hard an expression is to read, about as columns that it takes; infinite for one that does not exist. */
export function cost(context: FormulaContext, of: Expression | undefined): number {
  if (of === undefined) return Number.POSITIVE_INFINITY;
  let known = context.costs.get(of);
  if (known === undefined) {
    const { length } = formulaText(context, of);
    const broken = length > columns && !(of.kind === 'if' && of.otherwise !== undefined);
    known = length + columnsOfNesting * nestingIn(of) + (broken ? columnsOfBreak : 0);
    context.costs.set(of, known);
  }
  return known;
}

/** Whether a condition is one in cases, or has one among its parts. */
function hasCases(of: Expression): boolean {
  return of.kind === 'if' || ((of.kind === 'all' || of.kind === 'any') && of.of.some(hasCases));
}

/** Conditions of several parts within words. */
function nestingIn(of: Expression): number {
  switch (of.kind) {
    case 'parameter':
    case 'constant':
    case 'symbol':
      return 0;
    case 'not':
    case 'shift':
      return nestingIn(of.of);
    case 'compare':
      return nestingIn(of.left) + nestingIn(of.right);
    case 'if': {
      const { condition, then, otherwise } = of;
      const compound =
        otherwise !== undefined || condition.kind === 'compare' ? 0 : hasCases(condition) ? 5 : 1;
      return (
        compound +
        [condition, then, ...(otherwise ? [otherwise] : [])].reduce((n, one) => n + nestingIn(one), 0)
      );
    }
    case 'and':
    case 'or':
    case 'xor':
    case 'add':
    case 'all':
    case 'any':
      return of.of.reduce((sum, one) => sum + nestingIn(one), 0);
  }
}

/** The cheapest of some expressions, the first among equals. */
export function cheapest(
  context: FormulaContext,
  candidates: readonly (Expression | undefined)[],
): Expression | undefined {
  let best: Expression | undefined;
  for (const candidate of candidates) if (cost(context, candidate) < cost(context, best)) best = candidate;
  return best;
}

/** Bit of a parameter that a variable of the manager stands for. */
export function placeOf(variable: number): { readonly parameter: number; readonly bit: number } {
  return { parameter: variable & 1, bit: variable >> 1 };
}
