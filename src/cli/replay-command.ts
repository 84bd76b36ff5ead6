import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import { exitStatus, ThpcheckError } from '../diagnostic/diagnostic.ts';
import type { ReplayRequest } from '../check/check-request.ts';
import { choose } from './check-options.ts';
import type { Dependencies } from './dependencies.ts';
import { notReproduced } from './diagnostics.ts';
import { statusOf } from './exit-status.ts';
import type { Io } from './io.ts';
import { startSession } from './session.ts';
import { printerOf, timingText } from './show-run.ts';
import type { Verbosity } from './verbosity.ts';

/** Options of `replay` as the option parser leaves them. */
export interface RawReplayOptions {
  readonly tree?: string;
  readonly format: string;
  readonly clang?: string;
  readonly cache?: string;
}

/**
 * `thpcheck replay`: runs the interleaving of a trace file again and prints it. Exit status 1 if the violation
 * shows again, 3 if it does not.
 *
 * @throws ThpcheckError THP1005, THP1007, THP1009, THP70xx, or what the run throws.
 */
export async function replayCommand(
  file: string,
  options: RawReplayOptions,
  verbosity: Verbosity,
  io: Io,
  dependencies: Dependencies,
): Promise<ExitStatus> {
  const format = choose('--format', options.format, ['text', 'json'] as const);
  const { readTraceFile } = await import('../report/trace-reader.ts');
  const { traceOtherKernel } = await import('../report/diagnostics.ts');
  const trace = readTraceFile(await dependencies.files.read(file), file);
  const request: ReplayRequest = {
    tree: options.tree ?? trace.tree,
    architecture: trace.architecture,
    scenario: trace.scenario,
    entries: trace.entries,
    profile: trace.profile,
    overlays: trace.overlays,
    engine: trace.engine,
    limits: {},
    kernelVersion: trace.kernelVersion,
    rule: trace.rule,
    finding: trace.finding,
    trace: trace.trace,
    ...(options.clang === undefined ? {} : { clang: options.clang }),
    ...(options.cache === undefined ? {} : { cacheDirectory: options.cache }),
  };
  const checker = await dependencies.checker();
  const session = startSession(io, verbosity);
  try {
    const { result, timing } = await checker.runReplay(request, session.hooks);
    if (session.interrupted()) return exitStatus.interrupted;
    const found = result.source.kernelVersion;
    if (found !== trace.kernelVersion) {
      throw new ThpcheckError(traceOtherKernel(file, trace.kernelVersion, found));
    }
    if (!result.findings.some((finding) => finding.rule === trace.rule)) {
      throw new ThpcheckError(notReproduced(file, trace.rule));
    }
    const printer = await printerOf(format, session, verbosity.detail);
    printer.print(result, new Map(result.findings.map((finding) => [finding.id, file])));
    if (verbosity.stats) session.note(timingText(`replay of ${file}`, timing));
    return statusOf(result);
  } finally {
    session.end();
  }
}
