import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { covers } from '../../src/tree/harness/expectation.ts';
import { loadPatchOverlay } from '../../src/tree/harness/patch-overlay.ts';
import { brokenRules, check, compileTimeout } from './check.ts';
import { architecturesOf, treesAtHand } from './trees.ts';

const overlays = fileURLToPath(new URL('../../test-overlays/', import.meta.url));

// Each changes kernel code in one place: a lock, a recheck, a flush or a helper. The verdict must turn, or the
// overlay says why it does not.
describe.skipIf(treesAtHand().length === 0)('changed kernel code', () => {
  for (const tree of treesAtHand()) {
    const version = `${tree.version.major}.${tree.version.minor}`;
    for (const name of readdirSync(overlays)) {
      const overlay = loadPatchOverlay(`${overlays}${name}`);
      for (const wanted of overlay.expect) {
        // One architecture unless the expectation is about several: a change of generic code is the same on all.
        const named = wanted.architectures ?? ['riscv64'];
        for (const architecture of architecturesOf(tree).filter((one) => named.includes(one))) {
          if (!covers(wanted, architecture, version)) continue;
          if (!overlay.patches.some((patch) => covers(patch, architecture, version))) continue;
          it(
            `${version} ${architecture}: ${name}, ${wanted.scenario}`,
            { timeout: compileTimeout },
            async () => {
              const result = await check(tree, {
                architecture,
                scenario: wanted.scenario,
                entries: 8,
                engine: 'dpor',
                overlays: [`${overlays}${name}`],
              });
              expect(result.verdict.kind).toBe(wanted.verdict);
              if (wanted.verdict === 'violated') {
                expect(brokenRules(result).some((rule) => wanted.rules?.includes(rule))).toBe(true);
                expect(result.findings.every((finding) => finding.replayed)).toBe(true);
              }
            },
          );
        }
      }
    }
  }
});
