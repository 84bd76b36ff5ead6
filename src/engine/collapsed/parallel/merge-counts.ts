import type { BrokenSteps, Counts } from '../kernel-counts.ts';

/** What several threads have counted together; each count at least one thread. */
export function mergeCounts(all: readonly Counts[]): Counts {
  const steps = new Map<number, BrokenSteps>();
  for (const each of all.flatMap(({ brokenSteps }) => brokenSteps)) {
    const before = steps.get(each.rule);
    steps.set(each.rule, {
      rule: each.rule,
      count: each.count + (before?.count ?? 0),
      depth: Math.min(each.depth, before?.depth ?? each.depth),
    });
  }
  const either = (flags: readonly Uint8Array[]): Uint8Array =>
    flags[0]!.map((_, at) => (flags.some((each) => each[at] !== 0) ? 1 : 0));
  return {
    // Pairs: how many, and the least depth plus 1.
    ruleCounts: all[0]!.ruleCounts.map((_, at) => {
      const each = all.map(({ ruleCounts }) => ruleCounts[at]!);
      return at % 2 === 0 ? each.reduce((sum, count) => sum + count, 0) : leastNoted(each);
    }),
    brokenSteps: [...steps.values()].sort((a, b) => a.rule - b.rule),
    taken: either(all.map(({ taken }) => taken)),
    reached: either(all.map(({ reached }) => reached)),
  };
}

/** The least of depths plus 1; 0 stands for none. */
function leastNoted(depths: readonly number[]): number {
  const noted = depths.filter((depth) => depth !== 0);
  return noted.length === 0 ? 0 : Math.min(...noted);
}
