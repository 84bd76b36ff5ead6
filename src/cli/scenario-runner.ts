import type { Checker, CheckHooks, CheckRequest } from '../check/check-request.ts';
import type { HelpersRequest, ScenarioRun } from '../check/helpers/helpers-request.ts';

/** Runs scenarios on the tree of a request with the defaults of `check`, and draws what breaks as `check` prints it. */
export function scenarioRunner(
  checker: () => Promise<Checker>,
  request: Pick<HelpersRequest, 'tree' | 'clang' | 'cacheDirectory'> &
    Partial<Pick<CheckRequest, 'overlays' | 'entries'>>,
  hooks: CheckHooks,
): (architecture: string, scenario: string) => Promise<ScenarioRun> {
  return async (architecture, scenario) => {
    const { tree, clang, cacheDirectory, overlays = [], entries = 512 } = request;
    const { runCheck } = await checker();
    const { result } = await runCheck(
      {
        tree,
        architecture,
        scenario,
        entries,
        profile: 'source',
        overlays,
        engine: 'dpor',
        limits: {},
        ...(clang === undefined ? {} : { clang }),
        ...(cacheDirectory === undefined ? {} : { cacheDirectory }),
      },
      hooks,
    );
    const [finding] = result.findings;
    const verdict = result.verdict.kind;
    if (finding === undefined) return { scenario, verdict };
    const { diagram } = await import('../report/diagram/diagram.ts');
    return { scenario, verdict, violation: { rule: finding.rule, trace: diagram(result, finding) } };
  };
}
