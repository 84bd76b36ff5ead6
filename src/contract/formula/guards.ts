import { countSatisfying, satisfyingAssignment, support } from '../../bdd/assignments.ts';
import type { BddWord } from '../../bdd/bdd-word.ts';
import { type Cube, isop } from '../../bdd/isop.ts';
import { always, type Bdd, never } from '../../bdd/manager.ts';
import { type CopySource, literalAt } from './copies.ts';
import { cubeSet } from './cube-condition.ts';
import { type FormulaContext, placeOf } from './formula-context.ts';
import { simplified } from './simplified.ts';

/** Bits of the result that are copied where a condition holds, or copied inverted where it holds. */
export interface GuardedCopy {
  readonly kind: 'copied if' | 'inverted if';
  readonly source: CopySource;
  readonly condition: Bdd;
  /** Where the condition matters. */
  readonly care: Bdd;
  /** Bits of the result. */
  readonly mask: bigint;
}

/** Bits of the result that are set where a condition holds. */
export interface GuardedBits {
  readonly condition: Bdd;
  readonly mask: bigint;
}

/** What is left of a word after the plain copies. */
export interface Guards {
  readonly copies: readonly GuardedCopy[];
  readonly bits: readonly GuardedBits[];
  /** The bits once more, by products of literals; absent if there are too many. */
  readonly products?: readonly { readonly cubes: readonly Cube[]; readonly mask: bigint }[];
}

/** Products of a condition of one bit. */
const mostCubes = 16;

/** A bit of the result that copies do not explain. */
interface Rest {
  readonly index: number;
  readonly bit: Bdd;
  /** Where it is not yet explained. */
  readonly care: Bdd;
  readonly isWhole: boolean;
}

/** Explains what copies do not: `covered` says, by bit, where the result is explained already. */
export function guardsIn(context: FormulaContext, word: BddWord, care: Bdd, covered: readonly Bdd[]): Guards {
  const { manager } = context;
  let rest: readonly Rest[] = word
    .map((bit, index) => ({
      index,
      bit,
      care: manager.and(care, manager.not(covered[index]!)),
      isWhole: manager.and(covered[index]!, care) === never,
    }))
    .filter((one) => manager.and(one.bit, one.care) !== never);
  const values = valuesIn(context, rest);
  if (values !== undefined) return { copies: [], bits: values };
  const copies: GuardedCopy[] = [];
  for (;;) {
    const best = mostCommon(context, rest);
    if (best === undefined) break;
    copies.push(best);
    rest = rest.filter(({ index }) => ((best.mask >> BigInt(index)) & 1n) === 0n);
  }
  return { copies, ...guardedBits(context, rest) };
}

/** Values of a parameter that a `switch` of the C may tell apart. */
const mostValues = 8;

/** Bits that are set for a few values of one parameter only, by value; undefined if it is not so. */
function valuesIn(context: FormulaContext, rest: readonly Rest[]): readonly GuardedBits[] | undefined {
  const { manager } = context;
  const inside = rest.map(({ bit, care }) => manager.and(bit, care));
  const variables = support(manager, ...inside);
  const parameter = placeOf(variables[0] ?? 0).parameter;
  if (rest.length < 2 || variables.length !== context.parameters[parameter]!.width) return undefined;
  if (variables.some((variable) => placeOf(variable).parameter !== parameter)) return undefined;
  let any = inside.reduce((some, one) => manager.or(some, one), never);
  if (countSatisfying(manager, any, variables) > BigInt(mostValues)) return undefined;
  const found = new Map<bigint, Bdd>();
  while (any !== never) {
    const trueOnes = satisfyingAssignment(manager, any)!;
    const value = cubeSet(
      manager,
      variables.map((variable) => ({ variable, value: trueOnes.has(variable) })),
    );
    let mask = 0n;
    for (const { bit, index } of rest) if (manager.isSubset(value, bit)) mask |= 1n << BigInt(index);
    found.set(mask, manager.or(found.get(mask) ?? never, value));
    any = manager.and(any, manager.not(value));
  }
  return [...found].map(([mask, condition]) => ({ mask, condition }));
}

