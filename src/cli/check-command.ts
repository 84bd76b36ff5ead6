import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';
import type { CheckRequest, CheckRun } from '../check/check-request.ts';
import type { RawCheckOptions } from './check-options.ts';
import { planOf } from './check-options.ts';
import { commandLine } from './command-line.ts';
import type { Dependencies } from './dependencies.ts';
import { statusOf, worst } from './exit-status.ts';
import type { Io } from './io.ts';
import { startSession } from './session.ts';
import { printerOf, timingText, traceNames, traceWriter } from './show-run.ts';
import type { Verbosity } from './verbosity.ts';

/** Name of the trace file in the command that a report proposes. */
const usualTrace = 'trace.json';

/** The command that checks the same again, alone, and writes its interleavings. */
function checkCommandLine(
  { tree, scenario, architecture }: CheckRequest,
  { entries, profile, overlay, engine, ...others }: RawCheckOptions,
): string {
  const options = { arch: architecture, entries, overlay, profile, engine, ...others, trace: usualTrace };
  return commandLine('thpcheck check', [tree, scenario], options, {
    without: new Set(['format', 'checkpoint', 'checkpointEvery', 'resume']),
    usual: { entries: '512', profile: 'source', engine: 'auto' },
  });
}

/**
 * `thpcheck check`: runs each scenario on each architecture, one after another, and prints each result as soon
 * as it is there. What goes wrong with one of them is printed and does not keep the others from being run.
 *
 * @throws ThpcheckError for wrong arguments and options, before anything is run.
 */
export async function checkCommand(
  tree: string,
  scenarios: readonly string[],
  options: RawCheckOptions,
  verbosity: Verbosity,
  io: Io,
  dependencies: Dependencies,
): Promise<ExitStatus> {
  const plan = planOf(tree, scenarios, options, dependencies.catalogue);
  const checker = await dependencies.checker();
  const session = startSession(io, verbosity);
  const statuses: ExitStatus[] = [];
  try {
    const printer = await printerOf(plan.format, session, verbosity.detail);
    const traces = traceWriter(plan.traceFile, dependencies.files);
    for (const request of plan.requests) {
      if (session.hooks.interrupted()) break;
      let run: CheckRun;
      try {
        run = await checker.runCheck(request, session.hooks);
      } catch (error) {
        statuses.push(session.fail(error));
        continue;
      }
      statuses.push(statusOf(run.result));
      const files = await traces.write(run.result, request).catch((error: unknown) => {
        statuses.push(session.fail(error));
        return new Map<string, string>();
      });
      const command = checkCommandLine(request, options);
      printer.print(run.result, files, { command, files: traceNames(usualTrace, run.result) });
      if (verbosity.stats)
        session.note(timingText(`${request.scenario} ${request.architecture}`, run.timing));
    }
    printer.end();
    if (plan.traceFile !== undefined && traces.written() === 0 && verbosity.detail === 'full') {
      session.note(`nothing was found, so ${plan.traceFile} was not written`);
    }
  } finally {
    session.end();
  }
  return worst(session.interrupted() ? [...statuses, exitStatus.interrupted] : statuses);
}
