import type { EntryFormat } from '../../../arch/architecture.ts';
import { BddManager } from '../../../bdd/manager.ts';
import { isNonZero, trunc, variableWord } from '../../../bdd/word-operations.ts';
import type { HelperFunction, HelperKind, Level } from '../../helper-set.ts';
import type { FormulaSurroundings } from '../context-for.ts';
import { formulaBdd } from '../formula-bdd.ts';
import { parseFormula } from '../parse-formula.ts';

/** A helper by a formula that is written as its C is. */
export interface Shape {
  readonly helper: string;
  readonly kind: HelperKind;
  /** Names of the parameters; widths are those of an entry. */
  readonly parameters?: readonly string[];
  /** What the C does, in the formula language. */
  readonly c: string;
  /** Lines that are expected of it. */
  readonly lines: readonly string[];
}

/** Where a shape belongs. */
export interface ShapeSurroundings {
  readonly format: EntryFormat;
  readonly symbols?: ReadonlyMap<bigint, string>;
}

/** The shapes of an architecture. */
export interface ShapesOf extends ShapeSurroundings {
  readonly shapes: readonly Shape[];
}

/** The level that a helper's name speaks of. */
export function levelOf(helper: string): Level {
  return /pmd/.test(helper) ? 'pmd' : /pud/.test(helper) ? 'pud' : 'pte';
}

/** The function of a shape, in a new manager. */
export function shapeFunction(
  shape: Pick<Shape, 'helper' | 'kind' | 'parameters' | 'c'>,
  { format, symbols = new Map() }: ShapeSurroundings,
): { readonly function: HelperFunction; readonly set: FormulaSurroundings } {
  const manager = new BddManager();
  const names = shape.parameters ?? ['entry'];
  const parameters = names.map((name) => ({ name, width: format.width }));
  const level = levelOf(shape.helper);
  const expression = parseFormula(shape.c, { format, level, parameters: names, symbols });
  const words = parameters.map(({ width }, first) => variableWord(manager, width, { first, stride: 2 }));
  const word = formulaBdd(manager, expression, words);
  const result = shape.kind === 'predicate' ? [isNonZero(manager, word)] : trunc(word, format.width);
  const { helper, kind } = shape;
  return {
    function: { name: helper, helper, level, kind, parameters, result },
    set: { manager, format, constants: { symbols } },
  };
}
