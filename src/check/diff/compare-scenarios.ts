import type { ScenarioRun } from '../helpers/helpers-request.ts';
import type { ChangedScenario } from './result.ts';

/** A scenario that was run on both sides. */
export interface ScenarioPair {
  readonly old: ScenarioRun;
  readonly new: ScenarioRun;
}

/** Verdicts of a search that came to its end. */
const conclusive: ReadonlySet<string> = new Set(['holds', 'violated']);

/** Scenarios with another verdict, or violated by another rule. */
export function compareScenarios(pairs: readonly ScenarioPair[]): readonly ChangedScenario[] {
  return pairs.flatMap((pair) => {
    const change = changeOf(pair);
    if (change === undefined) return [];
    const { old, new: fresh } = pair;
    return [
      {
        scenario: fresh.scenario,
        change,
        old: old.verdict,
        new: fresh.verdict,
        ...(fresh.violation === undefined ? {} : { violation: fresh.violation }),
      },
    ];
  });
}

function changeOf({ old, new: fresh }: ScenarioPair): ChangedScenario['change'] | undefined {
  if (fresh.verdict === 'violated') {
    if (old.verdict !== 'violated') return 'newly violated';
    return old.violation?.rule === fresh.violation?.rule ? undefined : 'other rule';
  }
  if (!conclusive.has(fresh.verdict)) return conclusive.has(old.verdict) ? 'less known' : undefined;
  if (old.verdict === 'violated') return 'mended';
  return conclusive.has(old.verdict) ? undefined : 'more known';
}
