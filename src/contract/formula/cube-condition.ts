import type { Cube } from '../../bdd/isop.ts';
import { always, type Bdd, type BddManager, never } from '../../bdd/manager.ts';
import { allOf, anyOf, constant, type Expression } from './expression.ts';
import { type FormulaContext, parameterOf, placeOf } from './formula-context.ts';

/** Where all literals of a cube hold. */
export function cubeSet(manager: BddManager, cube: Cube): Bdd {
  return cube
    .toSorted((a, b) => b.variable - a.variable)
    .reduce((all, { variable, value }) => {
      const is = manager.variable(variable);
      return manager.and(value ? is : manager.not(is), all);
    }, always);
}

/**
 * `entry & MASK == VALUE`, for each parameter of the cube, joined by `&&`. Where nothing but `care` matters and the
 * whole word can be compared instead, it is.
 */
export function cubeCondition(context: FormulaContext, cube: Cube, care: Bdd): Expression {
  return allOf(byParameter(cube).map((part) => comparison(context, part, { care, operator: '==' })));
}

/** The negation of {@link cubeCondition}: `entry & MASK != VALUE`, for each parameter of the cube, joined by `||`. */
export function outsideCubeCondition(context: FormulaContext, cube: Cube, care: Bdd): Expression {
  return anyOf(byParameter(cube).map((part) => comparison(context, part, { care, operator: '!=' })));
}

function byParameter(cube: Cube): readonly Cube[] {
  return [0, 1]
    .map((index) => cube.filter(({ variable }) => placeOf(variable).parameter === index))
    .filter((part) => part.length > 0);
}

function comparison(
  context: FormulaContext,
  cube: Cube,
  how: { readonly care: Bdd; readonly operator: '==' | '!=' },
): Expression {
  const { manager } = context;
  const index = placeOf(cube[0]!.variable).parameter;
  const { width, names: own } = context.parameters[index]!;
  const parameter = parameterOf(context, index);
  let [mask, value] = [0n, 0n];
  for (const literal of cube) {
    const bit = 1n << BigInt(placeOf(literal.variable).bit);
    mask |= bit;
    if (literal.value) value |= bit;
  }
  const names = context.names.isNumeric(value) ? 'number' : own;
  // Where the entry is not valid, which the literals or what is known may say, bits have other names.
  const isInvalid =
    (mask & 1n) === 1n ? (value & 1n) === 0n : manager.and(how.care, manager.variable(index)) === never;
  const whole = (1n << BigInt(width)) - 1n;
  const asWord: Cube = Array.from({ length: width }, (_, bit) => ({
    variable: 2 * bit + index,
    value: ((value >> BigInt(bit)) & 1n) === 1n,
  }));
  const isWord =
    mask === whole ||
    (2 * cube.length > width &&
      manager.and(cubeSet(manager, asWord), how.care) === manager.and(cubeSet(manager, cube), how.care));
  if (isWord) {
    const symbol = context.symbols.get(value);
    const right: Expression =
      symbol === undefined ? constant(value, names) : { kind: 'symbol', name: symbol, value };
    return { kind: 'compare', operator: how.operator, left: parameter, right };
  }
  const left: Expression = { kind: 'and', of: [parameter, constant(mask, names, { isInvalid })] };
  // Of one bit: set or not.
  if (value !== 0n && cube.length === 1)
    return {
      kind: 'compare',
      operator: how.operator === '==' ? '!=' : '==',
      left,
      right: constant(0n, 'number'),
    };
  return { kind: 'compare', operator: how.operator, left, right: constant(value, names, { isInvalid }) };
}
