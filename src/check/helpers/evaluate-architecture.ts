import { BddManager } from '../../bdd/manager.ts';
import { loadHelperSet } from '../../tree/probe/helper-set.ts';
import type { ProbeWorkshop } from '../../tree/probe/compile-probe.ts';
import type { ProbeArchitecture } from '../../tree/probe/probe-target.ts';
import { probeTargets } from '../../tree/probe/probe-targets.ts';
import { findDefinitions } from '../../tree/source-search/find-definitions.ts';
import { findUses } from '../../tree/source-search/find-uses.ts';
import type { SourceTree } from '../../tree/source-tree.ts';
import { architectureResult } from './architecture-result.ts';
import type { ArchitectureResult } from './result.ts';

/** Evaluates everything about the helpers of one architecture of a tree. @throws ThpcheckError as `loadHelperSet` */
export async function evaluateArchitecture(
  tree: SourceTree,
  architecture: ProbeArchitecture,
  workshop: ProbeWorkshop,
): Promise<ArchitectureResult> {
  const set = await loadHelperSet(tree, architecture, workshop, new BddManager());
  const { config, assumptions } = probeTargets[architecture];
  return architectureResult(set, {
    assumptions,
    places: (helpers) => findDefinitions(tree, config.srcarch, set.config, helpers),
    uses: (names) => findUses(tree, names),
  });
}
