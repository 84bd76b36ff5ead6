import { type Bdd, never } from '../../bdd/manager.ts';
import type { CopySource } from './copies.ts';
import { constant, type Expression, ones } from './expression.ts';
import { cheapest, type FormulaContext } from './formula-context.ts';

/**
 * A parameter (`base`), shifted, with the shortest mask that lets all `needed` bits of the result through and none but
 * the `allowed` ones. Shifts to the left are masked before, so that the mask has the names of the parameter's bits.
 */
export function masked(
  context: FormulaContext,
  source: CopySource,
  what: {
    readonly base: Expression;
    readonly needed: bigint;
    readonly allowed: bigint;
    readonly care: Bdd;
  },
): Expression {
  const { base, needed, allowed } = what;
  const { shift } = source;
  const { width, names } = context.parameters[source.parameter]!;
  const isMaskedBefore = shift >= 0;
  const isInvalid = context.manager.and(what.care, context.manager.variable(source.parameter)) === never;
  /** Bits that come through without a mask, at the place where it is. */
  const ofParameter = base.kind !== 'parameter' ? ones : (1n << BigInt(width)) - 1n;
  const passing = isMaskedBefore ? ofParameter : ofParameter >> BigInt(-shift);
  const place = (bits: bigint): bigint => (isMaskedBefore ? bits >> BigInt(shift) : bits);
  // What is shifted out, or lies above the result, may pass.
  const beyond = isMaskedBefore
    ? ones & ~(resultBits(context) >> BigInt(shift))
    : ones & ~resultBits(context);
  const [least, most] = [place(needed), place(allowed) | beyond];
  const build = (mask: bigint): Expression => {
    const isAll = (mask & passing) === passing;
    const before =
      isMaskedBefore && !isAll ? withMask(base, constant(mask & passing, names, { isInvalid })) : base;
    const moved: Expression =
      shift === 0
        ? before
        : { kind: 'shift', direction: shift > 0 ? 'left' : 'right', of: before, by: Math.abs(shift) };
    return isMaskedBefore || isAll ? moved : withMask(moved, constant(mask, 'number'));
  };
  return cheapest(context, [
    build(most),
    build(most & passing),
    build(least),
    build(least | filled(least, most)),
  ])!;
}

function withMask(of: Expression, mask: Expression): Expression {
  // The plain mask first, then what is cleared under a condition.
  return of.kind === 'and'
    ? { kind: 'and', of: [of.of[0]!, mask, ...of.of.slice(1)] }
    : { kind: 'and', of: [of, mask] };
}

function resultBits(context: FormulaContext): bigint {
  return (1n << BigInt(context.resultWidth)) - 1n;
}

/** Runs of bits of `most` that hold a bit of `least`. */
function filled(least: bigint, most: bigint): bigint {
  let result = 0n;
  for (let bit = 0n; bit < 64n;) {
    let run = 0n;
    while (bit < 64n && ((most >> bit) & 1n) === 1n) run |= 1n << bit++;
    if ((run & least) !== 0n) result |= run;
    if (run === 0n) bit++;
  }
  return result;
}
