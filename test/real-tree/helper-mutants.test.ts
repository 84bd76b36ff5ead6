import { afterAll, describe, expect, it } from 'vitest';
import { compareHelpers } from '../../src/contract/compare-helpers.ts';
import { covers, firstCovering } from '../../src/tree/harness/expectation.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { compileTimeout } from './check.ts';
import { architectures, helperMutants, openMutantBench } from './helper-mutants.ts';
import { treesAtHand } from './trees.ts';

function versionOf({ version }: SourceTree): string {
  return `${version.major}.${version.minor}`;
}

/** The mutants that a tree can have, on every architecture. */
function casesOf(tree: SourceTree) {
  return architectures.flatMap((architecture) =>
    helperMutants
      .filter(({ patches }) => patches.some((patch) => covers(patch, architecture, versionOf(tree))))
      .map((overlay) => ({ name: `${architecture}: ${overlay.name}`, architecture, overlay })),
  );
}

// Each changes a helper in one place: a bit too many or too few, or a mistake of the past. One tree has to do.
const tree = treesAtHand().find((one) => casesOf(one).length > 0);

// Concurrent: one is compiled by a worker while another one is evaluated here.
describe.skipIf(tree === undefined)('changed helpers', { concurrent: true }, () => {
  if (tree === undefined) return;
  const bench = openMutantBench(tree);
  afterAll(() => bench.close());

  it.each(casesOf(tree))('$name', { timeout: compileTimeout }, async ({ architecture, overlay }) => {
    const [before, after] = await Promise.all([
      bench.unchanged(architecture),
      bench.changed(architecture, overlay),
    ]);
    expect([...after.set.functions.keys()]).toEqual([...before.set.functions.keys()]);

    const differing = [...compareHelpers(before, after).values()];
    expect(differing.some((one) => one.kind === 'differs' && one.classes.length > 0)).toBe(true);

    const newlyBroken = [...after.broken].filter((rule) => !before.broken.has(rule));
    const { rules } = firstCovering(overlay.contract ?? [], architecture, versionOf(tree))!;
    expect(newlyBroken.toSorted()).toEqual(rules.toSorted());
  });
});
