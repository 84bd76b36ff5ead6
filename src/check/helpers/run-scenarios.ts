import { contractRules } from '../../contract/contract-rules.ts';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import type { HelpersHooks, ScenarioRun } from './helpers-request.ts';
import { runnableArchitectures, searchedFor } from './make-finding.ts';
import type { ArchitectureResult, Finding } from './result.ts';
import { severityOf } from './severity.ts';

/**
 * Runs the scenarios of every broken rule, each once, and says how bad the findings are with what came of it. A scenario
 * that cannot be run is warned of, and counts as one that did not break.
 */
export async function withScenarios(
  result: ArchitectureResult,
  hooks: HelpersHooks,
): Promise<ArchitectureResult> {
  const rules = new Map(contractRules.map((rule) => [rule.id, rule]));
  const runnable = runnableArchitectures.has(result.architecture);
  const done = new Map<string, ScenarioRun>();
  const findings: Finding[] = [];
  for (const finding of result.findings) {
    const rule = rules.get(finding.rule)!;
    const runs: ScenarioRun[] = [];
    for (const scenario of runnable ? rule.scenarios : []) {
      if (hooks.interrupted()) break;
      const run = done.get(scenario) ?? (await runOne(result.architecture, scenario, hooks));
      done.set(scenario, run);
      runs.push(run);
    }
    const severity = severityOf({
      uses: finding.uses,
      searched: searchedFor(rule),
      scenarios: rule.scenarios,
      wanted: 'run',
      runnable,
      runs,
    });
    findings.push({ ...finding, severity });
  }
  return { ...result, findings };
}

async function runOne(architecture: string, scenario: string, hooks: HelpersHooks): Promise<ScenarioRun> {
  try {
    return await hooks.runScenario(architecture, scenario);
  } catch (error) {
    if (!(error instanceof ThpcheckError)) throw error;
    hooks.warn(error.diagnostic);
    return { scenario, verdict: `could not be run (${error.diagnostic.code})` };
  }
}
