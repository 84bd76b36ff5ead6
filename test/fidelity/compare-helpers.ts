import type { EntryHelpers } from '../../src/arch/entry-helpers.ts';
import { bitsOf, combinations, neighbours, randomWords, touchedBits } from './entry-words.ts';
import { pmdShapes, pteShapes, type Shape } from './helper-shapes.ts';
import type { NamedProbe } from './probe-names.ts';
import { referenceFor, type RealHelper } from './reference.ts';

/** A disagreement: what the helper was given, and what came out. */
export interface Mismatch {
  /** As in the probe: `pmd_mkinvalid`. */
  readonly helper: string;
  readonly args: readonly bigint[];
  /** An entry or a number; a question's answer is 0 or 1. */
  readonly builtIn: bigint;
  readonly real: bigint;
}

/** What came of one helper. */
export interface Comparison {
  readonly helper: string;
  /** Evaluations compared. */
  readonly compared: number;
  /** Bits of which all combinations were tried. */
  readonly bits: number;
  /** The first few. */
  readonly mismatches: readonly Mismatch[];
  readonly mismatchCount: number;
}

/** What is compared. */
export interface ComparisonInput {
  readonly builtIn: EntryHelpers;
  readonly real: NamedProbe;
  /** A page frame number that the page frame bits of entries are tried with, besides 0. */
  readonly pfn: bigint;
  /** Whether an entry is left out for a helper. */
  isLeftOut(helper: string, entry: bigint): boolean;
}

/** Above this many combinations only those of the bits that matter to the one helper are tried. */
const mostCombinations = 2 ** 16;
const randomEntries = 2_048;
const shown = 4;

/** The built-in helpers of one level, their answers as numbers. */
type Level = Readonly<Record<string, (...args: bigint[]) => bigint | boolean>>;

/**
 * Compares every helper of the built-in model with the real one: on all combinations of the relevant bits, with two
 * page frame numbers, on random 64-bit words, and on usual entries with each single bit flipped.
 * @param only names of helpers, as in the probe; all unless given
 */
export function compareHelpers(input: ComparisonInput, only?: readonly string[]): readonly Comparison[] {
  const { builtIn } = input;
  const levels = [
    { prefix: 'pmd_', helpers: builtIn.pmd, shapes: pmdShapes, mask: builtIn.pmdBits, make: 'mk_pmd' },
    { prefix: 'pte_', helpers: builtIn.pte, shapes: pteShapes, mask: builtIn.pteBits, make: 'mk_pte' },
  ] as const;
  return levels.flatMap(({ prefix, helpers, shapes, mask, make }) => {
    const page = input.real.call(prefix + make, input.pfn);
    const frame = page ^ input.real.call(prefix + make, 0n);
    const extra = [...randomWords(randomEntries), ...neighbours([0n, page, frame, mask])];
    const choose = entryChooser(bitsOf(mask), frame, extra);
    return Object.entries(shapes).flatMap(([name, shape]) => {
      const helper = prefix + name;
      const real = referenceFor(input.real, helper);
      if (real === undefined || only?.includes(helper) === false) return [];
      const outcome = (...args: bigint[]): bigint => BigInt((helpers as unknown as Level)[name]!(...args));
      return [compareOne({ input, helper, shape, outcome, real }, choose)];
    });
  });
}

interface Entries {
  readonly words: readonly bigint[];
  readonly bits: number;
}

type EntryChooser = (functions: readonly RealHelper[]) => Entries;

function entryChooser(bits: readonly bigint[], frame: bigint, extra: readonly bigint[]): EntryChooser {
  const withFrame = (words: readonly bigint[]) => [
    ...new Set([...words, ...words.map((word) => word | frame), ...extra]),
  ];
  if (2 ** bits.length <= mostCombinations) {
    const entries = { words: withFrame(combinations(bits)), bits: bits.length };
    return () => entries;
  }
  return (functions) => {
    const touched = touchedBits(functions, bits);
    if (2 ** touched.length > mostCombinations) throw new RangeError(`${touched.length} bits matter`);
    return { words: withFrame(combinations(touched)), bits: touched.length };
  };
}

interface One {
  readonly input: ComparisonInput;
  readonly helper: string;
  readonly shape: Shape;
  readonly outcome: RealHelper;
  readonly real: RealHelper;
}

function compareOne({ input, helper, shape, outcome, real }: One, choose: EntryChooser): Comparison {
  const mismatches: Mismatch[] = [];
  let [compared, mismatchCount] = [0, 0];
  const check = (...args: bigint[]): void => {
    compared++;
    const [mine, theirs] = [outcome(...args), real(...args)];
    if (mine === theirs) return;
    mismatchCount++;
    if (mismatches.length < shown) mismatches.push({ helper, args, builtIn: mine, real: theirs });
  };
  if (shape === 'pfn') {
    const { pfn, builtIn } = input;
    for (const frame of [pfn, 2n * pfn, pfn + builtIn.hugePages, pfn + 1n]) check(frame);
    return { helper, compared, bits: 0, mismatches, mismatchCount };
  }
  const before = shape === 'store' ? 1 : 0;
  const { words, bits } = choose(
    [outcome, real].map((fn) => (entry: bigint) => (before === 1 ? fn(0n, entry) : fn(entry))),
  );
  if (shape === 'entry') {
    for (const word of words) if (!input.isLeftOut(helper, word)) check(word);
  } else {
    const [few, fewer] = [words.at(-1) ?? 0n, words[Math.floor(words.length / 3)] ?? 0n];
    for (const word of words) {
      check(few, word);
      check(word, fewer);
    }
  }
  return { helper, compared, bits, mismatches, mismatchCount };
}
