import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate, support } from '../../src/bdd/assignments.ts';
import { BddManager } from '../../src/bdd/manager.ts';
import { evaluateFormula } from '../../src/contract/formula/evaluate-formula.ts';
import { formulaOf } from '../../src/contract/formula/formula-of.ts';
import { parseFormula } from '../../src/contract/formula/parse-formula.ts';
import type { HelperFunction, HelperSet } from '../../src/contract/helper-set.ts';
import { cacheDirectory } from '../../src/tree/cache/location.ts';
import { openCompiler } from '../../src/tree/compile/compiler.ts';
import { compileProbe, type ProbeWorkshop } from '../../src/tree/probe/compile-probe.ts';
import { loadHelperSet } from '../../src/tree/probe/helper-set.ts';
import { linkProbe, openProbe } from '../../src/tree/probe/open-probe.ts';
import type { ProbeArchitecture } from '../../src/tree/probe/probe-target.ts';
import { probeTargets } from '../../src/tree/probe/probe-targets.ts';
import { treesAtHand } from '../real-tree/trees.ts';
import { randomWords } from './entry-words.ts';

/** Milliseconds: compiling on a loaded machine. */
const timeout = 600_000;
/** Words that each helper is compared on, besides those of {@link relevantWords}. */
const wordsEach = 64;
/** Bits of which every combination is tried; of helpers that depend on more, as many bits by turns. */
const bitsTried = 6;

/** Functions that cannot be evaluated in the newest tree, and why; all others are. */
const known: Readonly<Partial<Record<ProbeArchitecture, readonly string[]>>> = {
  // It reads the flags of the page, to make the entry dirty that is to be made for a dirty page.
  s390: ['mk_pte'],
};

const newest = treesAtHand().toSorted((a, b) => b.version.code - a.version.code)[0];

describe.skipIf(newest === undefined)('all helpers of the newest tree at hand', () => {
  const tree = newest!;
  const compiler = openCompiler({ kind: 'yowasp' });
  const workshop: ProbeWorkshop = {
    compiler,
    cacheDirectory: cacheDirectory(),
    warn: ({ what }) => expect.unreachable(what),
  };
  const architectures = Object.keys(probeTargets) as ProbeArchitecture[];

  beforeAll(() => {
    // All at once, so that both cores have something to do; whoever awaits one hears of its failure.
    for (const one of architectures)
      compileProbe(tree, probeTargets[one], workshop, { configuration: 'full' }).catch(() => undefined);
  }, timeout);
  afterAll(() => compiler.close());

  it.each(architectures)(
    '%s: nothing is left out, and the compiled helper, its diagram and its printed formula agree',
    { timeout },
    async (architecture) => {
      const set = await loadHelperSet(tree, architecture, workshop, new BddManager());
      const left = set.notEvaluated.filter(
        ({ kind, reason }) =>
          kind === 'stopped' || (kind === 'no wrapper' && !reason.startsWith('a building block')),
      );
      expect(left.map(({ helper }) => helper)).toEqual(known[architecture] ?? []);

      const compiled = await compileProbe(tree, probeTargets[architecture], workshop, {
        configuration: 'full',
      });
      const linked = linkProbe(compiled, probeTargets[architecture], tree.version.code);
      let probe = openProbe(linked);
      const words = randomWords(2 * wordsEach);
      let withoutFormula = 0;
      for (const fn of set.functions.values()) {
        const printed = printedValue(fn, set);
        if (printed === undefined) withoutFormula++;
        const random = Array.from({ length: wordsEach }, (_, index) =>
          fn.parameters.map((_parameter, k) => sparse(words[2 * index + k]!, index)),
        );
        for (const each of [...random, ...relevantWords(set.manager, fn)]) {
          const args = fn.parameters.map(({ width }, k) => BigInt.asUintN(width, each[k]!));
          const symbolic = valueOf(set.manager, fn, args);
          if (symbolic === undefined) continue;
          const call = (): bigint => BigInt.asUintN(fn.result.length, probe.call(fn.name, ...args));
          // Memory keeps what earlier calls stored, such as the neighbours in a contiguous block of arm64.
          if (call() !== symbolic) probe = openProbe(linked);
          const concrete = call();
          if (concrete !== symbolic || (printed !== undefined && printed(args) !== concrete))
            expect([fn.name, args, concrete, printed?.(args)]).toEqual([fn.name, args, symbolic, symbolic]);
        }
      }
      expect(withoutFormula).toBeLessThan(5);
    },
  );
});

/** What the printed formula of a helper, read as text, gives for single words; undefined if it has none. */
function printedValue(fn: HelperFunction, set: HelperSet): ((args: readonly bigint[]) => bigint) | undefined {
  const { kind, lines } = formulaOf(fn, set);
  if (kind === 'none') return undefined;
  const parsed = parseFormula(lines.join('\n'), {
    format: set.format,
    level: fn.level,
    parameters: fn.parameters.map(({ name }) => name),
    symbols: set.constants.symbols,
  });
  const width = fn.result.length;
  return (args) => {
    const value = evaluateFormula(parsed, ...args);
    return fn.kind === 'predicate' ? BigInt(value !== 0n) : BigInt.asUintN(width, value);
  };
}

/** Words of all combinations of the bits that a helper looks at, or of some of them at a time. */
function relevantWords(manager: BddManager, { result }: HelperFunction): readonly (readonly bigint[])[] {
  const bits = support(manager, ...result);
  const all: bigint[][] = [];
  for (let first = 0; first < Math.min(bits.length, 4 * bitsTried); first += bitsTried) {
    const some = bits.slice(first, first + bitsTried);
    for (let combination = 0; combination < 1 << some.length; combination++) {
      const args = [0n, 0n];
      for (const [at, variable] of some.entries()) {
        if (((combination >> at) & 1) === 1) args[variable & 1]! |= 1n << BigInt(variable >> 1);
      }
      all.push(args);
    }
  }
  return all;
}

/** Every other word has few bits: entries that mean something are rare among random words. */
function sparse(word: bigint, index: number): bigint {
  return index % 2 === 0 ? word : word & (word >> 7n) & (word << 3n);
}

/** The value for single words; undefined where the helper does not return. */
function valueOf(
  manager: BddManager,
  { result, stops = [] }: HelperFunction,
  args: readonly bigint[],
): bigint | undefined {
  const isSet = (variable: number): boolean =>
    (((args[variable & 1] ?? 0n) >> BigInt(variable >> 1)) & 1n) === 1n;
  if (stops.some(({ condition }) => evaluate(manager, condition, isSet))) return undefined;
  return result.reduce(
    (sum, bit, index) => (evaluate(manager, bit, isSet) ? sum | (1n << BigInt(index)) : sum),
    0n,
  );
}
