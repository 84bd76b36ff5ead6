import { describe, expect, it } from 'vitest';
import { loadScenario, scenarioNames } from '../../src/tree/harness/scenario.ts';
import { firstCovering } from '../../src/tree/harness/expectation.ts';
import { brokenRules, check, compileTimeout } from './check.ts';
import { expectedCounts } from './expected-counts.ts';
import { architecturesOf, treesAtHand } from './trees.ts';

const engines = ['dfs', 'bfs', 'reference'] as const;
/** Scenarios with so many interleavings that on some trees only dfs comes to an end within minutes. */
const heavy: ReadonlySet<string> = new Set(['split-vs-gup-fast-vs-zap']);
const quick = ['dfs'] as const;

/** Rules about TLBs. Scenarios that have them are many and long: all engines run on the first tree only. */
const ofHardware: ReadonlySet<string> = new Set(['P5', 'P6', 'P7', 'P9', 'P12']);

describe.skipIf(treesAtHand().length === 0)('scenarios on real kernel code', () => {
  for (const [order, tree] of treesAtHand().entries()) {
    for (const architecture of architecturesOf(tree)) {
      describe(`${tree.version.text} ${architecture}`, () => {
        for (const scenario of scenarioNames()) {
          const { expect: expectations, rules, cpus } = loadScenario(scenario);
          const hardware = rules.some((rule) => ofHardware.has(rule));
          const wanted = firstCovering(
            expectations,
            architecture,
            `${tree.version.major}.${tree.version.minor}`,
          );

          it(`${scenario}: engines agree with 8-entry tables`, { timeout: compileTimeout }, async () => {
            // On older trees DPOR takes too long, and where a step ends the path it starts again with source sets.
            const long = heavy.has(scenario) && order > 0;
            const first = long || (heavy.has(scenario) && wanted?.verdict === 'violated') ? 'auto' : 'dpor';
            const dpor = await check(tree, { architecture, scenario, entries: 8, engine: first });
            expect(dpor.verdict.kind).toBe(wanted?.verdict);
            if (wanted?.verdict === 'unmodelled') return;
            if (wanted?.verdict === 'holds')
              expect(dpor.sometimes.filter((state) => !state.reached)).toEqual([]);
            else expect(brokenRules(dpor)).toEqual(wanted?.rules?.toSorted());
            if (long) return;
            // A step that ends the path makes DPOR start again with source sets.
            if (dpor.verdict.kind === 'holds') expect(dpor.search.redundant).toBe(0);
            const counts = expectedCounts(scenario, tree.version.text, architecture);
            if (counts !== undefined) {
              const { executions, transitions } = dpor.search;
              expect({ executions, transitions }).toEqual({
                executions: counts.executions,
                transitions: counts.transitions,
              });
            }
            for (const engine of hardware && order > 0 ? [] : heavy.has(scenario) ? quick : engines) {
              const other = await check(tree, { architecture, scenario, entries: 8, engine });
              expect({ engine, outcomes: other.outcomes, broken: brokenRules(other) }).toEqual({
                engine,
                outcomes: dpor.outcomes,
                broken: brokenRules(dpor),
              });
              for (const { rule, switches } of other.findings) {
                // A complete search by dpor knows the fewest context switches.
                const fewest = dpor.findings.find((finding) => finding.rule === rule)!.switches!.count;
                expect(switches!.atLeast).toBeLessThanOrEqual(fewest);
                expect(switches!.count).toBeGreaterThanOrEqual(fewest);
              }
              if (counts !== undefined && engine !== 'reference')
                expect({ engine, states: other.search.states }).toEqual({ engine, states: counts.states });
            }
            for (const finding of dpor.findings) expect(finding.replayed).toBe(true);
            if (heavy.has(scenario) || (hardware && order > 0)) return;
            // More preemptions than any interleaving has: each agent is tried once in each state, fewest preemptions first.
            const limits = { preemptions: 1e6 };
            const bounded = await check(tree, { architecture, scenario, entries: 8, engine: 'dfs', limits });
            expect(bounded.verdict.kind).toBe(dpor.verdict.kind);
            expect({ outcomes: bounded.outcomes, broken: brokenRules(bounded) }).toEqual({
              outcomes: dpor.outcomes,
              broken: brokenRules(dpor),
            });
            if (counts !== undefined) expect(bounded.search.states).toBe(counts.states);
            for (const { rule, switches, preemptions, replayed } of bounded.findings) {
              const fewest = dpor.findings.find((other) => other.rule === rule)!.switches!.count;
              expect(switches!.count).toBeGreaterThanOrEqual(fewest);
              expect(preemptions!.count).toBeLessThanOrEqual(fewest);
              expect(replayed).toBe(true);
            }
          });

          // Three CPUs and a TLB: millions of transitions with full tables. One architecture has to do.
          const long =
            (hardware && (order > 0 || (cpus.length > 2 && architecture !== 'arm64'))) ||
            (heavy.has(scenario) && order > 0);
          if (long) continue;
          it(`${scenario}: verdict with full tables`, { timeout: compileTimeout }, async () => {
            const result = await check(tree, { architecture, scenario, entries: 512, engine: 'auto' });
            expect(result.verdict.kind).toBe(wanted?.verdict);
          });
        }
      });
    }
  }
});
