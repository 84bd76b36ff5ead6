import type { BddWord } from '../../bdd/bdd-word.ts';
import type { BddManager } from '../../bdd/manager.ts';
import { constantWord, equalWords, variableWord } from '../../bdd/word-operations.ts';
import type { HelperFunction, HelperKind, HelperSet } from '../helper-set.ts';
import { BitNames } from './bit-names.ts';
import { constant, type NameSpace } from './expression.ts';
import { Signatures } from './signatures.ts';
import { type FormulaContext, parameterOf, type Point } from './formula-context.ts';

/** What {@link formulaOf} needs of a helper set. */
export type FormulaSurroundings = Pick<HelperSet, 'manager' | 'format'> & {
  readonly constants: Pick<HelperSet['constants'], 'symbols'>;
};

/** Kinds of helpers whose result has no bit names. */
const numbers: readonly HelperKind[] = ['predicate', 'extract', 'encode'];

/** What the makers of formulas must know of a helper. */
export function contextFor(of: HelperFunction, set: FormulaSurroundings): FormulaContext {
  const { manager, format } = set;
  const { symbols } = set.constants;
  const taken = [...of.parameters.map(({ name }) => name), ...symbols.values()];
  const parameters = of.parameters.map(({ name, width }) => ({ name, width, names: namesOf(name) }));
  const context = {
    manager,
    names: new BitNames(format, of.level, taken),
    widths: parameters.map(({ width }) => width),
    parameters,
    resultNames: numbers.includes(of.kind) ? 'number' : 'entry',
    resultWidth: of.result.length,
    symbols,
    points: [],
    signatures: new Signatures(manager),
    flats: new Map(),
    roughFlats: new Map(),
    simpler: new Map(),
    costs: new WeakMap(),
    conditions: new Map(),
    conditionSplits: 2,
    effort: { left: 40 },
  } as const;
  return { ...context, points: pointsOf(context, parameterWords(of, manager)) };
}

/** The parameters of a helper as words of variables. */
export function parameterWords(of: HelperFunction, manager: BddManager): readonly BddWord[] {
  return of.parameters.map(({ width }, first) => variableWord(manager, width, { first, stride: 2 }));
}

function namesOf(parameter: string): NameSpace {
  if (/^(entry|other|old|new)$/.test(parameter)) return 'entry';
  return parameter === 'prot' ? 'prot' : 'number';
}

function pointsOf(context: FormulaContext, words: readonly BddWord[]): readonly Point[] {
  const [first, second] = context.parameters;
  const same: Point[] = [];
  if (
    second !== undefined &&
    first!.names === 'entry' &&
    second.names === 'entry' &&
    second.width === first!.width
  ) {
    const set = equalWords(context.manager, words[0]!, words[1]!);
    same.push({ set, parameter: parameterOf(context, 0), value: parameterOf(context, 1) });
  }
  const single = context.parameters.flatMap(({ names, width }, index) => {
    if (names !== 'entry') return [];
    const values = [0n, ...context.symbols.keys()].filter((value) => value >> BigInt(width) === 0n);
    return values.map((value): Point => {
      const symbol = context.symbols.get(value);
      return {
        set: equalWords(context.manager, words[index]!, constantWord(value, width)),
        parameter: parameterOf(context, index),
        value: symbol === undefined ? constant(value, names) : { kind: 'symbol', name: symbol, value },
      };
    });
  });
  return [...same, ...single];
}
