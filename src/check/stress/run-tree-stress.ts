import { MachineSubject } from '../../engine/stress/machine-subject.ts';
import { runAttempts, type AttemptsRequest, type AttemptsResult } from '../../engine/stress/run-attempts.ts';
import { minimise } from '../../engine/minimise.ts';
import type { Completion, FoundViolation, SearchResult } from '../../engine/result.ts';
import { seedSharing } from '../../engine/seed.ts';
import type { CheckHooks } from '../check-request.ts';
import { Clock } from '../clock.ts';
import { findingOf } from '../find-witnesses.ts';
import { resultOf } from '../make-result.ts';
import { prepare, type Prepared } from '../prepare.ts';
import type { CheckResult, Finding } from '../result.ts';
import { toolVersion } from '../tool-version.ts';
import { traceSteps } from '../trace-steps.ts';
import { schedulerBounds, stopBounds } from './bounds.ts';
import { EntryCounter } from './entry-counter.ts';
import { endText, ruleOdds, verdictOf } from './finish-result.ts';
import { kernelFunctions, machineEntries } from './machine-coverage.ts';
import { machinePlaces } from './machine-places.ts';
import { makeScheduler } from './make-scheduler.ts';
import { oddsOf } from './odds.ts';
import type { StressRun } from './result.ts';
import { runSweep } from './run-sweep.ts';
import type { TreeStressRequest } from './stress-request.ts';

/**
 * Runs a scenario on the code of a kernel tree again and again.
 * @throws ThpcheckError for whatever a user can mend
 */
export async function runTreeStress(request: TreeStressRequest, hooks: CheckHooks): Promise<StressRun> {
  const code = { ...request.code, engine: 'reference' as const, limits: {} };
  const prepared = await prepare(code, hooks, new Clock());
  const { machine, scenario, architecture, kernel } = prepared;
  const phase = `stress ${scenario.name} on ${architecture.name}`;
  hooks.progress(`${phase}: begins`);
  const subject = new MachineSubject(machine, machinePlaces(machine, kernel.program.locations));
  const seeding = seedSharing(machine);
  const made = makeScheduler(subject, request);
  const counter = new EntryCounter(machineEntries(machine, architecture));
  const attempts: AttemptsRequest = {
    ...request,
    attempts: seeding.unmodelled === undefined ? request.attempts : 0,
    interrupted: hooks.interrupted,
    onProgress: (progress) => {
      hooks.progress(
        `${phase}: ${progress.attempts} attempts, ${progress.broken} broke a rule, ${Math.round((progress.steps / progress.milliseconds) * 1000)} steps/s`,
      );
    },
  };
  const ran = await runAttempts(subject, made.scheduler, {
    ...attempts,
    onBegin: () => counter.begin(),
    onStep: () => counter.step(),
    onRestart: () => counter.forget(),
  });
  const result: AttemptsResult =
    seeding.unmodelled === undefined
      ? ran
      : { ...ran, end: { kind: 'unmodelled', what: seeding.unmodelled } };
  const coverage = {
    entries: counter.coverage(),
    neverTaken: [],
    functions: kernelFunctions(machine, kernel.program.locations),
    sometimes: scenario.sometimes.map(({ name }) => ({
      name,
      reached: prepared.reached.has(name) || machine.reached.has(name),
      attempts: null,
    })),
  };
  const scheduler = made.summary(result);
  const sweep = hooks.interrupted() ? [] : await runSweep(subject, request, { ...attempts, widenedBy: [] });
  const findings =
    request.only === undefined
      ? minimised(prepared, result, hooks)
      : [theOnly(prepared, result, request.only)];
  const check: CheckResult = resultOf(code, prepared, searchOf(result), findings);
  kernel.keep();
  return {
    schema: 1,
    tool: { name: 'thpcheck', version: toolVersion },
    source: {
      kind: 'tree',
      scenario: scenario.name,
      title: scenario.title,
      architecture: architecture.name,
      kernelVersion: kernel.versionText,
      overlays: kernel.overlayNames,
      cpus: scenario.cpus,
    },
    verdict: verdictOf(result),
    scheduler,
    seed: String(request.seed),
    attempts: result.attempts,
    ...(request.only === undefined ? {} : { only: request.only }),
    ended: endText(result.end, result.attempts),
    steps: result.steps,
    longest: result.longest,
    cut: result.cut,
    mostSteps: request.mostSteps,
    widenedBy: result.widenedBy,
    rules: ruleOdds(result, new Map(findings.map(({ rule, trace }) => [rule, trace.length]))),
    any: oddsOf(result.broken, result.attempts),
    coverage,
    sweep,
    witnesses: [],
    check,
    bounds: [
      ...schedulerBounds(scheduler),
      ...stopBounds(result),
      ...check.bounds.filter((bound) => !bound.startsWith('not explored')),
    ],
  };
}

/** The first interleaving of each rule, made shorter, with what is felt first in front. */
function minimised(prepared: Prepared, { rules }: AttemptsResult, hooks: CheckHooks): readonly Finding[] {
  return rules
    .toSorted((a, b) => Number(a.rule === 'P1') - Number(b.rule === 'P1'))
    .map(({ rule, first }) => {
      hooks.progress(`minimising ${prepared.scenario.name} on ${prepared.architecture.name}: ${rule}`);
      const { trace } = minimise(prepared.machine, first.trace, first.broken);
      return findingOf(prepared, { violation: first.broken, trace: first.trace }, trace);
    });
}

/** The whole of a single attempt. */
function theOnly(prepared: Prepared, { rules, lastTrace }: AttemptsResult, attempt: number): Finding {
  const [first] = rules;
  if (first !== undefined) {
    return findingOf(prepared, { violation: first.first.broken, trace: lastTrace }, lastTrace);
  }
  const { machine, kernel, words } = prepared;
  const { steps } = traceSteps(machine, lastTrace, kernel.program.locations, words);
  return {
    id: '00000000',
    rule: 'no rule',
    headline: `attempt ${attempt}: breaks no rule`,
    consequence: '',
    trace: lastTrace,
    steps,
    replayed: true,
  };
}

/** The attempts as the report of a check knows a search. */
function searchOf(result: AttemptsResult): SearchResult {
  return {
    engine: 'reference',
    completion: completionOf(result),
    executions: result.attempts,
    transitions: result.steps,
    depth: result.longest,
    rounds: result.widenedBy.length + 1,
    outcomes: [],
    violations: result.rules.map(({ first }): FoundViolation => ({
      violation: first.broken,
      trace: first.trace,
    })),
    deadlocks: 0,
  };
}

function completionOf({ end }: AttemptsResult): Completion {
  switch (end.kind) {
    case 'unmodelled':
      return end;
    case 'interrupted':
      return { kind: 'interrupted' };
    case 'milliseconds':
      return { kind: 'bounded', limit: 'milliseconds' };
    case 'attempts':
    case 'first violation':
      return { kind: 'bounded', limit: 'executions' };
  }
}
