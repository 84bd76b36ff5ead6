import type { BddWord } from '../../bdd/bdd-word.ts';
import type { BddManager } from '../../bdd/manager.ts';
import { constantOf, constantWord, isNonZero, trunc, variableWord } from '../../bdd/word-operations.ts';
import type {
  HelperConstants,
  HelperFunction,
  HelperParameter,
  Level,
  NotEvaluated,
} from '../../contract/helper-set.ts';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { nameOf, type CatalogueEntry, type ParameterName } from './catalogue/catalogue-entry.ts';
import { notEvaluated } from './diagnostics.ts';
import { helperConstants } from './helper-constants.ts';
import { protectionFunction, type LinkedProbe } from './open-probe.ts';
import type { Stop, SymbolicResult } from './symbolic/result.ts';
import { openSymbolicEvaluator } from './symbolic/symbolic-evaluator.ts';

/** Why a wrapper has no meaning here: the helper is only a placeholder, or something is not modelled. */
export type HelperFailure = Pick<NotEvaluated, 'reason'> & { readonly kind: 'absent' | 'stopped' };

/** What came of running every wrapper of a probe on all words at once. */
export interface EvaluatedHelpers {
  /** By name, in the order of the catalogue. */
  readonly functions: ReadonlyMap<string, HelperFunction>;
  /** Name of a function to why it gives no value, or none for some words. */
  readonly failures: ReadonlyMap<string, HelperFailure>;
  readonly constants: HelperConstants;
}

/** Widths in bits of what C passes. */
interface Widths {
  readonly entry: Readonly<Record<Level, number>>;
  readonly prot: number;
  readonly long: number;
}

/**
 * Runs the wrappers of a linked probe symbolically.
 * @throws ThpcheckError THP2220 when a number of the tree cannot be read
 */
export function evaluateHelpers(
  { program, options, boot, wrappers, constants }: LinkedProbe,
  entries: readonly CatalogueEntry[],
  manager: BddManager,
): EvaluatedHelpers {
  const evaluator = openSymbolicEvaluator(program, { ...options, boot, manager });
  const value = (symbol: string, ...args: readonly BddWord[]): bigint => {
    const result = evaluator.call(symbol, ...args);
    const word = result.kind === 'value' ? constantOf(result.word) : undefined;
    if (word === undefined)
      throw new ThpcheckError(
        notEvaluated(result.kind === 'stopped' ? result.reason : `${symbol}() gives no number`),
      );
    return word;
  };
  const constant = (macro: string): bigint | undefined => {
    const symbol = constants.get(macro);
    return symbol === undefined ? undefined : value(symbol);
  };
  const bits = (macro: string): number => Number(constant(macro) ?? 64n);
  const widths: Widths = {
    entry: { pmd: bits('PROBE_PMD_BITS'), pte: bits('PROBE_PTE_BITS'), pud: bits('PROBE_PUD_BITS') },
    prot: bits('PROBE_PROT_BITS'),
    long: bits('PROBE_LONG_BITS'),
  };

  const functions = new Map<string, HelperFunction>();
  const failures = new Map<string, HelperFailure>();
  for (const entry of entries) {
    const name = nameOf(entry);
    const symbol = wrappers.get(name);
    if (symbol === undefined || functions.has(name)) continue;
    const { helper, level, kind } = entry;
    const parameters = entry.parameters.map((parameter): HelperParameter => ({
      name: parameter,
      width: widthOf(parameter, level, widths),
    }));
    const args = parameters.map(({ width }, first) => variableWord(manager, width, { first, stride: 2 }));
    const result = evaluator.call(symbol, ...args);
    const failure = failureOf(result);
    if (failure !== undefined || result.kind === 'stopped') {
      failures.set(name, failure ?? { kind: 'stopped', reason: '' });
      continue;
    }
    functions.set(name, {
      name,
      helper,
      level,
      kind,
      parameters,
      result: resultOf(manager, entry, result.word, widths),
      ...(result.stops.length > 0 ? { stops: result.stops } : {}),
    });
  }
  return {
    functions,
    failures,
    constants: helperConstants(constant, (flags) =>
      value(protectionFunction, constantWord(BigInt(flags), 64)),
    ),
  };
}

function widthOf(parameter: ParameterName, level: Level, { entry, prot, long }: Widths): number {
  switch (parameter) {
    case 'entry':
    case 'other':
    case 'old':
    case 'new':
      return entry[level];
    case 'prot':
      return prot;
    default:
      return long;
  }
}

/**
 * A function that traps for some words (BUG()), or waits for another CPU there, has a meaning for the others. One that
 * meets what is not modelled has none that could be relied on.
 */
function failureOf(result: SymbolicResult): HelperFailure | undefined {
  const { stops } = result;
  const isBuildBug = ({ reason }: Stop): boolean => reason.includes('__compiletime_assert_');
  const reason = stops.map((stop) => stop.reason.replaceAll(/\s+/g, ' ')).join('; ');
  if (result.kind === 'stopped') {
    if (stops.every(isBuildBug))
      return { kind: 'absent', reason: 'BUILD_BUG(): a placeholder in this configuration' };
    if (stops.every(({ kind }) => kind === 'bug'))
      return { kind: 'absent', reason: `never returns: ${reason}` };
    return { kind: 'stopped', reason };
  }
  return stops.some(({ kind }) => kind === 'unmodelled' || kind === 'bound')
    ? { kind: 'stopped', reason }
    : undefined;
}

/** The wrapper's 64 bits, as wide as what C gives. */
function resultOf(
  manager: BddManager,
  { gives, level }: CatalogueEntry,
  word: BddWord,
  widths: Widths,
): BddWord {
  switch (gives) {
    case 'truth':
      return [isNonZero(manager, word)];
    case 'word':
      return word;
    default:
      return trunc(word, widths.entry[level]);
  }
}
