import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { layOut, userName } from '../compile/layout.ts';
import type { CompiledUnit, CompileProgress, Compiler, CompileRequest } from '../compile/request.ts';
import { dependenciesHold, recordDependencies } from './dependencies.ts';
import type { IrCache } from './ir-cache.ts';
import { requestKey } from './request-key.ts';

/** What a caller wants to hear of. */
export interface CompileCallbacks {
  /** Only of units that came from the cache; the compiler reports on the others. */
  readonly onProgress?: (progress: CompileProgress) => void;
  /** Warnings: THP3120 for a damaged entry, THP3121 (once a cache) when nothing can be stored. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void;
}

/** A compiled unit, and where it came from. The IR of one that came from the cache is unpacked at first use. */
export type CachedCompilation = CompiledUnit & {
  readonly fromCache: boolean;
  /** Stands for the text of the IR: equal identities, equal texts. `undefined` when the unit is not in the cache. */
  readonly identity: string | undefined;
};

/**
 * Compiles a unit, or takes it from the cache if every file that the compiler would read is as it was. The
 * compiler is started only by the first unit that is not in the cache.
 * @param cache `undefined` for none
 * @throws ThpcheckError as {@link Compiler.compile}
 */
export async function compileCached(
  cache: IrCache | undefined,
  compiler: Compiler,
  request: CompileRequest,
  callbacks: CompileCallbacks = {},
): Promise<CachedCompilation> {
  if (cache === undefined)
    return { ...(await compiler.compile(request)), fromCache: false, identity: undefined };
  const warn = (diagnostic: Diagnostic): void => callbacks.onDiagnostic?.(diagnostic);
  const layout = layOut(request);
  const key = requestKey(await compiler.identity(), request);
  const found = cache.find(key, (record) => dependenciesHold(request, layout, record), warn);
  if (found !== undefined) {
    callbacks.onProgress?.({ unit: request.unit, state: 'cached' });
    let ir: string | undefined;
    return {
      get ir() {
        return (ir ??= found.unpack());
      },
      warnings: found.record.warnings,
      filesRead: found.record.files.map(({ name }) => userName(layout.mounts, name)),
      fromCache: true,
      identity: found.identity,
    };
  }
  const startedAt = Date.now();
  const unit = await compiler.compile(request);
  const record = recordDependencies(request, layout, unit, startedAt);
  const identity = record && (await cache.store(key, { record, ir: unit.ir }, warn));
  return { ...unit, fromCache: false, identity };
}
