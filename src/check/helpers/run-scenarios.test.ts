import { expect, test } from 'vitest';
import { contractRules } from '../../contract/contract-rules.ts';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import type { HelpersHooks, ScenarioRun } from './helpers-request.ts';
import type { ArchitectureResult, Finding } from './result.ts';
import { withScenarios } from './run-scenarios.ts';

/** Rules with scenarios, of which two share the first. */
const [first, second] = contractRules.filter(
  ({ scenarios }, _, all) =>
    scenarios.length > 0 && all.filter((other) => other.scenarios[0] === scenarios[0]).length > 1,
);

const findingOf = (rule: string): Finding => ({
  rule,
  statement: '',
  properties: [],
  source: '',
  helper: 'pmd_mkinvalid',
  consequence: '',
  classes: [],
  violating: '1',
  values: '1',
  words: [],
  steps: [],
  expected: '',
  uses: [{ file: 'mm/memory.c', line: 1, function: 'f', uses: 'pmd_present' }],
  severity: { kind: 'latent', ran: [], why: 'not run' },
});

const resultOf = (architecture: string, rules: readonly string[]): ArchitectureResult => ({
  architecture,
  configuration: [],
  assumptions: [],
  rows: [],
  classes: [],
  notEvaluated: [],
  rules: [],
  findings: rules.map((rule) => findingOf(rule)),
});

/** Hooks that note which scenarios were run. */
function hooksOf(run: (scenario: string) => ScenarioRun): HelpersHooks & { readonly ran: string[] } {
  const ran: string[] = [];
  return {
    ran,
    progress: () => undefined,
    warn: ({ code }) => ran.push(code),
    interrupted: () => false,
    onVersion: () => undefined,
    onArchitecture: () => undefined,
    onFailure: () => undefined,
    runScenario: (architecture, scenario) => {
      ran.push(`${scenario} ${architecture}`);
      return Promise.resolve().then(() => run(scenario));
    },
  };
}

const holds = (scenario: string): ScenarioRun => ({ scenario, verdict: 'holds' });

test('each scenario is run once, and named with its verdict', async () => {
  const hooks = hooksOf(holds);
  const { findings } = await withScenarios(resultOf('arm', [first!.id, second!.id]), hooks);
  expect(hooks.ran).toEqual(
    [...new Set([...first!.scenarios, ...second!.scenarios])].map((name) => `${name} arm`),
  );
  expect(findings[0]!.severity).toMatchObject({
    kind: 'latent',
    ran: first!.scenarios.map((name) => `${name} holds`),
  });
});

test('a scenario that breaks makes the finding reachable', async () => {
  const violation = { rule: 'P2', trace: ['CPU0'] };
  const hooks = hooksOf((scenario) => ({ scenario, verdict: 'violated', violation }));
  const { findings } = await withScenarios(resultOf('arm', [first!.id]), hooks);
  expect(findings[0]!.severity).toEqual({ kind: 'reachable', scenario: first!.scenarios[0], ...violation });
});

test('nothing is run on an architecture that check does not have', async () => {
  const hooks = hooksOf(holds);
  const { findings } = await withScenarios(resultOf('s390', [first!.id]), hooks);
  expect(hooks.ran).toEqual([]);
  expect(findings[0]!.severity).toMatchObject({ kind: 'latent' });
});

test('a scenario that cannot be run is warned of and said', async () => {
  const hooks = hooksOf(() => {
    throw new ThpcheckError({ code: 'THP5601', what: 'x', cause: 'x', next: 'x', exitStatus: 3 });
  });
  const { findings } = await withScenarios(resultOf('arm', [first!.id]), hooks);
  expect(hooks.ran).toContain('THP5601');
  expect(findings[0]!.severity).toMatchObject({
    ran: expect.arrayContaining([`${first!.scenarios[0]} could not be run (THP5601)`]) as string[],
  });
});