/** A way in which one bit of the result may be explained. */
interface Explanation {
  readonly kind: GuardedCopy['kind'];
  readonly source: CopySource;
  readonly rest: Rest;
  /** Where its condition must hold and where it may, at sample assignments. */
  readonly lower: bigint;
  readonly upper: bigint;
  /** Explanations of different groups are not looked at together. */
  readonly group: bigint;
}

/** Groups of like explanations that are looked at. */
const mostGroups = 6;

/** The condition and source that explain most bits; undefined if none does for two, or for a bit in its place. */
function mostCommon(context: FormulaContext, rest: readonly Rest[]): GuardedCopy | undefined {
  const groups = new Map<string, Explanation[]>();
  for (const explanation of rest.flatMap((one) => explanationsOf(context, one))) {
    const { kind, source, group: apart } = explanation;
    const key = [kind, source.parameter, source.shift, source.inverted, apart].join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [explanation]);
    else group.push(explanation);
  }
  const likely = [...groups.values()]
    .filter((group) => group.length > 1 || isInPlace(group[0]!))
    .map((group) => ({ group, isJoint: mayHaveOneCondition(group) }))
    .filter(({ group, isJoint }) => isJoint || group[0]!.kind === 'copied if')
    .toSorted(
      (a, b) =>
        Number(b.isJoint) - Number(a.isJoint) ||
        b.group.length - a.group.length ||
        Math.abs(a.group[0]!.source.shift) - Math.abs(b.group[0]!.source.shift),
    );
  for (const { group } of likely.slice(0, mostGroups)) {
    const best = largestExact(context, group);
    if (best !== undefined) return best;
  }
  return undefined;
}

/** Whether there is one condition for all, as far as the samples show. */
function mayHaveOneCondition(group: readonly Explanation[]): boolean {
  const lower = group.reduce((some, one) => some | one.lower, 0n);
  const upper = group.reduce((all, one) => all & one.upper, -1n);
  return (lower & ~upper) === 0n;
}

/** A bit that is cleared under a condition. */
function isInPlace({ kind, source }: Explanation): boolean {
  return kind === 'copied if' && source.shift === 0 && !source.inverted;
}

/** Where a condition of one explanation must hold, and where it may. */
function boundsOf(context: FormulaContext, { kind, source, rest }: Explanation): Bounds {
  const { manager } = context;
  const literal = literalAt(context, source, rest.index)!;
  const isCopied = kind === 'copied if';
  const care = isCopied ? manager.and(rest.care, literal) : rest.care;
  const condition = isCopied ? rest.bit : manager.xor(rest.bit, literal);
  return { lower: manager.and(condition, care), upper: manager.implies(care, condition) };
}

/** Functions from `lower` to `upper`. */
interface Bounds {
  readonly lower: Bdd;
  readonly upper: Bdd;
}

/** Of the explanations those with one condition: all of them if there is one, else those with the commonest. */
function largestExact(context: FormulaContext, group: readonly Explanation[]): GuardedCopy | undefined {
  const { manager, signatures } = context;
  const { kind, source } = group[0]!;
  const exact = group.filter(
    ({ rest }) =>
      kind !== 'copied if' ||
      signatures.isSubset(manager.and(rest.bit, rest.care), literalAt(context, source, rest.index)!),
  );
  if (exact.length < 2 && !(exact.length === 1 && isInPlace(exact[0]!))) return undefined;
  const joint = commonBounds(context, exact);
  if (joint !== undefined) return { kind, source, ...conditionIn(context, joint), mask: maskOf(exact) };
  const byCondition = new Map<Bdd, Explanation[]>();
  for (const one of exact) {
    const { lower, upper } = boundsOf(context, one);
    const condition = simplified(context, lower, manager.or(lower, manager.not(upper)));
    byCondition.set(condition, [...(byCondition.get(condition) ?? []), one]);
  }
  const [best] = [...byCondition.values()].toSorted((a, b) => b.length - a.length);
  if (best === undefined || (best.length < 2 && !isInPlace(best[0]!))) return undefined;
  const bounds = commonBounds(context, best);
  return bounds && { kind, source, ...conditionIn(context, bounds), mask: maskOf(best) };
}

