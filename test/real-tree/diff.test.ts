import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { helperDirectories } from '../../src/check/helpers/helper-directories.ts';
import { runDiff } from '../../src/check/diff/run-diff.ts';
import type { ArchitectureDiff } from '../../src/check/diff/result.ts';
import type { ProbeArchitecture } from '../../src/tree/probe/probe-target.ts';
import { treeHas, type SourceTree } from '../../src/tree/source-tree.ts';
import { compileTimeout } from './check.ts';
import { treesAtHand } from './trees.ts';

/** What changed between 6.1 and 6.12, by architecture, as read in the headers of both; not the whole list. */
interface ExpectedDiff {
  readonly why: string;
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  readonly appeared: readonly string[];
  readonly gone: readonly string[];
}

const expected = JSON.parse(readFileSync(new URL('diff-6.1-6.12.json', import.meta.url), 'utf8')) as Readonly<
  Record<ProbeArchitecture, ExpectedDiff>
>;

const trees = treesAtHand();
const [old, fresh] = [6001, 6012].map((code) => trees.find((tree) => tree.version.code === code));
const architectures = (Object.keys(expected) as ProbeArchitecture[]).filter(
  (name) => has(old, name) && has(fresh, name),
);

function has(tree: SourceTree | undefined, name: ProbeArchitecture): boolean {
  return tree !== undefined && treeHas(tree, `arch/${helperDirectories[name]}/Kconfig`);
}

async function diffOf(
  oldTree: SourceTree,
  newTree: SourceTree,
  architecture: string,
): Promise<ArchitectureDiff> {
  const { architectures: done, failures } = await runDiff(
    {
      old: { kind: 'directory', path: oldTree.root },
      new: { kind: 'directory', path: newTree.root },
      architectures: [architecture],
      scenarios: [],
    },
    {
      progress: () => undefined,
      warn: () => undefined,
      interrupted: () => false,
      onTrees: () => undefined,
      onArchitecture: () => undefined,
      onOnlyIn: () => undefined,
      onFailure: () => undefined,
      runScenario: () => Promise.reject(new Error('no scenario is to be run')),
    },
  );
  expect(failures).toEqual([]);
  return done[0]!;
}

/** Those of a list that are, or are not, among others. */
function among(names: readonly string[], others: readonly { readonly name: string }[]): readonly string[] {
  const known = new Set(others.map(({ name }) => name));
  return names.filter((name) => known.has(name));
}

describe.skipIf(architectures.length === 0)('6.1 and 6.12', () => {
  test.each(architectures)(
    '%s: what was read in the headers is found',
    async (architecture) => {
      const diff = await diffOf(old!, fresh!, architecture);
      const { changed, unchanged, appeared, gone } = expected[architecture];
      expect(among(changed, diff.changed)).toEqual(changed);
      expect(among(unchanged, diff.changed)).toEqual([]);
      expect(among(unchanged, [...diff.appeared, ...diff.gone])).toEqual([]);
      expect(among(appeared, diff.appeared)).toEqual(appeared);
      expect(among(gone, diff.gone)).toEqual(gone);
    },
    compileTimeout,
  );

  test.each(architectures.slice(0, 1))(
    '%s: a tree does not differ from itself',
    async (architecture) => {
      const diff = await diffOf(fresh!, fresh!, architecture);
      expect([diff.changed, diff.appeared, diff.gone, diff.rules, diff.verdict]).toEqual([
        [],
        [],
        [],
        [],
        'not worse',
      ]);
    },
    compileTimeout,
  );
});
