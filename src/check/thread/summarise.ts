import { replayTrace } from '../../engine/packed/replay-trace.ts';
import { buildScenario } from '../../kernel/scenario.ts';
import type { Claim, Decision } from './claim.ts';
import { versionText, type Answer } from './question.ts';
import type { CellSummary, ClaimSummary, WitnessSummary } from './result.ts';

/** An answer as plain data. */
export function cellOf(answer: Answer): CellSummary {
  const { question, verdict, broken, states, transitions, depth, sometimes } = answer;
  return {
    scenario: question.scenario.name,
    architecture: question.architecture.name,
    version: versionText(question.version),
    departures: question.departures,
    verdict: typeof verdict === 'string' ? verdict : 'bounded',
    limit: typeof verdict === 'string' ? '' : verdict.bounded,
    broken: broken.map(({ rule, message }) => ({ rule, message })),
    states,
    transitions,
    depth,
    sometimes,
  };
}

/**
 * The interleaving of an answer that breaks a rule, rebuilt by replaying it.
 * @returns undefined if the answer does not break the rule.
 */
export function witnessOf(answer: Answer, rule: string): WitnessSummary | undefined {
  const found = answer.broken.find((broken) => broken.rule === rule);
  if (found === undefined) return undefined;
  const { question } = answer;
  const system = buildScenario(question.scenario, question);
  const { steps } = replayTrace(system, found.trace);
  const print = (variable: number, value: number): string =>
    system.variables[variable]!.labels?.[value] ?? String(value);
  return {
    scenario: question.scenario.name,
    architecture: question.architecture.name,
    version: versionText(question.version),
    departures: question.departures,
    rule,
    message: found.message,
    heads: question.scenario.cpus.map((path, cpu) => `CPU${cpu}: ${path}`),
    steps: steps.map(({ action, changes }) => {
      const { process, calls, label, source } = system.actions[action]!;
      const { name, lane, kind } = system.processes[process]!;
      return {
        lane,
        hardware: kind === 'hardware' ? name : '',
        calls,
        label,
        source: [source.file, source.function].filter((part) => part !== '').join(' '),
        changes: changes
          .filter(({ variable }) => isShared(system.variables[variable]!))
          .map(({ variable, before, after }) => ({
            name: system.variables[variable]!.name,
            before: print(variable, before),
            after: print(variable, after),
          })),
      };
    }),
    trace: found.trace,
  };
}

/** Program counters and locals are nobody else's business. */
function isShared({ name, process }: { readonly name: string; readonly process?: number }): boolean {
  return process === undefined && !name.endsWith('.pc');
}

/** A claim with its decision as plain data. */
export function claimOf(claim: Claim, decision: Decision): ClaimSummary {
  const { id, text, by, date, about } = claim;
  const shown = 'witness' in decision ? decision.witness : undefined;
  const witness = shown?.kind === 'interleaving' ? witnessOf(shown.answer, shown.rule) : undefined;
  return {
    id,
    text,
    by,
    date,
    about,
    decision: decision.kind,
    condition: decision.kind === 'true only if' ? decision.condition : '',
    because: decision.because,
    ...(witness === undefined ? {} : { witness }),
    ...(shown?.kind === 'values' ? { values: shown.lines } : {}),
  };
}
