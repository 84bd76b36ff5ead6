import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { covers, firstCovering, type Scope } from '../../src/tree/harness/expectation.ts';
import { loadPatchOverlay } from '../../src/tree/harness/patch-overlay.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { brokenRules, check, compileTimeout } from './check.ts';
import { architecturesOf } from './trees.ts';

/** Scenarios with user code, walkers, freed page tables or collapse. */
const ofHardware = /user|walker|unmap|collapse/;

const overlays = fileURLToPath(new URL('../../test-overlays/', import.meta.url));

/** The architectures that expectations name, or one: a change of generic code is the same on all. */
function architecturesToTry(tree: SourceTree, expectations: readonly Scope[]): readonly string[] {
  const all = architecturesOf(tree);
  const named = new Set(expectations.flatMap((wanted) => wanted.architectures ?? []));
  return named.size === 0 ? all.slice(0, 1) : all.filter((architecture) => named.has(architecture));
}

/**
 * Each overlay changes kernel code in one place: a lock, a recheck, a flush or a helper. The verdict must turn, or the
 * overlay says why it does not.
 */
export function testChangedCode(tree: SourceTree, order: 'first' | 'further'): void {
  const version = `${tree.version.major}.${tree.version.minor}`;
  for (const name of readdirSync(overlays)) {
    const overlay = loadPatchOverlay(`${overlays}${name}`);
    for (const scenario of new Set(overlay.expect.map((wanted) => wanted.scenario))) {
      const expectations = overlay.expect.filter((wanted) => wanted.scenario === scenario);
      // Each changed header compiles everything anew: on further trees one architecture has to do, and the scenarios
      // about TLBs, freed tables and collapse are left to the first.
      if (order === 'further' && ofHardware.test(scenario)) continue;
      const architectures = architecturesToTry(tree, expectations);
      for (const architecture of order === 'first' ? architectures : architectures.slice(0, 1)) {
        const wanted = firstCovering(expectations, architecture, version);
        if (wanted === undefined) continue;
        if (!overlay.patches.some((patch) => covers(patch, architecture, version))) continue;
        it(`${version} ${architecture}: ${name}, ${scenario}`, { timeout: compileTimeout }, async () => {
          const changed = { architecture, scenario, entries: 8, overlays: [`${overlays}${name}`] } as const;
          // Broken locks open far more interleavings; a trace found before the limit stands. States are fewer.
          const limits = { transitions: 400_000 };
          const quick = await check(tree, { ...changed, engine: 'dpor', limits });
          const bounded = quick.verdict.kind === 'bounded';
          const result = bounded ? await check(tree, { ...changed, engine: 'bfs', limits }) : quick;
          expect(result.verdict.kind).toBe(wanted.verdict);
          if (wanted.verdict === 'violated') {
            expect(brokenRules(result).some((rule) => wanted.rules?.includes(rule))).toBe(true);
            expect(result.findings.every((finding) => finding.replayed)).toBe(true);
          }
        });
      }
    }
  }
}
