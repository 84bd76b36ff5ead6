import { withoutRepeats } from '../cache-warnings.ts';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { cacheDirectory } from '../../tree/cache/location.ts';
import { openWatchedCompiler } from '../watched-compiler.ts';
import { overlaidTree } from '../../tree/harness/overlaid-tree.ts';
import { openSourceTree, requireArchitecture, type SourceTree } from '../../tree/source-tree.ts';
import type { ProbeWorkshop } from '../../tree/probe/compile-probe.ts';
import type { ProbeArchitecture } from '../../tree/probe/probe-target.ts';
import { helperDirectories } from './helper-directories.ts';
import type { HelpersHooks, HelpersRequest } from './helpers-request.ts';
import { inOrder } from './in-order.ts';
import { KeptResults } from './kept-results.ts';
import type { ArchitectureFailure, ArchitectureResult, HelpersResult } from './result.ts';

/** Architectures that are evaluated at a time: while one is compiled by a worker, another one is executed here. */
const atATime = 2;

/** What makes results; takes long to load, so it is loaded when something has to be made. */
interface ResultMakers {
  evaluate(
    tree: SourceTree,
    architecture: ProbeArchitecture,
    workshop: ProbeWorkshop,
  ): Promise<ArchitectureResult>;
  withScenarios(result: ArchitectureResult, hooks: HelpersHooks): Promise<ArchitectureResult>;
}

const lazyMakers: ResultMakers = {
  evaluate: async (...args) => (await import('./evaluate-architecture.ts')).evaluateArchitecture(...args),
  withScenarios: async (...args) => (await import('./run-scenarios.ts')).withScenarios(...args),
};

type Outcome =
  | { readonly kind: 'result'; readonly result: ArchitectureResult }
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Evaluates the helpers of a tree on several architectures, and tells of each in the order of the request as soon as it
 * is done. A result of an earlier run is taken from the cache if nothing has changed.
 * @throws ThpcheckError THP2000 to THP2002 when the tree cannot be opened
 */
export async function runHelpers(
  request: HelpersRequest,
  hooks: HelpersHooks,
  makers: ResultMakers = lazyMakers,
): Promise<HelpersResult> {
  const tree = openSourceTree(request.tree);
  hooks.onVersion(tree.version.text);
  const directory = request.cacheDirectory ?? cacheDirectory();
  const warn = withoutRepeats(hooks);
  const watched = openWatchedCompiler(request.clang, hooks, {
    // Executing takes as long as compiling, and a second worker half a gigabyte.
    parallel: 1,
    onProgress: ({ unit, state }) => hooks.progress(`compiling: ${unit} ${state}`),
  });
  const { compiler } = watched;
  let kept: KeptResults | undefined;
  try {
    if (directory !== undefined && request.overlays.length === 0)
      kept = new KeptResults(tree, directory, await compiler.identity(), warn);
    const evaluate = async (architecture: ProbeArchitecture): Promise<Outcome> => {
      try {
        requireArchitecture(tree, helperDirectories[architecture]);
        const known = kept?.find(architecture);
        if (known !== undefined) return { kind: 'result', result: known };
        hooks.progress(`evaluating ${architecture}: begins`);
        // Lets what is done be printed, and Ctrl-C be heard, before the next one is executed.
        await new Promise((resolve) => setImmediate(resolve));
        const srcarch = helperDirectories[architecture];
        const overlaid = overlaidTree(tree, { name: architecture, srcarch }, request.overlays);
        const result = await makers.evaluate(overlaid, architecture, {
          compiler,
          cacheDirectory: directory,
          warn,
        });
        kept?.store(architecture, result);
        return { kind: 'result', result };
      } catch (error) {
        return { kind: 'failed', error };
      }
    };
    const names = request.architectures as readonly ProbeArchitecture[];
    const outcomes = inOrder(names, evaluate, { atATime, stop: () => hooks.interrupted() });
    const architectures: ArchitectureResult[] = [];
    const failures: ArchitectureFailure[] = [];
    for (const architecture of names) {
      const outcome = hooks.interrupted() ? undefined : await outcomes(architecture);
      if (outcome === undefined || (outcome.kind === 'failed' && hooks.interrupted())) {
        failures.push({ architecture, code: 'interrupted', reason: 'stopped before it was evaluated' });
        continue;
      }
      if (outcome.kind === 'failed') {
        const failure = { architecture, ...reasonOf(outcome.error, tree) };
        failures.push(failure);
        hooks.onFailure(failure, outcome.error);
        continue;
      }
      const { result: found } = outcome;
      const scenarios = request.scenarios === 'run' && found.findings.length > 0;
      const result = scenarios ? await makers.withScenarios(found, hooks) : found;
      architectures.push(result);
      hooks.onArchitecture(result);
    }
    return { format: 1, version: tree.version.text, architectures, failures };
  } finally {
    await watched.close();
  }
}

/** What went wrong, without the path of the tree: results are the same wherever it is. */
function reasonOf(error: unknown, { root }: SourceTree): { readonly code: string; readonly reason: string } {
  const [code, reason] =
    error instanceof ThpcheckError
      ? [error.diagnostic.code, error.diagnostic.what]
      : ['THP1999', error instanceof Error ? error.message : String(error)];
  return { code, reason: reason.replaceAll(root, 'the tree') };
}
