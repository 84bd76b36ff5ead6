import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ModelVersion } from '../../src/arch/entry-helpers.ts';
import { architectureModels } from '../../src/arch/models.ts';
import { Study } from '../../src/check/thread/study.ts';
import type { Departure } from '../../src/kernel/departures.ts';
import { modelScenarios } from '../../src/kernel/scenarios.ts';
import { brokenRules, check, compileTimeout } from './check.ts';
import { architecturesOf, treesAtHand } from './trees.ts';

/** A question that both modes can answer. */
interface Pair {
  /** Scenario of tree mode. */
  readonly tree: string;
  /** Scenario of the built-in model. */
  readonly model: string;
  /** The same change of the kernel's text, for both. */
  readonly changed?: { readonly overlay: string; readonly departure: Departure };
  readonly architectures?: readonly string[];
}

const empty = {
  overlay: 'invalidated-pmd-is-zero',
  departure: 'pmdp_invalidate: stores the empty entry',
} as const;

const pairs: readonly Pair[] = [
  { tree: 'split-vs-zap', model: 'split-vs-zap' },
  { tree: 'split-vs-fault', model: 'split-vs-fault' },
  { tree: 'split-vs-gup-fast', model: 'split-vs-gup-fast' },
  { tree: 'zap-vs-gup-fast', model: 'zap-vs-gup-fast' },
  { tree: 'split-vs-user', model: 'split-vs-user' },
  { tree: 'collapse-vs-gup-fast', model: 'collapse-vs-gup-fast' },
  // What arm stores is not 0 even then: see the overlay.
  { tree: 'split-vs-zap', model: 'split-vs-zap', changed: empty, architectures: ['riscv64', 'arm64'] },
];

/** Rules that tree mode checks too; the model has more. P13 there is a bad access here. */
const common = new Set(['P1', 'P2', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'P12']);

/** Kernels that have both a tree and a model. */
const modelOf: Readonly<Record<string, ModelVersion>> = { '4.5': 4005, '6.12': 6012 };

const study = new Study();

describe.skipIf(treesAtHand().length === 0)('the built-in model and the real code', () => {
  for (const tree of treesAtHand()) {
    const name = `${tree.version.major}.${tree.version.minor}`;
    const version = modelOf[name];
    if (version === undefined) continue;
    for (const { tree: treeScenario, model, changed, architectures } of pairs) {
      for (const architectureName of architecturesOf(tree)) {
        const architecture = architectureModels.find((each) => each.name === architectureName)!;
        const scenario = modelScenarios.find((each) => each.name === model)!;
        if (!architecture.versions.includes(version) || !scenario.versions.includes(version)) continue;
        if (architectures !== undefined && !architectures.includes(architectureName)) continue;
        if (version === 4005 && treeScenario === 'collapse-vs-gup-fast') continue;
        const title = `${name} ${architectureName}: ${treeScenario} ${changed?.overlay ?? ''}`.trim();
        it(title, { timeout: compileTimeout }, async () => {
          const overlays =
            changed === undefined
              ? []
              : [fileURLToPath(new URL(`../../test-overlays/${changed.overlay}`, import.meta.url))];
          const result = await check(tree, {
            architecture: architectureName,
            scenario: treeScenario,
            entries: 8,
            engine: 'dpor',
            overlays,
          });
          const departures = changed === undefined ? [] : [changed.departure];
          const answer = study.ask({ scenario, architecture, version, departures });
          const ofModel = new Set(answer.broken.map(({ rule }) => rule));
          if (version === 4005 && ofModel.has('P13')) {
            // GUP-fast takes a struct page that is none: a rule of the model, a bad access of the real code.
            expect(result.findings.map(({ rule }) => rule)).toContain('bounds');
            return;
          }
          const here = result.rules.map(({ id }) => id).filter((id) => common.has(id));
          const both = [...ofModel].filter((rule) => here.includes(rule)).toSorted();
          expect(brokenRules(result).filter((rule) => common.has(rule))).toEqual(both);
          expect(result.verdict.kind).not.toBe('bounded');
        });
      }
    }
  }
});
