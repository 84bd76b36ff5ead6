import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BddManager } from '../../src/bdd/manager.ts';
import { checkContract } from '../../src/contract/check-contract.ts';
import type { ComparedTree } from '../../src/contract/compare-helpers.ts';
import { cacheDirectory } from '../../src/tree/cache/location.ts';
import { openCompiler } from '../../src/tree/compile/compiler.ts';
import { overlaidTree } from '../../src/tree/harness/overlaid-tree.ts';
import { loadPatchOverlay, type PatchOverlay } from '../../src/tree/harness/patch-overlay.ts';
import { loadHelperSet } from '../../src/tree/probe/helper-set.ts';
import type { ProbeArchitecture } from '../../src/tree/probe/probe-target.ts';
import { probeTargets } from '../../src/tree/probe/probe-targets.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';

const directory = fileURLToPath(new URL('../../helper-overlays/', import.meta.url));

/** Every change of a helper in helper-overlays/. */
export const helperMutants: readonly PatchOverlay[] = readdirSync(directory).map((name) =>
  loadPatchOverlay(join(directory, name)),
);

/** The architectures whose helpers are evaluated. */
export const architectures = Object.keys(probeTargets) as readonly ProbeArchitecture[];

/** Helpers of a tree, with the rules of the contract that they break. */
export interface CheckedTree extends ComparedTree {
  readonly broken: ReadonlySet<string>;
}

/** Evaluates and checks helpers; of one architecture all in one manager, so that they can be compared. */
export interface MutantBench {
  /** The tree as it is: evaluated once. */
  unchanged(architecture: ProbeArchitecture): Promise<CheckedTree>;
  /** The tree with one overlay. */
  changed(architecture: ProbeArchitecture, overlay: PatchOverlay): Promise<CheckedTree>;
  close(): Promise<void>;
}

/** Opens a compiler for mutants of a tree; warnings are errors. */
export function openMutantBench(tree: SourceTree): MutantBench {
  const compiler = openCompiler({ kind: 'yowasp' });
  const workshop = {
    compiler,
    cacheDirectory: cacheDirectory(),
    warn({ what }: { readonly what: string }) {
      throw new Error(what);
    },
  };
  const managers = new Map<ProbeArchitecture, BddManager>();
  const known = new Map<ProbeArchitecture, Promise<CheckedTree>>();
  const checked = async (
    architecture: ProbeArchitecture,
    overlays: readonly string[],
  ): Promise<CheckedTree> => {
    const manager = managers.get(architecture) ?? new BddManager();
    managers.set(architecture, manager);
    const { srcarch } = probeTargets[architecture].config;
    const changed = overlaidTree(tree, { name: architecture, srcarch }, overlays);
    const set = await loadHelperSet(changed, architecture, workshop, manager);
    const { classes, outcomes } = checkContract(set);
    const broken = outcomes.filter(({ outcome }) => outcome.kind === 'violated').map(({ rule }) => rule.id);
    return { set, classes, broken: new Set(broken) };
  };
  return {
    unchanged(architecture) {
      const result = known.get(architecture) ?? checked(architecture, []);
      known.set(architecture, result);
      return result;
    },
    changed: (architecture, { name }) => checked(architecture, [join(directory, name)]),
    close: () => compiler.close(),
  };
}
