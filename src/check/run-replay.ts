import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import { replay } from '../engine/replay.ts';
import type { FoundViolation, SearchResult } from '../engine/result.ts';
import { runSearch } from '../engine/search.ts';
import type { CheckHooks, CheckRun, ReplayRequest } from './check-request.ts';
import { Clock } from './clock.ts';
import { traceDoesNotFit } from './diagnostics.ts';
import { findingOf } from './find-witnesses.ts';
import { resultOf } from './make-result.ts';
import { prepare } from './prepare.ts';

/** Runs one trace again; the result holds the finding if the violation showed again. */
export async function runReplay(request: ReplayRequest, hooks: CheckHooks): Promise<CheckRun> {
  const clock = new Clock();
  const prepared = await prepare(request, hooks, clock);
  const { machine } = prepared;
  let replayed = replay(machine, request.trace);
  // Replaying teaches the machine which words are shared; positions in the trace count only once it knows them all.
  for (let round = 0; replayed.kind === 'widened' || (round < 1 && replayed.kind === 'misfit'); round++) {
    await runSearch(machine, { engine: 'dpor', limits: { executions: 1 } });
    replayed = replay(machine, request.trace);
    if (round > 100) break;
  }
  if (replayed.kind === 'misfit') {
    throw new ThpcheckError(traceDoesNotFit(replayed.index, replayed.agent, replayed.reason));
  }
  const found: FoundViolation[] =
    replayed.kind === 'replayed'
      ? replayed.violations
          .filter(({ violation }) => violation.rule === request.rule)
          .slice(0, 1)
          .map(({ violation }) => ({ violation, trace: request.trace }))
      : [];
  clock.lap('search');
  const search: SearchResult = {
    engine: 'reference',
    completion: { kind: 'complete' },
    executions: 1,
    transitions: request.trace.length,
    depth: request.trace.length,
    rounds: 1,
    outcomes: replayed.kind === 'replayed' && replayed.outcome !== undefined ? [replayed.outcome] : [],
    violations: found,
    deadlocks: 0,
  };
  const findings = found.map((one) => findingOf(prepared, one, one.trace));
  const result = resultOf(request, prepared, search, findings);
  const timing = clock.timing();
  prepared.kernel.keep();
  return { result, timing };
}
