import { basename } from 'node:path';
import type { Architecture } from '../arch/architecture.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { compileCached } from '../tree/cache/compile-cached.ts';
import { IrCache } from '../tree/cache/ir-cache.ts';
import { cacheDirectory } from '../tree/cache/location.ts';
import { openCompiler } from '../tree/compile/compiler.ts';
import type { CompiledUnit, CompileRequest } from '../tree/compile/request.ts';
import { smallTableOverlay } from '../tree/compile/small-tables.ts';
import { overlayUnused } from '../tree/diagnostics.ts';
import { boundsSource, parseBounds } from '../tree/generated/bounds.ts';
import { generateHeaders, includeDirectories } from '../tree/generated/generate-headers.ts';
import { harnessFiles } from '../tree/harness/harness-files.ts';
import { unitsFor } from '../tree/harness/units.ts';
import { evaluateConfig, type ConfigResult } from '../tree/kconfig/evaluate-config.ts';
import { openOverlay, unusedOverlayFiles, type Overlay } from '../tree/overlay.ts';
import { openSourceTree, requireArchitecture, requireFiles, type SourceTree } from '../tree/source-tree.ts';

/** What to compile. */
export interface SourceRequest {
  readonly tree: string;
  readonly architecture: Architecture;
  readonly entries: 512 | 8;
  readonly profile: 'source' | 'O1';
  /** Overlay directories as the user gave them. */
  readonly overlays: readonly string[];
  readonly clang?: string | undefined;
  readonly cacheDirectory?: string | undefined;
}

/** How compiling talks to whoever started it. */
export interface SourceHooks {
  progress(line: string): void;
  warn(diagnostic: Diagnostic): void;
  interrupted(): boolean;
}

/** A compiled module with the name of its C file. */
export interface CompiledModule {
  readonly unit: string;
  readonly compiled: CompiledUnit;
}

/** Everything compiled for one architecture of a tree. */
export interface KernelSources {
  readonly tree: SourceTree;
  readonly config: ConfigResult;
  readonly modules: readonly CompiledModule[];
  /** Last components of the overlays' paths. */
  readonly overlayNames: readonly string[];
  /** Identity of the compiler, for the report. */
  readonly compiler: string;
}

/** Compiles the tree's files and the harness for one architecture, from the cache where nothing has changed. */
export async function compileSources(request: SourceRequest, hooks: SourceHooks): Promise<KernelSources> {
  const { architecture } = request;
  const { srcarch } = architecture.config;
  const tree = openSourceTree(request.tree);
  requireArchitecture(tree, srcarch);
  const { code } = tree.version;
  const units = unitsFor(code, architecture.name);
  requireFiles(tree, units.tree);
  const overlays = request.overlays.map((path) => openOverlay(path));
  hooks.progress(`configuring ${architecture.name}: evaluating Kconfig of ${tree.version.text}`);
  const config = evaluateConfig({ tree, architecture: architecture.config });
  const virtualFiles = new Map([...generateHeaders({ tree, srcarch, config }), ...harnessFiles()]);
  const overlayPaths = overlays.map((overlay) => overlay.directory);
  if (request.entries === 8) {
    for (const [name, text] of smallTableOverlay(tree.root, srcarch, overlayPaths)) virtualFiles.set(name, text);
  }
  const directory = request.cacheDirectory ?? cacheDirectory();
  const cache = directory === undefined ? undefined : new IrCache(directory);
  let done = 0;
  const all = [...units.tree, ...units.harness];
  const compiler = openCompiler(request.clang === undefined ? { kind: 'yowasp' } : { kind: 'native', path: request.clang }, {
    onProgress: ({ unit, state }) => {
      if (state === 'compiled') done++;
      if (state !== 'queued') hooks.progress(`compiling ${architecture.name}: ${unit} ${state} (${done} of ${all.length + 1})`);
    },
  });
  const watch = setInterval(() => {
    if (hooks.interrupted()) void compiler.close();
  }, 50);
  try {
    const base: Omit<CompileRequest, 'unit'> = {
      treeRoot: tree.root,
      includeDirectories: [
        ...units.includesBefore,
        ...includeDirectories(srcarch),
        ...architecture.target.includes(code),
        ...units.includesAfter,
      ],
      overlays: overlayPaths,
      virtualFiles,
      target: architecture.target,
      version: code,
      defines: [],
      profile: request.profile,
    };
    const compile = (unit: string, files: ReadonlyMap<string, string>): Promise<CompiledUnit> =>
      compileCached(cache, compiler, { ...base, unit, virtualFiles: files }, { onDiagnostic: hooks.warn });
    const bounds = await compile(boundsSource.path, new Map([...virtualFiles, [boundsSource.header, '']]));
    virtualFiles.set(boundsSource.header, parseBounds(bounds.ir));
    const modules = await Promise.all(
      all.map(async (unit): Promise<CompiledModule> => ({ unit, compiled: await compile(unit, virtualFiles) })),
    );
    warnOfUnused(overlays, modules, hooks);
    return { tree, config, modules, overlayNames: overlays.map(({ directory }) => basename(directory)), compiler: await compiler.identity() };
  } finally {
    clearInterval(watch);
    await compiler.close();
  }
}

function warnOfUnused(overlays: readonly Overlay[], modules: readonly CompiledModule[], hooks: SourceHooks): void {
  const unused = unusedOverlayFiles(
    overlays,
    modules.map((module) => module.compiled),
  );
  if (unused.length > 0) hooks.warn(overlayUnused(unused));
}