function commonBounds(context: FormulaContext, group: readonly Explanation[]): Bounds | undefined {
  const { manager, signatures } = context;
  let [lower, upper]: [Bdd, Bdd] = [never, always];
  for (const one of group) {
    const bounds = boundsOf(context, one);
    lower = manager.or(lower, bounds.lower);
    upper = manager.and(upper, bounds.upper);
    if (!signatures.isSubset(lower, upper)) return undefined;
  }
  return { lower, upper };
}

/** A condition between bounds, and where it matters. */
function conditionIn(
  context: FormulaContext,
  { lower, upper }: Bounds,
): Pick<GuardedCopy, 'condition' | 'care'> {
  const care = context.manager.or(lower, context.manager.not(upper));
  return { condition: simplified(context, lower, care), care };
}

function maskOf(group: readonly Explanation[]): bigint {
  return group.reduce((mask, { rest }) => mask | (1n << BigInt(rest.index)), 0n);
}

/** By each bit that it depends on: the bit where a condition holds, or the bit inverted where one holds. */
function explanationsOf(context: FormulaContext, rest: Rest): readonly Explanation[] {
  const { manager, signatures } = context;
  const found: Explanation[] = [];
  const [care, bits] = [signatures.of(rest.care), signatures.of(rest.bit)];
  for (const variable of support(manager, rest.bit)) {
    const { parameter, bit } = placeOf(variable);
    const shift = rest.index - bit;
    const sample = signatures.ofVariable(variable);
    for (const inverted of [false, true]) {
      const source = { parameter, shift, inverted };
      const literal = inverted ? ~sample : sample;
      if ((bits & care & ~literal) === 0n) {
        const [lower, upper] = [bits & care & literal, bits | ~(care & literal)];
        found.push({ kind: 'copied if', source, rest, lower, upper, group: 0n });
      } else if (!inverted) {
        const condition = bits ^ sample;
        const [lower, upper] = [condition & care, condition | ~care];
        // Of bits that are explained in part, conditions can be one and yet look different.
        found.push({ kind: 'inverted if', source, rest, lower, upper, group: rest.isWhole ? lower : -1n });
      }
    }
  }
  return found;
}

function guardedBits(context: FormulaContext, rest: readonly Rest[]): Omit<Guards, 'copies'> {
  const { manager } = context;
  const byCondition = new Map<Bdd, bigint>();
  const byProduct = new Map<string, { cube: Cube; mask: bigint }>();
  let hasProducts = true;
  for (const { index, bit, care } of rest) {
    const place = 1n << BigInt(index);
    const cover = isop(
      manager,
      { lower: manager.and(bit, care), upper: manager.or(bit, manager.not(care)) },
      mostCubes,
    );
    const condition = cover?.function ?? bit;
    byCondition.set(condition, (byCondition.get(condition) ?? 0n) | place);
    hasProducts &&= cover !== undefined;
    for (const cube of cover?.cubes ?? []) {
      const key = cube.map(({ variable, value }) => `${variable}${value}`).join();
      byProduct.set(key, { cube, mask: (byProduct.get(key)?.mask ?? 0n) | place });
    }
  }
  const bits = [...byCondition].map(([condition, mask]) => ({ condition, mask }));
  if (!hasProducts) return { bits };
  const byMask = new Map<bigint, Cube[]>();
  for (const { cube, mask } of byProduct.values()) byMask.set(mask, [...(byMask.get(mask) ?? []), cube]);
  return { bits, products: [...byMask].map(([mask, cubes]) => ({ mask, cubes })) };
}
