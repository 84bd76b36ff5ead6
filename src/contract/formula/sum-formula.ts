import type { BddWord } from '../../bdd/bdd-word.ts';
import { type Bdd, never } from '../../bdd/manager.ts';
import { andWords, constantOf, notWord, xorWords, zext } from '../../bdd/word-operations.ts';
import { subWords } from '../../bdd/word-arithmetic.ts';
import { shiftBy } from '../../bdd/word-shifts.ts';
import { copiesIn } from './copies.ts';
import { constant, type Expression, ones as all, union } from './expression.ts';
import { formulaBdd } from './formula-bdd.ts';
import { type FormulaContext, parameterOf } from './formula-context.ts';
import { simplified } from './simplified.ts';
import { flatFormula } from './word-formula.ts';

/** A word as an operation of whole words, where `care` is true; undefined if it is none that is known. */
export function operationFormula(context: FormulaContext, word: BddWord, care: Bdd): Expression | undefined {
  return (
    pairFormula(context, word, care) ?? sumFormula(context, word, care) ?? shiftedSum(context, word, care)
  );
}

/** `entry & prot`, `entry & ~prot`, `old ^ new`: two parameters, bit by bit. */
function pairFormula(context: FormulaContext, word: BddWord, care: Bdd): Expression | undefined {
  const { manager } = context;
  if (context.parameters.length < 2) return undefined;
  const [left, right] = [0, 1].map((index) => parameterBits(context, index, word.length));
  const [first, second] = [parameterOf(context, 0), parameterOf(context, 1)];
  const pairs: readonly (readonly [BddWord, Expression])[] = [
    [andWords(manager, left!, right!), { kind: 'and', of: [first, second] }],
    [
      andWords(manager, left!, notWord(manager, right!)),
      { kind: 'and', of: [first, { kind: 'not', of: second }] },
    ],
    [xorWords(manager, left!, right!), { kind: 'xor', of: [first, second] }],
  ];
  return pairs.find(([of]) =>
    of.every((bit, index) => manager.and(manager.xor(bit, word[index]!), care) === never),
  )?.[1];
}

/** `entry + 0x1000`, or that in some bits: `entry & ~pfn | ((entry & pfn) + 0x1000) & pfn`. */
function sumFormula(context: FormulaContext, word: BddWord, care: Bdd): Expression | undefined {
  const { manager } = context;
  for (const [index, { names }] of context.parameters.entries()) {
    const bits = parameterBits(context, index, word.length);
    const changed = word.flatMap((bit, at) =>
      manager.and(manager.xor(bit, bits[at]!), care) === never || manager.and(bit, care) === never
        ? []
        : [at],
    );
    const [low, high] = [changed.at(0), changed.at(-1)];
    if (low === undefined || high === undefined || high - low < 2) continue;
    const carried = carriedSum(context, word, care, { low, high: high - 1, bits, index });
    if (carried !== undefined) return carried;
    const part = { low, high, bits, index };
    const difference = differenceIn(context, word, care, part);
    if (difference === undefined) continue;
    const mask = ((1n << BigInt(high + 1 - low)) - 1n) << BigInt(low);
    const rest = word.map((bit, at) => (at >= low && at <= high ? never : bit));
    const isWhole = high === word.length - 1;
    const parameter = parameterOf(context, index);
    const summed = constant(difference << BigInt(low), 'number');
    // Bits below those that change take no part in the sum: they may stay, if they are the parameter's.
    const isPlain = isWhole && word.slice(0, low).every((bit, at) => bit === bits[at]);
    if (isPlain) return { kind: 'add', of: [parameter, summed] };
    const others = rest.every((bit) => bit === never) ? undefined : flatFormula(context, rest, care);
    if (others !== undefined && others.expression === undefined) continue;
    const sum: Expression = {
      kind: 'add',
      of: [{ kind: 'and', of: [parameter, constant(mask, names)] }, summed],
    };
    const cut: Expression = isWhole ? sum : { kind: 'and', of: [sum, constant(mask, context.resultNames)] };
    return union([...(others?.expression === undefined ? [] : [others.expression]), cut]);
  }
  return undefined;
}

