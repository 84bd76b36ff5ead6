import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';
import type { HelpersResult } from '../check/helpers/result.ts';
import { narrowed } from '../report/helpers/narrowed.ts';
import type { Dependencies } from './dependencies.ts';
import { failureStatus, worst } from './exit-status.ts';
import type { HelpersPlan, RawHelpersOptions } from './helpers-options.ts';
import { helpersPlanOf, requireHelpers } from './helpers-options.ts';
import { helpersPrinterOf } from './helpers-printer.ts';
import type { Io } from './io.ts';
import { scenarioRunner } from './scenario-runner.ts';
import { startSession } from './session.ts';
import type { Verbosity } from './verbosity.ts';
import { reportOutput } from './write-report.ts';

/** Code of "the tree has no arch/X": no failure of an architecture that the user did not name. */
const notInTree = 'THP2003';

/**
 * `thpcheck helpers`: evaluates the helpers of each architecture and prints each as soon as it is there. Exit status: 1
 * if a finding is reachable (with --strict: if there is any finding), 3 if an architecture could not be evaluated,
 * unless it was not named and the tree does not have it.
 *
 * @throws ThpcheckError for wrong options, a tree that cannot be opened, a report that cannot be written.
 */
export async function helpersCommand(
  tree: string,
  options: RawHelpersOptions & { readonly verbose?: boolean },
  verbosity: Verbosity,
  io: Io,
  dependencies: Dependencies,
): Promise<ExitStatus> {
  const plan = helpersPlanOf(tree, options, dependencies.catalogue);
  const detail = verbosity.detail === 'brief' ? 'brief' : options.verbose === true ? 'verbose' : 'full';
  const [{ runHelpers }, printer] = await Promise.all([
    dependencies.helpers(),
    helpersPrinterOf(plan, detail),
  ]);
  const session = startSession(io, verbosity);
  const statuses: ExitStatus[] = [];
  const output = reportOutput(plan.out, session, dependencies.files);
  let version = '';
  const began = io.now();
  try {
    const result = await runHelpers(plan.request, {
      ...session.hooks,
      runScenario: scenarioRunner(dependencies.checker, plan.request, session.hooks),
      onVersion: (text) => (version = text),
      onArchitecture: (done) => {
        output.print(printer.architecture(done, version));
        if (verbosity.stats) session.note(`${done.architecture}: done after ${secondsSince(began, io)}`);
      },
      onFailure: (failure, error) => {
        const expected = failure.code === notInTree && plan.architectures === 'all';
        if (!expected) {
          session.fail(error);
          statuses.push(failureStatus(error));
        }
        output.print(printer.failure(failure));
      },
    });
    requireHelpers(plan.helpers, result);
    const shown = narrowed(result, plan.helpers);
    if (result.architectures.length === 0) statuses.push(exitStatus.inconclusive);
    statuses.push(statusOf(shown, plan));
    if (session.interrupted()) statuses.push(exitStatus.interrupted);
    output.print(printer.end(shown));
    await output.end();
  } finally {
    session.end();
  }
  return worst(statuses);
}

const secondsSince = (began: number, io: Io): string => `${((io.now() - began) / 1000).toFixed(2)} s`;

function statusOf({ architectures }: HelpersResult, { counted }: HelpersPlan): ExitStatus {
  const findings = architectures.flatMap((each) => each.findings);
  const bad = findings.some(({ severity }) => counted === 'all' || severity.kind === 'reachable');
  return bad ? exitStatus.violated : exitStatus.holds;
}
