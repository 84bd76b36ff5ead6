import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { compileCached, type CachedCompilation } from '../cache/compile-cached.ts';
import { contentHash } from '../cache/content-hash.ts';
import { IrCache, type CacheWarning } from '../cache/ir-cache.ts';
import { requestKey } from '../cache/request-key.ts';
import { ResultCache } from '../cache/result-cache.ts';
import type { Compiler } from '../compile/request.ts';
import { boundsSource, parseBounds } from '../generated/bounds.ts';
import { evaluateConfigCached } from '../kconfig/config-cache.ts';
import type { ConfigResult } from '../kconfig/evaluate-config.ts';
import { requireArchitecture, type SourceTree } from '../source-tree.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { nameOf, type CatalogueEntry } from './catalogue/catalogue-entry.ts';
import { fullConfiguration, type ProbeConfiguration } from './full-configuration.ts';
import { headerNames } from './header-names.ts';
import { probeRequest } from './probe-request.ts';
import type { ProbeTarget } from './probe-target.ts';
import { probeUnit, probeUnitText } from './probe-unit.ts';
import { RefusedWrappers } from './refused-wrappers.ts';

/** The helpers of one architecture of a tree, compiled. */
export interface CompiledProbe {
  readonly config: ConfigResult;
  /** Textual LLVM IR of the one unit. */
  readonly ir: string;
  /** Stands for the IR; `undefined` when it is not in the cache. */
  readonly identity: string | undefined;
  /** What of the catalogue is for the version and the configuration. */
  readonly entries: readonly CatalogueEntry[];
  /** Names that were looked for: of headers, sorted. */
  readonly names: readonly string[];
  /** Wrappers that the compiler refused, and why. */
  readonly refused: ReadonlyMap<string, string>;
}

/** Where compiling takes place. */
export interface ProbeWorkshop {
  readonly compiler: Compiler;
  /** Directory of the caches of tree mode; `undefined` for none. */
  readonly cacheDirectory: string | undefined;
  readonly warn: CacheWarning;
}

/** How a tree is compiled. */
export interface ProbeOptions {
  readonly configuration: ProbeConfiguration;
}

/** Compilations that have not ended: the MMUs of an architecture share one. */
const underWay = new WeakMap<ProbeWorkshop, Map<string, Promise<CompiledProbe>>>();

/**
 * Configures a tree for an architecture and compiles the probe: wrappers of all helpers of the catalogue, with the
 * sources of the tree that the helpers call, in one unit. A wrapper that does not compile is left out and reported.
 * @throws ThpcheckError THP2003 (no such architecture in the tree), THP21xx (Kconfig), THP3001 to THP3011 (compiler)
 */
export async function compileProbe(
  tree: SourceTree,
  target: ProbeTarget,
  workshop: ProbeWorkshop,
  options: ProbeOptions,
): Promise<CompiledProbe> {
  const mine = underWay.get(workshop) ?? new Map<string, Promise<CompiledProbe>>();
  underWay.set(workshop, mine);
  const { root, changed = [] } = tree;
  const key = contentHash(JSON.stringify([root, [...changed], target.config.srcarch, options.configuration]));
  const same = mine.get(key);
  if (same !== undefined) return same;
  const compilation = compileOnce(tree, target, workshop, options);
  mine.set(key, compilation);
  try {
    return await compilation;
  } finally {
    mine.delete(key);
  }
}

async function compileOnce(
  tree: SourceTree,
  target: ProbeTarget,
  workshop: ProbeWorkshop,
  { configuration }: ProbeOptions,
): Promise<CompiledProbe> {
  const { srcarch } = target.config;
  const { code } = tree.version;
  requireArchitecture(tree, srcarch);
  const { cacheDirectory, warn, compiler } = workshop;
  const resultCache = (kind: string): ResultCache | undefined =>
    cacheDirectory === undefined ? undefined : new ResultCache(cacheDirectory, kind);
  const extra = configuration === 'full' ? fullConfiguration(code, srcarch) : [];
  const config = evaluateConfigCached(
    resultCache('config'),
    { tree, architecture: target.config, extra },
    warn,
  );
  const { base, sources, architecture } = probeRequest(tree, target, config);
  const cache = cacheDirectory === undefined ? undefined : new IrCache(cacheDirectory);
  const compile = async (unit: string, ...files: readonly (readonly [string, string])[]) => {
    const virtualFiles = new Map([...base.virtualFiles, ...files]);
    return compileCached(cache, compiler, { ...base, unit, virtualFiles }, { onDiagnostic: warn });
  };
  const bounds = parseBounds((await compile(boundsSource.path, [boundsSource.header, ''])).ir);

  const entries = catalogue.filter(
    (entry) =>
      code >= (entry.from ?? 0) &&
      code < (entry.before ?? Infinity) &&
      (entry.config === undefined || config.values.has(entry.config)),
  );
  const names = headerNames(tree, srcarch);
  /** One attempt; learns from errors. */
  const attempt = async (refused: RefusedWrappers): Promise<CachedCompilation | undefined> => {
    const accepted = entries.filter((entry) => !refused.reasons.has(nameOf(entry)));
    const unit = probeUnitText({ sources, architecture, entries: accepted, names });
    try {
      return await compile(probeUnit, [boundsSource.header, bounds], [probeUnit, unit.text]);
    } catch (error) {
      if (!(error instanceof ThpcheckError) || !refused.learn(error.diagnostic, unit)) throw error;
      return undefined;
    }
  };

  const memory = resultCache('refused');
  const unit = probeUnitText({ sources, architecture, entries, names }).text;
  const virtualFiles = new Map([...base.virtualFiles, [probeUnit, unit]]);
  const asked = requestKey(await compiler.identity(), { ...base, unit: probeUnit, virtualFiles });
  const key = contentHash(JSON.stringify([asked, unit]));
  const remembered = RefusedWrappers.recall(memory, key, warn);
  if (remembered !== undefined) {
    // Only if nothing has changed since: or else the compiler may accept now what it refused.
    const compiled = await attempt(remembered);
    if (compiled?.fromCache === true) return result(compiled, remembered);
  }
  const refused = new RefusedWrappers();
  let compiled: CachedCompilation | undefined;
  do compiled = await attempt(refused);
  while (compiled === undefined);
  refused.remember(memory, key, warn);
  return result(compiled, refused);

  function result(of: CachedCompilation, { reasons }: RefusedWrappers): CompiledProbe {
    return {
      config,
      get ir() {
        return of.ir;
      },
      identity: of.identity,
      entries,
      names,
      refused: reasons,
    };
  }
}
