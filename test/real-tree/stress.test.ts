import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StressRun } from '../../src/check/stress/result.ts';
import { runTreeStress } from '../../src/check/stress/run-tree-stress.ts';
import type { TreeStressRequest } from '../../src/check/stress/stress-request.ts';
import { check, compileTimeout as timeout } from './check.ts';
import { treesAtHand } from './trees.ts';

const overlay = join(import.meta.dirname, '../../test-overlays/invalidated-pmd-is-zero');
const trees = treesAtHand()
  .filter(({ version }) => version.major >= 6)
  .slice(0, 1);

describe.each(trees)('attempts on riscv64 of $version.text', (tree) => {
  const stress = (
    more: Partial<TreeStressRequest> & { readonly overlays: readonly string[] },
  ): Promise<StressRun> =>
    runTreeStress(
      {
        code: {
          tree: tree.root,
          architecture: 'riscv64',
          scenario: 'split-vs-zap',
          entries: 8,
          profile: 'source',
          overlays: more.overlays,
        },
        scheduler: { kind: 'random' },
        hardwareWeight: 1,
        seed: 1n,
        attempts: 400,
        only: undefined,
        widenedBy: [],
        mostSteps: 100_000,
        stopAtFirst: false,
        milliseconds: undefined,
        sweep: [],
        ...more,
      },
      {
        progress: () => undefined,
        warn: ({ what }) => {
          throw new Error(what);
        },
        interrupted: () => false,
      },
    );
  const brokenBy = ({ rules }: StressRun): readonly string[] => rules.map(({ rule }) => rule).toSorted();

  it('break nothing as released, and see what the scenario is about', { timeout }, async () => {
    const result = await stress({ overlays: [] });
    expect(result.verdict).toEqual({ kind: 'bounded', limit: '400 attempts' });
    expect(result.any.hits).toBe(0);
    expect(result.coverage.sometimes.filter(({ reached }) => !reached)).toEqual([]);
    const [pmd] = result.coverage.entries;
    // Split invalidates and populates, or zap clears: each attempt does one of them.
    const changes = pmd!.changes.map(({ from, to, count }) => [`${from} -> ${to}`, count] as const);
    expect(changes.map(([change]) => change).toSorted()).toEqual([
      'present, trans_huge, leaf [R W U A D] -> present [V]',
      'present, trans_huge, leaf [V R W U A D] -> none',
      'present, trans_huge, leaf [V R W U A D] -> present, trans_huge, leaf [R W U A D]',
    ]);
    const first = changes.filter(([change]) => change.startsWith('present, trans_huge, leaf [V'));
    expect(first.reduce((sum, [, count]) => sum + count, 0)).toBe(400);
    expect(result.coverage.functions).toContain('zap_pmd_range');
    expect(result.coverage.functions.filter((name) => name.startsWith('thpcheck_'))).toEqual([]);
  });

  it('lose a zap when pmd_mkinvalid() returns 0, and can be run alone', { timeout }, async () => {
    const result = await stress({ overlays: [overlay] });
    expect(result.verdict).toEqual({ kind: 'violated' });
    expect(brokenBy(result)).toEqual(['P1', 'P2']);
    expect(result.check!.findings.map(({ rule, replayed }) => [rule, replayed])).toEqual([
      ['P2', true],
      ['P1', true],
    ]);
    const { firstAttempt } = result.rules.find(({ rule }) => rule === 'P2')!;
    const alone = await stress({ overlays: [overlay], only: firstAttempt, widenedBy: result.widenedBy });
    expect(brokenBy(alone)).toContain('P2');
    expect(alone.check!.findings[0]!.trace).toHaveLength(alone.steps);
    // What attempts break, the search of all interleavings breaks too.
    const searched = await check(tree, {
      architecture: 'riscv64',
      scenario: 'split-vs-zap',
      entries: 8,
      engine: 'dpor',
      overlays: [overlay],
    });
    expect(searched.findings.map(({ rule }) => rule).toSorted()).toEqual(['P1', 'P2']);
  });

  it('lose it more often the longer pmdp_invalidate() is followed by nothing', { timeout }, async () => {
    const { sweep, scheduler } = await stress({
      overlays: [overlay],
      scheduler: {
        kind: 'timed',
        window: 10_000,
        jitter: 0.1,
        costs: new Map(),
        delays: [{ name: 'pmdp_invalidate', when: 'after', cycles: 0 }],
      },
      sweep: [0, 1000, 10_000],
    });
    const values = sweep.map(({ any }) => any.probability.value);
    expect(values[1]).toBeGreaterThan(values[0]!);
    expect(values[2]).toBeGreaterThan(2 * values[1]!);
    expect(scheduler.kind === 'timed' && scheduler.delays[0]!.applied > 0).toBe(true);
  });
});
