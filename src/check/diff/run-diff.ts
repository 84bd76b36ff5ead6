import { BddManager } from '../../bdd/manager.ts';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { cacheDirectory } from '../../tree/cache/location.ts';
import { openWatchedCompiler } from '../watched-compiler.ts';
import type { ProbeWorkshop } from '../../tree/probe/compile-probe.ts';
import type { ProbeArchitecture } from '../../tree/probe/probe-target.ts';
import { noArchitecture } from '../../tree/source-tree-diagnostics.ts';
import { treeHas, type SourceTree } from '../../tree/source-tree.ts';
import { helperDirectories } from '../helpers/helper-directories.ts';
import type { ScenarioRun } from '../helpers/helpers-request.ts';
import { runnableArchitectures } from '../helpers/make-finding.ts';
import type { ScenarioPair } from './compare-scenarios.ts';
import type { BothSides, ComparedSide } from './compared-side.ts';
import { diffArchitecture } from './diff-architecture.ts';
import type { DiffHooks, DiffRequest } from './diff-request.ts';
import { overallVerdict } from './diff-verdict.ts';
import { loadSide } from './load-side.ts';
import { openTree, type OpenedTree } from './open-sides.ts';
import type { ArchitectureDiff, DiffResult, Side, SideFailure } from './result.ts';

const bothSides: readonly Side[] = ['old', 'new'];

/** Compares two trees; see {@link DiffRunner.runDiff}. */
export async function runDiff(request: DiffRequest, hooks: DiffHooks): Promise<DiffResult> {
  const directory = request.cacheDirectory ?? cacheDirectory();
  const names = request.architectures as readonly ProbeArchitecture[];
  const needed = [...new Set(names.map((name) => helperDirectories[name]))];
  const open = (side: Side): Promise<OpenedTree> => {
    hooks.progress(`opening the ${side} tree: begins`);
    return openTree(request[side], needed, directory);
  };
  const trees: Trees = { old: await open('old'), new: await open('new') };
  hooks.onTrees(trees.old.summary, trees.new.summary);
  const watched = openWatchedCompiler(request.clang, hooks, {
    onProgress: ({ unit, state }) => hooks.progress(`compiling: ${unit} ${state}`),
  });
  const { compiler } = watched;
  const workshop: ProbeWorkshop = {
    compiler,
    cacheDirectory: directory,
    warn: (warning) => hooks.warn(warning),
  };
  const comparison = new Comparison(trees, workshop, request.scenarios, hooks);
  try {
    for (const architecture of names) {
      if (hooks.interrupted()) break;
      await comparison.add(architecture);
    }
  } finally {
    await watched.close();
  }
  return comparison.result();
}

/** That a tree lacks an architecture, as an error: THP2003. */
function absent(tree: SourceTree, directory: string): ThpcheckError {
  return new ThpcheckError(noArchitecture(tree.root, directory));
}

type Trees = Readonly<Record<Side, OpenedTree>>;

class Comparison {
  readonly #trees: Trees;
  readonly #workshop: ProbeWorkshop;
  readonly #scenarios: readonly string[];
  readonly #hooks: DiffHooks;
  readonly #architectures: ArchitectureDiff[] = [];
  readonly #onlyIn: { readonly architecture: string; readonly side: Side }[] = [];
  readonly #failures: SideFailure[] = [];

  constructor(trees: Trees, workshop: ProbeWorkshop, scenarios: readonly string[], hooks: DiffHooks) {
    this.#trees = trees;
    this.#workshop = workshop;
    this.#scenarios = scenarios;
    this.#hooks = hooks;
  }

  async add(architecture: ProbeArchitecture): Promise<void> {
    const there = bothSides.filter((side) =>
      treeHas(this.#trees[side].tree, `arch/${helperDirectories[architecture]}/Kconfig`),
    );
    const [only] = there;
    if (only === undefined) {
      for (const side of bothSides)
        this.#fail(architecture, side, absent(this.#trees[side].tree, helperDirectories[architecture]));
      return;
    }
    if (there.length === 1) {
      this.#onlyIn.push({ architecture, side: only });
      this.#hooks.onOnlyIn(architecture, only);
      return;
    }
    this.#hooks.progress(`comparing ${architecture}: begins`);
    const sides = await this.#load(architecture);
    if (!sides) return;
    const diff = diffArchitecture(sides, await this.#runScenarios(architecture));
    this.#architectures.push(diff);
    this.#hooks.onArchitecture(diff);
  }

  result(): DiffResult {
    return {
      format: 1,
      old: this.#trees.old.summary,
      new: this.#trees.new.summary,
      verdict: overallVerdict(this.#architectures, this.#failures),
      architectures: this.#architectures,
      onlyIn: this.#onlyIn,
      failures: this.#failures,
    };
  }

  /** Both sides in one manager; undefined if one of them cannot be evaluated. */
  async #load(architecture: ProbeArchitecture): Promise<BothSides | undefined> {
    const manager = new BddManager();
    const loaded = await Promise.all(
      bothSides.map(async (side): Promise<ComparedSide | undefined> => {
        try {
          return await loadSide(this.#trees[side].tree, architecture, this.#workshop, manager);
        } catch (error) {
          if (!this.#hooks.interrupted()) this.#fail(architecture, side, error);
          return undefined;
        }
      }),
    );
    const [old, fresh] = loaded;
    return old && fresh ? { old, new: fresh } : undefined;
  }

  #fail(architecture: string, side: Side, error: unknown): void {
    if (!(error instanceof ThpcheckError)) throw error;
    const { code, what: reason } = error.diagnostic;
    const failure = { architecture, side, code, reason };
    this.#failures.push(failure);
    this.#hooks.onFailure(failure, error);
  }

  async #runScenarios(architecture: string): Promise<readonly ScenarioPair[]> {
    if (!runnableArchitectures.has(architecture)) return [];
    const pairs: ScenarioPair[] = [];
    for (const scenario of this.#scenarios) {
      if (this.#hooks.interrupted()) break;
      pairs.push({
        old: await this.#runScenario('old', architecture, scenario),
        new: await this.#runScenario('new', architecture, scenario),
      });
    }
    return pairs;
  }

  async #runScenario(side: Side, architecture: string, scenario: string): Promise<ScenarioRun> {
    try {
      return await this.#hooks.runScenario(this.#trees[side].tree.root, architecture, scenario);
    } catch (error) {
      if (!(error instanceof ThpcheckError)) throw error;
      return { scenario, verdict: `could not be run (${error.diagnostic.code})` };
    }
  }
}
