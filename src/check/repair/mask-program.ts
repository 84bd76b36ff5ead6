import type { BddManager } from '../../bdd/manager.ts';
import type { HelperFunction } from '../../contract/helper-set.ts';
import type { SourceTree } from '../../tree/source-tree.ts';
import { nameOf } from '../../tree/probe/catalogue/catalogue-entry.ts';
import { compileProbe, type ProbeWorkshop } from '../../tree/probe/compile-probe.ts';
import { evaluateHelpers } from '../../tree/probe/evaluate-helpers.ts';
import { reach } from '../../tree/probe/evaluate/reach.ts';
import { linkProbe } from '../../tree/probe/open-probe.ts';
import type { ProbeTarget } from '../../tree/probe/probe-target.ts';
import type { Masks } from './mask-form.ts';
import { placeholderValues } from './placeholder.ts';

/** The helpers of a tree in which the masks of one are variables. */
export interface MaskProgram {
  /** Names of the functions that depend on the masks. */
  readonly dependents: ReadonlySet<string>;
  /** What those functions do with some masks; those without a meaning are absent. */
  evaluate(masks: Masks): ReadonlyMap<string, HelperFunction>;
}

/** Compiles a tree with a placeholder. Errors as `loadHelperSet`. */
export async function compileMaskProgram(
  tree: SourceTree,
  target: ProbeTarget,
  workshop: ProbeWorkshop,
  manager: BddManager,
): Promise<MaskProgram> {
  const compiled = await compileProbe(tree, target, workshop, { configuration: 'full' });
  const linked = linkProbe(compiled, target, tree.version.code);
  const { program, options, wrappers, constants, boot } = linked;
  const variables = placeholderValues({ form: 'change', first: 0n, second: 0n });
  const dependsOnMasks = (symbol: string): boolean => {
    const { globals } = reach(program, [program.roots.get(symbol) ?? symbol], options.skipped);
    return [...variables.keys()].some((name) => globals.has(name));
  };
  const dependent = new Map([...wrappers].filter(([, symbol]) => dependsOnMasks(symbol)));
  const entries = compiled.entries.filter((entry) => dependent.has(nameOf(entry)));
  const needed = new Set([...dependent.values(), ...constants.values(), ...boot]);
  const roots = options.roots.filter((root) => needed.has(root) || !isWrapper(root));
  return {
    dependents: new Set(dependent.keys()),
    evaluate: (masks) =>
      evaluateHelpers(
        {
          ...linked,
          wrappers: dependent,
          options: { ...options, roots, values: new Map([...options.values, ...placeholderValues(masks)]) },
        },
        entries,
        manager,
      ).functions,
  };

  function isWrapper(root: string): boolean {
    return [...wrappers.values()].includes(root);
  }
}
