import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryHelpers, ModelArchitecture, ModelVersion } from '../../src/arch/entry-helpers.ts';
import { treesAtHand } from '../real-tree/trees.ts';
import { builtIn } from './built-in-helpers.ts';
import { compareHelpers, type ComparisonInput } from './compare-helpers.ts';
import { bitsOf } from './entry-words.ts';
import { isLeftOut } from './left-out.ts';
import { mismatchText } from './mismatch-text.ts';
import { openProbeBench, type OpenedProbe } from './probes.ts';
import { absentHelpers } from './reference.ts';

/** Milliseconds: compiling on a loaded machine. */
const timeout = 600_000;
/** In the middle of what every format holds, where 32-bit arm has memory; a multiple of every huge page. */
const pfn = 0x8_0400n;

const cases = treesAtHand().flatMap((tree) =>
  (Object.keys(builtIn) as ModelArchitecture[])
    .filter((architecture) => builtIn[architecture].versions.some((version) => version === tree.version.code))
    .map((architecture) => ({ tree, architecture, version: tree.version.code as ModelVersion })),
);

describe.skipIf(cases.length === 0)('built-in helpers and those compiled from real headers', () => {
  const bench = openProbeBench();
  const opened = new Map<string, Promise<OpenedProbe>>();
  const probeOf = ({ tree, architecture }: (typeof cases)[number]) =>
    opened.get(`${tree.root} ${architecture}`)!;

  beforeAll(() => {
    for (const { tree, architecture } of cases) {
      const probe = bench.open(tree, architecture);
      // Whoever awaits it hears of the failure.
      probe.catch(() => undefined);
      opened.set(`${tree.root} ${architecture}`, probe);
    }
  }, timeout);
  afterAll(() => bench.close());

  for (const one of cases) {
    const { tree, architecture, version } = one;
    const inputFor = (real: OpenedProbe, helpers: EntryHelpers): ComparisonInput => ({
      builtIn: helpers,
      real: real.probe,
      pfn,
      isLeftOut: (helper, entry) => isLeftOut(architecture, version, helper, entry),
    });

    it(`${tree.version.text} ${architecture}: agree`, { timeout }, async ({ annotate }) => {
      const real = await probeOf(one);
      expect(real.ungranted).toEqual([]);
      const helpers = builtIn[architecture].helpers(version);
      const comparisons = compareHelpers(inputFor(real, helpers));
      expect(mismatchText(comparisons, builtIn[architecture].entryFormat(version))).toEqual([]);
      const compared = comparisons.map(({ helper }) => helper);
      const total = comparisons.reduce((sum, comparison) => sum + comparison.compared, 0);
      const bits = Math.max(...comparisons.map((comparison) => comparison.bits));
      await annotate(`${compared.length} helpers, ${total} evaluations, combinations of up to ${bits} bits`);
      expect(absentHelpers(architecture, version).filter((helper) => real.probe.has(helper))).toEqual([]);
    });

    it(`${tree.version.text} ${architecture}: every helper is compiled`, { timeout }, async () => {
      const { probe } = await probeOf(one);
      const levels = [
        ['pmd_', builtIn[architecture].helpers(version).pmd],
        ['pte_', builtIn[architecture].helpers(version).pte],
      ] as const;
      const missing = levels.flatMap(([prefix, helpers]) =>
        Object.keys(helpers)
          .map((name) => prefix + name)
          .filter((helper) => helper !== 'pte_bad' && !probe.has(helper)),
      );
      expect(missing.toSorted()).toEqual(absentHelpers(architecture, version));
    });

    it(`${tree.version.text} ${architecture}: one wrong answer is noticed`, { timeout }, async () => {
      const real = await probeOf(one);
      const helpers = builtIn[architecture].helpers(version);
      const all = helpers.pmdBits;
      const wrong = [all, ...bitsOf(all).map((bit) => all ^ bit)].find(
        (word) => !isLeftOut(architecture, version, 'pmd_invalidated', word),
      );
      const { invalidated } = helpers.pmd;
      const mutated: EntryHelpers = {
        ...helpers,
        pmd: { ...helpers.pmd, invalidated: (old) => invalidated(old) ^ (old === wrong ? 1n : 0n) },
      };
      const [comparison] = compareHelpers(inputFor(real, mutated), ['pmd_invalidated']);
      const texts = mismatchText([comparison!], builtIn[architecture].entryFormat(version));
      expect(texts).toEqual([expect.stringContaining(`pmd_invalidated(0x${wrong?.toString(16)} = `)]);
    });
  }
});
