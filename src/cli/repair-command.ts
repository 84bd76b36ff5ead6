import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';
import type { RepairResult } from '../check/repair/repair-result.ts';
import type { Dependencies } from './dependencies.ts';
import { worst } from './exit-status.ts';
import type { Io } from './io.ts';
import { repairPlanOf, type RawRepairOptions } from './repair-options.ts';
import { scenarioRunner } from './scenario-runner.ts';
import { startSession } from './session.ts';
import type { Verbosity } from './verbosity.ts';
import { reportOutput } from './write-report.ts';

/**
 * `thpcheck repair`: suggests definitions that keep the contract. Exit status: 0 if every broken helper that was looked
 * at has a suggestion or nothing is broken, 1 if there is none for one of them.
 *
 * @throws ThpcheckError for wrong options, a tree that cannot be opened or compiled, a report that cannot be written.
 */
export async function repairCommand(
  tree: string,
  options: RawRepairOptions,
  verbosity: Verbosity,
  io: Io,
  dependencies: Dependencies,
): Promise<ExitStatus> {
  const { request, format, out } = repairPlanOf(tree, options, dependencies.catalogue);
  const { runRepair } = await dependencies.repairer();
  const session = startSession(io, verbosity);
  const output = reportOutput(out, session, dependencies.files);
  const statuses: ExitStatus[] = [];
  try {
    const result = await runRepair(request, {
      ...session.hooks,
      runScenario: (scenario, overlays) =>
        scenarioRunner(
          dependencies.checker,
          { ...request, overlays, entries: 8 },
          session.hooks,
        )(request.architecture, scenario),
    });
    statuses.push(statusOf(result));
    if (session.interrupted()) statuses.push(exitStatus.interrupted);
    const print =
      format === 'json'
        ? (await import('../report/repair/json.ts')).repairJson
        : (await import('../report/repair/text.ts')).repairText;
    output.print(print(result));
    await output.end();
  } finally {
    session.end();
  }
  return worst(statuses);
}

function statusOf({ repairs }: RepairResult): ExitStatus {
  const without = repairs.some(({ broken, outcome }) => broken.length > 0 && outcome.kind === 'none');
  return without ? exitStatus.violated : exitStatus.holds;
}
