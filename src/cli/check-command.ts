import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';
import type { CheckRun } from '../check/check-request.ts';
import type { RawCheckOptions } from './check-options.ts';
import { planOf } from './check-options.ts';
import type { Dependencies } from './dependencies.ts';
import { statusOf, worst } from './exit-status.ts';
import type { Io } from './io.ts';
import { startSession } from './session.ts';
import { printerOf, timingText, traceWriter } from './show-run.ts';
import type { Verbosity } from './verbosity.ts';

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
      printer.print(run.result, files);
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
