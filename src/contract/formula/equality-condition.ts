import { support } from '../../bdd/assignments.ts';
import { always, type Bdd, never } from '../../bdd/manager.ts';
import { constant, type Expression } from './expression.ts';
import { type FormulaContext, parameterOf, placeOf } from './formula-context.ts';

/** Bits in which both parameters are the same, or are not. */
export interface Equality {
  /** Where the parameters agree in all of the bits. */
  readonly set: Bdd;
  /** `(old ^ new) & MASK == 0`, or `!= 0`. */
  readonly condition: Expression;
}

/** Bits that make an equality worth a term of its own. */
const fewestBits = 4;

/**
 * The bits in which the parameters agree wherever `inside` is true, unless they agree there anyway, because of `care`;
 * undefined if they are few. `operator` is that of the condition.
 */
export function impliedEquality(
  context: FormulaContext,
  inside: Bdd,
  how: { readonly care: Bdd; readonly operator: '==' | '!=' },
): Equality | undefined {
  const { manager, signatures, parameters } = context;
  if (parameters.length < 2) return undefined;
  const agrees = (bit: number): Bdd =>
    manager.not(manager.xor(manager.variable(2 * bit), manager.variable(2 * bit + 1)));
  const bits = [...new Set(support(manager, inside).map((variable) => placeOf(variable).bit))].filter(
    (bit) => {
      if (bit >= parameters[0]!.width || bit >= parameters[1]!.width) return false;
      // Where one of the two is known, the other one can be said to be that.
      for (const variable of [2 * bit, 2 * bit + 1].map((one) => manager.variable(one)))
        if (manager.isSubset(how.care, variable) || manager.and(how.care, variable) === never) return false;
      return signatures.isSubset(inside, agrees(bit)) && !signatures.isSubset(how.care, agrees(bit));
    },
  );
  if (bits.length < fewestBits) return undefined;
  const set = bits.toSorted((a, b) => a - b).reduceRight((all, bit) => manager.and(agrees(bit), all), always);
  const mask = bits.reduce((all, bit) => all | (1n << BigInt(bit)), 0n);
  return { set, condition: agreement(context, mask, how.operator) };
}

function agreement(context: FormulaContext, mask: bigint, operator: '==' | '!='): Expression {
  const [left, right] = [parameterOf(context, 0), parameterOf(context, 1)];
  const { names, width } = context.parameters[0]!;
  const isWhole = mask === (1n << BigInt(width)) - 1n && context.parameters[1]!.width === width;
  if (isWhole) return { kind: 'compare', operator, left, right };
  const difference: Expression = { kind: 'xor', of: [left, right] };
  return {
    kind: 'compare',
    operator,
    left: { kind: 'and', of: [difference, constant(mask, names)] },
    right: constant(0n, 'number'),
  };
}
