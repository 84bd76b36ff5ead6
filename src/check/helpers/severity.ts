import type { ScenarioRun } from './helpers-request.ts';
import type { Severity, Use } from './result.ts';

/** What is known about the uses of what a rule demands. */
export interface Evidence {
  readonly uses: readonly Use[];
  /** Names that were searched for in generic code. */
  readonly searched: readonly string[];
  /** Scenarios that the rule names. */
  readonly scenarios: readonly string[];
  /** Whether scenarios were to be run at all. */
  readonly wanted: 'run' | 'left out';
  /** Whether tree mode can run scenarios of the architecture. */
  readonly runnable: boolean;
  /** What became of those that ran. */
  readonly runs: readonly ScenarioRun[];
}

/**
 * How bad a broken rule is. A scenario that breaks makes it reachable; that it breaks because of this rule and not of
 * another is the reader's to judge from the interleaving. Without one it is latent where generic code uses what the
 * rule is about, otherwise unused.
 */
export function severityOf(evidence: Evidence): Severity {
  const { runs, uses } = evidence;
  for (const { scenario, violation } of runs) {
    if (violation !== undefined)
      return { kind: 'reachable', scenario, rule: violation.rule, trace: violation.trace };
  }
  if (uses.length === 0) return { kind: 'unused' };
  return {
    kind: 'latent',
    ran: runs.map(({ scenario, verdict }) => `${scenario} ${verdict}`),
    why: whyOf(evidence),
  };
}

function whyOf({ searched, scenarios, wanted, runnable, runs }: Evidence): string {
  const relied = `generic code uses ${searched.join(', ')}`;
  if (runs.length > 0) return `${relied}; no scenario that ran breaks`;
  if (scenarios.length === 0) return `${relied}; there is no scenario for this rule`;
  if (!runnable) return `${relied}; thpcheck check does not have this architecture, so no scenario was run`;
  if (wanted === 'left out')
    return `${relied}; no scenario was run (--scenarios runs ${scenarios.join(', ')})`;
  return `${relied}; no scenario could be run`;
}
