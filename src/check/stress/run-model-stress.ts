import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { exactProbabilities, type ExactProbabilities } from '../../engine/stress/exact-probability.ts';
import { weightsOf } from '../../engine/stress/random-scheduler.ts';
import { runAttempts, type AttemptsRequest, type AttemptsResult } from '../../engine/stress/run-attempts.ts';
import { shortenTrace } from '../../engine/stress/shorten-trace.ts';
import { SystemSubject } from '../../engine/stress/system-subject.ts';
import { buildScenario } from '../../kernel/scenario.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import type { CheckHooks } from '../check-request.ts';
import { versionText } from '../thread/question.ts';
import type { WitnessSummary } from '../thread/result.ts';
import { witnessOf } from '../thread/summarise.ts';
import { toolVersion } from '../tool-version.ts';
import { schedulerBounds, stopBounds } from './bounds.ts';
import { EntryCounter } from './entry-counter.ts';
import { endText, ruleOdds, verdictOf } from './finish-result.ts';
import { makeScheduler } from './make-scheduler.ts';
import { modelEntries, stepCoverage } from './model-coverage.ts';
import { placesOf } from './model-places.ts';
import { oddsOf } from './odds.ts';
import type { StressRun } from './result.ts';
import { runSweep } from './run-sweep.ts';
import type { ModelStressRequest } from './stress-request.ts';

/** Runs a scenario of the built-in model again and again. */
export async function runModelStress(request: ModelStressRequest, hooks: CheckHooks): Promise<StressRun> {
  const { scenario, architecture, version, departures } = request;
  const system = buildScenario(scenario, { architecture, version, departures });
  const subject = new SystemSubject(system, placesOf(system));
  const made = makeScheduler(subject, request);
  const counter = new EntryCounter(modelEntries(subject));
  // Attempts that only served to count steps do not count.
  subject.forget();
  const attempts: AttemptsRequest = {
    ...request,
    interrupted: hooks.interrupted,
    onProgress: (progress) => {
      hooks.progress(
        `stress ${scenario.name} on ${architecture.name}: ${progress.attempts} attempts, ${progress.broken} broke a rule, ${Math.round((progress.steps / progress.milliseconds) * 1000)} steps/s`,
      );
    },
  };
  const result = await runAttempts(subject, made.scheduler, {
    ...attempts,
    onBegin: () => counter.begin(),
    onStep: () => counter.step(),
  });
  const coverage = { ...stepCoverage(subject), entries: counter.coverage() };
  const witnesses =
    request.only === undefined ? shortest(request, system, result) : [theOnly(request, result)];
  const exact = hooks.interrupted() ? undefined : exactOf(request, subject, hooks);
  const scheduler = made.summary(result);
  const sweep = hooks.interrupted() ? [] : await runSweep(subject, request, attempts);
  return {
    schema: 1,
    tool: { name: 'thpcheck', version: toolVersion },
    source: {
      kind: 'model',
      scenario: scenario.name,
      title: scenario.summary,
      architecture: architecture.name,
      kernelVersion: versionText(version),
      departures,
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
    widenedBy: [],
    rules: ruleOdds(result, new Map(witnesses.map(({ rule, trace }) => [rule, trace.length])), exact?.rules),
    any: oddsOf(result.broken, result.attempts, exact?.any),
    ...(exact === undefined ? {} : { exact: { states: exact.states, transitions: exact.transitions } }),
    coverage,
    sweep,
    witnesses,
    bounds: [
      ...schedulerBounds(scheduler),
      ...stopBounds(result),
      'an attempt ends when all CPUs have finished: what hardware does after that is left out',
      'two or three CPUs, each runs its path once; a page table of two entries stands for a whole one',
      'memory order: sequential consistency',
    ],
  };
}

/** Exact probabilities, if they are asked for; too many states are a warning, as the attempts stand without them. */
function exactOf(
  { exactStates, hardwareWeight }: ModelStressRequest,
  { compiled, movers }: SystemSubject,
  hooks: CheckHooks,
): ExactProbabilities | undefined {
  if (exactStates === undefined) return undefined;
  try {
    return exactProbabilities(compiled.system, weightsOf(movers, hardwareWeight), exactStates);
  } catch (error) {
    if (!(error instanceof ThpcheckError)) throw error;
    hooks.warn(error.diagnostic);
    return undefined;
  }
}

/** The first interleaving of each rule, made shorter. */
function shortest(
  request: ModelStressRequest,
  system: TransitionSystem,
  { rules }: AttemptsResult,
): readonly WitnessSummary[] {
  return rules.map(({ rule, first }) =>
    witness(request, rule, first.broken.message, shortenTrace(system, first.trace, rule)),
  );
}

/** The whole of a single attempt. */
function theOnly(request: ModelStressRequest, { rules, lastTrace }: AttemptsResult): WitnessSummary {
  const [first] = rules;
  if (first === undefined) return witness(request, 'no rule', 'this attempt breaks none', lastTrace);
  const others = rules.slice(1).map(({ rule }) => rule);
  const also = others.length === 0 ? '' : ` (it breaks ${others.join(', ')} too)`;
  return witness(request, first.rule, `${first.first.broken.message}${also}`, lastTrace);
}

function witness(
  { scenario, architecture, version, departures }: ModelStressRequest,
  rule: string,
  message: string,
  trace: readonly number[],
): WitnessSummary {
  const answer = {
    question: { scenario, architecture, version, departures },
    verdict: 'violated' as const,
    broken: [{ rule, message, trace }],
    states: 0,
    transitions: 0,
    depth: 0,
    sometimes: [],
  };
  return witnessOf(answer, rule)!;
}
