import { compileCached } from '../cache/compile-cached.ts';
import { IrCache, type CacheWarning } from '../cache/ir-cache.ts';
import { ResultCache } from '../cache/result-cache.ts';
import type { Compiler, CompileRequest } from '../compile/request.ts';
import { boundsSource, parseBounds } from '../generated/bounds.ts';
import { generateHeaders, includeDirectories } from '../generated/generate-headers.ts';
import { harnessFiles } from '../harness/harness-files.ts';
import { harnessDirectory } from '../harness/units.ts';
import { evaluateConfigCached } from '../kconfig/config-cache.ts';
import type { ConfigResult } from '../kconfig/evaluate-config.ts';
import { treeHas, requireArchitecture, type SourceTree } from '../source-tree.ts';
import type { ProbeTarget } from './probe-target.ts';

/** A module of the compiled probe. */
export interface ProbeModule {
  /** File of the tree or of the harness. */
  readonly unit: string;
  /** Textual LLVM IR. */
  readonly ir: string;
}

/** The helpers of one architecture of a tree, compiled. */
export interface CompiledProbe {
  readonly config: ConfigResult;
  readonly modules: readonly ProbeModule[];
}

/** Where compiling takes place. */
export interface ProbeWorkshop {
  readonly compiler: Compiler;
  /** Directory of the caches of tree mode; `undefined` for none. */
  readonly cacheDirectory: string | undefined;
  readonly warn: CacheWarning;
}

/** The translation unit that wraps the helpers. */
const probeUnit = `${harnessDirectory}/probe/probe.c`;

/**
 * Configures a tree for an architecture and compiles the probe with the sources that the helpers call.
 * @throws ThpcheckError THP2003 (no such architecture in the tree), THP21xx (Kconfig), THP3001 to THP3011 (compiler)
 */
export async function compileProbe(
  tree: SourceTree,
  target: ProbeTarget,
  workshop: ProbeWorkshop,
): Promise<CompiledProbe> {
  const { srcarch } = target.config;
  const { code } = tree.version;
  requireArchitecture(tree, srcarch);
  const { cacheDirectory, warn, compiler } = workshop;
  const configs = cacheDirectory === undefined ? undefined : new ResultCache(cacheDirectory, 'config');
  const config = evaluateConfigCached(configs, { tree, architecture: target.config }, warn);
  const virtualFiles = new Map([
    ...generateHeaders({ tree, srcarch, config }),
    ...target.headers(tree),
    ...harnessFiles(),
  ]);
  const base: Omit<CompileRequest, 'unit'> = {
    treeRoot: tree.root,
    includeDirectories: [
      `${harnessDirectory}/overlay/common`,
      ...includeDirectories(srcarch),
      ...target.target.includes(code),
      // mm holds internal.h; the harness, the parts of the probe.
      'mm',
      harnessDirectory,
    ],
    overlays: [],
    virtualFiles,
    target: target.target,
    version: code,
    defines: [],
    profile: 'source',
  };
  const cache = cacheDirectory === undefined ? undefined : new IrCache(cacheDirectory);
  const compile = async (unit: string, files: ReadonlyMap<string, string>): Promise<string> => {
    const request = { ...base, unit, virtualFiles: files };
    return (await compileCached(cache, compiler, request, { onDiagnostic: warn })).ir;
  };
  const bounds = await compile(boundsSource.path, new Map([...virtualFiles, [boundsSource.header, '']]));
  virtualFiles.set(boundsSource.header, parseBounds(bounds));
  const units = target.units.filter(
    ({ file, from = 0, before = Number.POSITIVE_INFINITY }) =>
      code >= from && code < before && treeHas(tree, file),
  );
  const modules = await Promise.all(
    [probeUnit, ...units.map(({ file }) => file)].map(async (unit): Promise<ProbeModule> => ({
      unit,
      ir: await compile(unit, virtualFiles),
    })),
  );
  return { config, modules };
}
