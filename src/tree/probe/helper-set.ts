import type { BddManager } from '../../bdd/manager.ts';
import type { HelperSet } from '../../contract/helper-set.ts';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { contentHash } from '../cache/content-hash.ts';
import { ownCodeHash } from '../cache/own-code.ts';
import { ResultCache } from '../cache/result-cache.ts';
import type { SourceTree } from '../source-tree.ts';
import { compileProbe, type CompiledProbe, type ProbeWorkshop } from './compile-probe.ts';
import { mmuMissing } from './diagnostics.ts';
import { entryFormats } from './entry-formats.ts';
import { evaluateHelpers } from './evaluate-helpers.ts';
import { namesNotEvaluated } from './not-evaluated.ts';
import { linkProbe } from './open-probe.ts';
import type { ProbeArchitecture, ProbeTarget } from './probe-target.ts';
import { probeTargets } from './probe-targets.ts';
import { restoreHelpers, storeHelpers, type ComputedHelpers } from './stored-helper-set.ts';

/** Folders of the code that makes helpers out of IR. */
const ownCode = ['bdd', 'program', 'arch', 'tree/probe'];

/**
 * Every helper of an architecture of a tree, over all values of its parameters. Several sets may share a manager.
 * @throws ThpcheckError as `compileProbe`; THP2220 when numbers of the tree cannot be read; THP2221 when the version does
 *   not have the MMU
 */
export async function loadHelperSet(
  tree: SourceTree,
  architecture: ProbeArchitecture,
  workshop: ProbeWorkshop,
  manager: BddManager,
): Promise<HelperSet> {
  const target = probeTargets[architecture];
  const { code, text } = tree.version;
  const compiled = await compileProbe(tree, target, workshop, { configuration: 'full' });
  if (target.requires !== undefined && !compiled.config.values.has(target.requires))
    throw new ThpcheckError(mmuMissing(architecture, text, target.requires));
  const { cacheDirectory, warn } = workshop;
  const cache = cacheDirectory === undefined ? undefined : new ResultCache(cacheDirectory, 'helpers');
  const { identity } = compiled;
  const key =
    identity === undefined
      ? undefined
      : contentHash(JSON.stringify([ownCodeHash(ownCode), identity, architecture, code, compiled.names]));
  const known = key === undefined ? undefined : cache?.find(key, warn);
  const helpers =
    (known === undefined ? undefined : restored(manager, known)) ??
    computeHelpers(compiled, target, code, manager);
  if (key !== undefined && known === undefined)
    cache?.store(key, Buffer.from(storeHelpers(manager, helpers)), warn);
  return {
    architecture,
    version: code,
    versionText: text,
    manager,
    ...helpers,
    format: entryFormats[architecture](code),
    config: new Map([...compiled.config.values].map(([name, { value }]) => [name, value])),
  };
}

/** Damaged diagrams are computed anew. */
function restored(manager: BddManager, content: Buffer): ComputedHelpers | undefined {
  try {
    return restoreHelpers(manager, content.toString());
  } catch (error) {
    if (error instanceof ThpcheckError) return undefined;
    throw error;
  }
}

function computeHelpers(
  compiled: CompiledProbe,
  target: ProbeTarget,
  version: number,
  manager: BddManager,
): ComputedHelpers {
  const linked = linkProbe(compiled, target, version);
  const { functions, failures, constants } = evaluateHelpers(linked, compiled.entries, manager);
  const { entries, names, refused } = compiled;
  const { present } = linked;
  return {
    functions,
    constants,
    notEvaluated: namesNotEvaluated({ entries, names, present, refused, failures, functions }),
  };
}
