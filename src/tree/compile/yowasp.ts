import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { ThpcheckError, unreachable } from '../../diagnostic/diagnostic.ts';
import {
  compileFailed,
  compilerClosed,
  compilerCrashed,
  compilerPackageMissing,
  parentSegmentRead,
} from '../diagnostics.ts';
import { compileFlags } from './flags.ts';
import type { Layout } from './layout.ts';
import { layOut, userName } from './layout.ts';
import { sortMessages } from './messages.ts';
import type { CompilerOptions } from './options.ts';
import { parallelUnits } from './options.ts';
import type { CompiledUnit, Compiler, CompileRequest } from './request.ts';
import type { ClosedResult } from './worker-pool.ts';
import { WorkerPool } from './worker-pool.ts';
import type { JobResult } from './worker-protocol.ts';
import { startCompileWorker } from './worker-thread.ts';

/**
 * Opens the compiler that comes with thpcheck. The package is loaded by the worker threads alone, on the first
 * compilation.
 * @param start starts a worker thread; another one for tests
 */
export function openYowasp(options: CompilerOptions, start: () => Worker = startCompileWorker): Compiler {
  const pool = new WorkerPool(parallelUnits(options), start);
  return {
    identity: () => Promise.resolve(packageIdentity()),
    async compile(request) {
      const { unit } = request;
      const layout = layOut(request);
      const job = { layout, flags: compileFlags(request, layout), virtualFiles: request.virtualFiles };
      options.onProgress?.({ unit, state: 'queued' });
      const result = await pool.run(job, () => options.onProgress?.({ unit, state: 'started' }));
      options.onProgress?.({ unit, state: result.kind === 'compiled' ? 'compiled' : 'failed' });
      return unitOf(result, request, layout);
    },
    close: () => pool.close(),
  };
}

function unitOf(result: JobResult | ClosedResult, { unit }: CompileRequest, layout: Layout): CompiledUnit {
  if (result.kind === 'compiled') {
    return {
      ir: new TextDecoder().decode(result.ir),
      warnings: sortMessages(result.messages, layout.mounts).warnings,
      filesRead: result.files.map((name) => userName(layout.mounts, name)),
    };
  }
  throw new ThpcheckError(diagnosticOf(result, unit, layout));
}

function diagnosticOf(
  result: Exclude<JobResult | ClosedResult, { kind: 'compiled' }>,
  unit: string,
  { mounts }: Layout,
): Diagnostic {
  switch (result.kind) {
    case 'rejected':
      return compileFailed(unit, sortMessages(result.messages, mounts).errors);
    case 'crashed':
      return compilerCrashed(unit, result.reason, sortMessages(result.messages, mounts).errors);
    case 'parent-segment':
      return parentSegmentRead(unit, result.file);
    case 'no-compiler':
      return compilerPackageMissing(result.reason);
    case 'closed':
      return compilerClosed(unit);
    default:
      return unreachable(result, 'result of a compile job');
  }
}

/** Name and version of the package, without loading it. */
function packageIdentity(): string {
  try {
    const manifest = new URL('../package.json', import.meta.resolve('@yowasp/clang'));
    const { version } = JSON.parse(readFileSync(fileURLToPath(manifest), 'utf8')) as { version: string };
    return `@yowasp/clang ${version}`;
  } catch (error) {
    throw new ThpcheckError(compilerPackageMissing(error instanceof Error ? error.message : String(error)));
  }
}
