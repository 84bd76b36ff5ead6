import type { BddManager } from '../../bdd/manager.ts';
import { checkContract } from '../../contract/check-contract.ts';
import { loadHelperSet } from '../../tree/probe/helper-set.ts';
import type { ProbeWorkshop } from '../../tree/probe/compile-probe.ts';
import type { ProbeArchitecture } from '../../tree/probe/probe-target.ts';
import { findDefinitions } from '../../tree/source-search/find-definitions.ts';
import { findUses } from '../../tree/source-search/find-uses.ts';
import type { SourceTree } from '../../tree/source-tree.ts';
import { helperDirectories } from '../helpers/helper-directories.ts';
import type { ComparedSide } from './compared-side.ts';

/** Evaluates the helpers of an architecture of a tree and checks the contract. @throws ThpcheckError as `loadHelperSet` */
export async function loadSide(
  tree: SourceTree,
  architecture: ProbeArchitecture,
  workshop: ProbeWorkshop,
  manager: BddManager,
): Promise<ComparedSide> {
  const set = await loadHelperSet(tree, architecture, workshop, manager);
  const contract = checkContract(set);
  const names = new Set([
    ...[...set.functions.values()].map(({ helper }) => helper),
    ...contract.outcomes.map(({ rule }) => rule.blamed),
  ]);
  const places = findDefinitions(tree, helperDirectories[architecture], set.config, names);
  return {
    set,
    contract,
    place: (helper) => {
      const found = places.get(helper);
      return found === undefined ? undefined : { file: found.file, line: found.line };
    },
    uses: (searched) => findUses(tree, searched),
  };
}
