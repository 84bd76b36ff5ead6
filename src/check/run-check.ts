import { runSearch } from '../engine/search.ts';
import type { CheckHooks, CheckRequest, CheckRun } from './check-request.ts';
import { Clock } from './clock.ts';
import { findingsOf } from './find-witnesses.ts';
import { resultOf } from './make-result.ts';
import { prepare } from './prepare.ts';

/**
 * Checks one scenario: compiles (or takes from the cache) the tree's code, explores all interleavings, and replays
 * and minimises what broke a rule.
 * @throws ThpcheckError for whatever a user can mend
 */
export async function runCheck(request: CheckRequest, hooks: CheckHooks): Promise<CheckRun> {
  const clock = new Clock();
  const prepared = await prepare(request, hooks, clock);
  const { machine, scenario, architecture } = prepared;
  const phase = `exploring ${scenario.name} on ${architecture.name}`;
  hooks.progress(`${phase}: begins`);
  const search = await runSearch(machine, {
    engine: request.engine,
    limits: request.limits,
    // All interleavings of kernel paths are too many for a search without any reduction; all states are not.
    reference: 'states',
    interrupted: () => hooks.interrupted(),
    onProgress: (progress) => {
      const what =
        progress.executions === undefined
          ? `${progress.states ?? 0} states`
          : `${progress.executions} executions`;
      hooks.progress(
        `${phase}: ${what}, ${progress.transitions} transitions, depth ${progress.depth}, round ${progress.round}`,
      );
    },
  });
  clock.lap('search');
  const findings = findingsOf(prepared, search.violations, hooks);
  const result = resultOf(request, prepared, search, findings);
  const timing = clock.timing();
  prepared.kernel.keep();
  return { result, timing };
}
