import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluateConfig } from '../../src/tree/kconfig/evaluate-config.ts';
import { probeTargets } from '../../src/tree/probe/probe-targets.ts';
import type { ProbeTarget } from '../../src/tree/probe/probe-target.ts';
import { findDefinitions, listHelpers } from '../../src/tree/source-search/find-definitions.ts';
import { findUses } from '../../src/tree/source-search/find-uses.ts';
import { treeHas, type SourceTree } from '../../src/tree/source-tree.ts';
import { treesAtHand } from './trees.ts';

/**
 * Where helpers are defined, by version of the tree and architecture: `file:line`, read in the headers by hand, and
 * equal to what gcc's preprocessor (-E -dD) says of them; null for those an architecture does not have.
 */
const places = JSON.parse(
  readFileSync(new URL('definition-places.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string | null>>>>>>;

function configOf(tree: SourceTree, target: ProbeTarget): ReadonlyMap<string, string> {
  const { values } = evaluateConfig({ tree, architecture: target.config });
  return new Map([...values].map(([name, { value }]) => [name, value]));
}

describe.each(treesAtHand())('Linux $version.text', (tree) => {
  const targets = Object.values(probeTargets).filter((target) =>
    treeHas(tree, `arch/${target.config.srcarch}/Kconfig`),
  );

  test.each(targets)('helpers of $name are found', (target) => {
    const { srcarch } = target.config;
    const config = configOf(tree, target);
    const helpers = listHelpers(tree, srcarch, config);
    expect(helpers.size).toBeGreaterThan(120);
    expect([...helpers].filter(([, { certain }]) => !certain).map(([name]) => name)).toEqual([]);
    const expected = places[tree.version.text]?.[target.name] ?? {};
    const found = findDefinitions(tree, srcarch, config, Object.keys(expected));
    const actual = Object.keys(expected).map((name) => {
      const definition = found.get(name);
      return [name, definition ? `${definition.file}:${definition.line}` : null];
    });
    expect(Object.fromEntries(actual)).toEqual(expected);
  });

  test('generic uses of pmd_present()', () => {
    const uses = findUses(tree, ['pmd_present', 'pmd_none']);
    expect(uses.length).toBeGreaterThan(20);
    for (const { file, line, uses: name } of uses)
      expect(readFileSync(join(tree.root, file), 'utf8').split('\n')[line - 1]).toContain(name);
    expect(uses.filter((use) => use.file === 'mm/debug_vm_pgtable.c')).toEqual([]);
    expect(uses.map((use) => use.function)).toEqual(
      expect.arrayContaining(['walk_pmd_range', '__handle_mm_fault']),
    );
  });
});