/** `(pfn << 14) + 0x9800000000000000`, or `(entry + 0x6800000000000000) >> 14`. */
function shiftedSum(context: FormulaContext, word: BddWord, care: Bdd): Expression | undefined {
  const [likely] = copiesIn(context, word, care).copies.toSorted((a, b) => ones(b.needed) - ones(a.needed));
  if (likely === undefined || likely.source.inverted || likely.source.shift === 0) return undefined;
  const { parameter: index, shift } = likely.source;
  const parameter = parameterOf(context, index);
  const bits = parameterBits(context, index, 64);
  const by = Math.abs(shift);
  const direction = shift > 0 ? 'left' : 'right';
  const high = shift > 0 ? word.length - 1 : Math.min(word.length, 64 - by) - 1;
  const part = { low: 0, high, bits: shiftBy(shift > 0 ? 'shl' : 'lshr', bits, by) };
  const difference = differenceIn(context, word, care, part);
  if (difference === undefined) return undefined;
  const sum: Expression =
    shift > 0
      ? { kind: 'add', of: [{ kind: 'shift', direction, of: parameter, by }, constant(difference, 'number')] }
      : {
          kind: 'shift',
          direction,
          of: { kind: 'add', of: [parameter, constant((difference << BigInt(by)) & all, 'number')] },
          by,
        };
  return isThat(context, sum, { word, care }) ? sum : undefined;
}

function ones(mask: bigint): number {
  return mask.toString(2).replaceAll('0', '').length;
}

/** Whether an expression, rebuilt, is the word where `care` is true. */
function isThat(
  context: FormulaContext,
  of: Expression,
  what: { readonly word: BddWord; readonly care: Bdd },
): boolean {
  const { manager } = context;
  const rebuilt = formulaBdd(manager, of, parameterVariables(context));
  return what.word.every((bit, at) => manager.and(manager.xor(bit, rebuilt[at]!), what.care) === never);
}

/** `entry & ~pfn | (entry & pfn) + 0x1000`: a sum in some bits that carries into the bits above. */
function carriedSum(
  context: FormulaContext,
  word: BddWord,
  care: Bdd,
  part: { readonly low: number; readonly high: number; readonly bits: BddWord; readonly index: number },
): Expression | undefined {
  const difference = differenceIn(context, word, care, part);
  if (difference === undefined) return undefined;
  const parameter = parameterOf(context, part.index);
  const mask = ((1n << BigInt(part.high + 1 - part.low)) - 1n) << BigInt(part.low);
  const { width, names } = context.parameters[part.index]!;
  const masked = (bits: bigint): Expression => ({ kind: 'and', of: [parameter, constant(bits, names)] });
  const summed: Expression = {
    kind: 'add',
    of: [masked(mask), constant(difference << BigInt(part.low), 'number')],
  };
  const sum: Expression = { kind: 'or', of: [masked(((1n << BigInt(width)) - 1n) & ~mask), summed] };
  return isThat(context, sum, { word, care }) ? sum : undefined;
}

/** Bits `low` to `high` of a word less those of a parameter, if that is a constant. */
function differenceIn(
  context: FormulaContext,
  word: BddWord,
  care: Bdd,
  part: { readonly low: number; readonly high: number; readonly bits: BddWord },
): bigint | undefined {
  const { manager } = context;
  const [result, parameter] = [word, part.bits].map((one) => one.slice(part.low, part.high + 1));
  if (!isLikely(context, { result: result!, parameter: parameter!, care })) return undefined;
  return constantOf(subWords(manager, result!, parameter!).map((bit) => simplified(context, bit, care)));
}

function parameterVariables(context: FormulaContext): readonly BddWord[] {
  return context.parameters.map(({ width }, index) => parameterBits(context, index, width));
}

function parameterBits(context: FormulaContext, index: number, width: number): BddWord {
  const { manager, parameters } = context;
  const own = Math.min(width, parameters[index]!.width);
  return zext(
    Array.from({ length: own }, (_, bit) => manager.variable(2 * bit + index)),
    width,
  );
}

/** Whether the difference is the same at all sample assignments. */
function isLikely(
  context: FormulaContext,
  of: { readonly result: BddWord; readonly parameter: BddWord; readonly care: Bdd },
): boolean {
  const { signatures } = context;
  const [result, parameter] = [of.result, of.parameter].map((word) => word.map((bit) => signatures.of(bit)));
  const care = signatures.of(of.care);
  const at = (words: readonly bigint[], sample: bigint): bigint =>
    words.reduceRight((value, bits) => (value << 1n) | ((bits >> sample) & 1n), 0n);
  const differences = new Set<bigint>();
  for (let sample = 0n; care >> sample !== 0n && differences.size < 2; sample++)
    if (((care >> sample) & 1n) === 1n)
      differences.add(BigInt.asUintN(of.result.length, at(result!, sample) - at(parameter!, sample)));
  return differences.size === 1;
}
