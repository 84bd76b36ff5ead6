import { withoutRepeats } from './cache-warnings.ts';
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Architecture } from '../arch/architecture.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { configurationNotGranted } from './diagnostics.ts';
import { compileCached, type CachedCompilation } from '../tree/cache/compile-cached.ts';
import { IrCache, type CacheWarning } from '../tree/cache/ir-cache.ts';
import { cacheDirectory } from '../tree/cache/location.ts';
import { ResultCache } from '../tree/cache/result-cache.ts';
import { openWatchedCompiler } from './watched-compiler.ts';
import type { CompileRequest } from '../tree/compile/request.ts';
import { smallTableOverlay } from '../tree/compile/small-tables.ts';
import { overlayUnused } from '../tree/diagnostics.ts';
import { boundsSource, parseBounds } from '../tree/generated/bounds.ts';
import { generateHeaders, includeDirectories } from '../tree/generated/generate-headers.ts';
import { harnessFiles } from '../tree/harness/harness-files.ts';
import { applyPatchOverlay, loadPatchOverlay, type PatchOverlay } from '../tree/harness/patch-overlay.ts';
import { unitsFor } from '../tree/harness/units.ts';
import { evaluateConfigCached } from '../tree/kconfig/config-cache.ts';
import type { ConfigResult } from '../tree/kconfig/evaluate-config.ts';
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
  readonly compiled: CachedCompilation;
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
  /** Directory of the caches; `undefined` for none. */
  readonly cacheDirectory: string | undefined;
  /** For warnings of the caches below it: passes on that it cannot be written once. */
  readonly warn: CacheWarning;
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
  const opened = request.overlays.map((path) => openEither(path));
  const overlays = opened.flatMap((one) => (one.kind === 'directory' ? [one.overlay] : []));
  hooks.progress(`configuring ${architecture.name}: evaluating Kconfig of ${tree.version.text}`);
  const directory = request.cacheDirectory ?? cacheDirectory();
  const warn = withoutRepeats(hooks);
  const configs = directory === undefined ? undefined : new ResultCache(directory, 'config');
  const config = evaluateConfigCached(configs, { tree, architecture: architecture.config }, warn);
  if (config.ungranted.length > 0) warn(notGranted(config));
  const virtualFiles = new Map([...generateHeaders({ tree, srcarch, config }), ...harnessFiles()]);
  const overlayPaths = overlays.map((overlay) => overlay.directory);
  if (request.entries === 8) {
    for (const [name, text] of smallTableOverlay(tree.root, srcarch, overlayPaths))
      virtualFiles.set(name, text);
  }
  const patched = new Map<string, string>();
  for (const one of opened) {
    if (one.kind !== 'patches') continue;
    for (const [name, text] of applyPatchOverlay(
      tree,
      architecture.name,
      one.patches,
      new Map([...virtualFiles, ...patched]),
    ))
      patched.set(name, text);
  }
  for (const [name, text] of patched) virtualFiles.set(name, text);
  const cache = directory === undefined ? undefined : new IrCache(directory);
  let done = 0;
  const all = [...units.tree, ...units.harness];
  const watched = openWatchedCompiler(request.clang, hooks, {
    onProgress: ({ unit, state }) => {
      if (state === 'compiled') done++;
      if (state !== 'queued')
        hooks.progress(`compiling ${architecture.name}: ${unit} ${state} (${done} of ${all.length + 1})`);
    },
  });
  const { compiler } = watched;
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
    const compile = (unit: string, files: ReadonlyMap<string, string>): Promise<CachedCompilation> =>
      compileCached(cache, compiler, { ...base, unit, virtualFiles: files }, { onDiagnostic: warn });
    const bounds = await compile(boundsSource.path, new Map([...virtualFiles, [boundsSource.header, '']]));
    virtualFiles.set(boundsSource.header, parseBounds(bounds.ir));
    const modules = await Promise.all(
      all.map(async (unit): Promise<CompiledModule> => ({
        unit,
        compiled: await compile(unit, virtualFiles),
      })),
    );
    warnOfUnused(overlays, [...patched.keys()], modules, hooks);
    return {
      tree,
      config,
      modules,
      overlayNames: request.overlays.map((path) => basename(resolve(path))),
      compiler: await compiler.identity(),
      cacheDirectory: directory,
      warn,
    };
  } finally {
    await watched.close();
  }
}

type OpenedOverlay =
  | { readonly kind: 'directory'; readonly overlay: Overlay }
  | { readonly kind: 'patches'; readonly patches: PatchOverlay };

/** An overlay is a directory of files, or one that describes changes in overlay.json. */
function openEither(path: string): OpenedOverlay {
  if (existsSync(join(path, 'overlay.json')))
    return { kind: 'patches', patches: loadPatchOverlay(resolve(path)) };
  return { kind: 'directory', overlay: openOverlay(path) };
}

/** The requests that the tree did not grant, with the reasons. */
function notGranted(config: ConfigResult): Diagnostic {
  const { ungranted } = config;
  return configurationNotGranted(
    ungranted.map(({ name, requested }) => `${name}=${requested}`),
    ungranted.map(({ name, reason }) => `${name}: ${reason}`),
  );
}

function warnOfUnused(
  overlays: readonly Overlay[],
  patched: readonly string[],
  modules: readonly CompiledModule[],
  hooks: SourceHooks,
): void {
  const compiled = modules.map((module) => module.compiled);
  const read = new Set(compiled.flatMap(({ filesRead }) => filesRead));
  const unused = [...unusedOverlayFiles(overlays, compiled), ...patched.filter((name) => !read.has(name))];
  if (unused.length > 0) hooks.warn(overlayUnused(unused));
}
