import type { CheckHooks } from '../check/check-request.ts';
import type { StressResult, StressRun } from '../check/stress/result.ts';
import { runModelStress } from '../check/stress/run-model-stress.ts';
import { runTreeStress } from '../check/stress/run-tree-stress.ts';
import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';
import { stressJson } from '../report/stress/json.ts';
import { stressText } from '../report/stress/text.ts';
import type { Dependencies } from './dependencies.ts';
import type { Io } from './io.ts';
import { startSession } from './session.ts';
import { traceWriter } from './show-run.ts';
import { attemptCommand } from './stress-again.ts';
import { delayUnused } from './stress-diagnostics.ts';
import { stressPlanOf, type RawStressOptions, type StressPlan } from './stress-options.ts';
import type { Verbosity } from './verbosity.ts';

/**
 * `thpcheck stress`: runs one scenario again and again under a scheduler, and says how probable each violation is. Exit
 * status 1 if a rule was broken, else 3: attempts that find nothing decide nothing. What was done so far is printed
 * when it is interrupted.
 *
 * @throws ThpcheckError for wrong arguments and options, before anything is run; and what the run throws.
 */
export async function stressCommand(
  args: readonly [tree: string | undefined, scenario: string | undefined],
  options: RawStressOptions,
  verbosity: Verbosity,
  io: Io,
  dependencies: Dependencies,
): Promise<ExitStatus> {
  const plan = stressPlanOf(args[0], args[1], options, dependencies.catalogue);
  const session = startSession(io, verbosity);
  const started = io.now();
  try {
    const run = await runPlan(plan, session.hooks);
    const words = args.filter((word) => word !== undefined);
    const result: StressResult = {
      ...run,
      commands: run.rules
        .filter(({ firstAttempt }) => firstAttempt > 0)
        .map(({ rule, firstAttempt }) => ({
          rule,
          command: attemptCommand(words, options, firstAttempt, run.widenedBy),
        })),
    };
    warnOfDelays(result, session.hooks);
    const traceFiles = await writeTraces(plan, result, dependencies);
    session.print(
      plan.format === 'json'
        ? stressJson(result)
        : stressText(result, { detail: verbosity.detail, traceFiles }),
    );
    if (verbosity.stats) {
      const seconds = (io.now() - started) / 1000;
      session.note(
        `stress: ${result.attempts} attempts, ${result.steps} steps, ${seconds.toFixed(2)} s in all`,
      );
    }
    return session.interrupted() ? exitStatus.interrupted : statusOf(result);
  } finally {
    session.end();
  }
}

function runPlan({ run }: StressPlan, hooks: CheckHooks): Promise<StressRun> {
  return run.kind === 'model' ? runModelStress(run.request, hooks) : runTreeStress(run.request, hooks);
}

function warnOfDelays({ scheduler }: StressResult, hooks: CheckHooks): void {
  if (scheduler.kind !== 'timed') return;
  for (const { name, when, applied } of scheduler.delays) {
    if (applied === 0) hooks.warn(delayUnused(name, when));
  }
}

async function writeTraces(
  { run, traceFile }: StressPlan,
  { check, any }: StressResult,
  { files }: Dependencies,
): Promise<ReadonlyMap<string, string>> {
  if (run.kind === 'model' || check === undefined || any.hits === 0) return new Map();
  return traceWriter(traceFile, files).write(check, run.request.code);
}

function statusOf({ verdict }: StressResult): ExitStatus {
  return verdict.kind === 'violated' ? exitStatus.violated : exitStatus.inconclusive;
}
