import { describe, expect, it } from 'vitest';
import { replay, shows } from '../engine/replay.ts';
import type { SearchRequest } from '../engine/search.ts';
import { runSearch } from '../engine/search.ts';
import type { FlatMachine } from '../machine/flat-machine.ts';
import { compileToy, entriesOf } from '../machine/testing/compile-toy.ts';
import { flatMachine } from '../machine/testing/flat-program.ts';
import { atomicCases } from '../machine/testing/toy-atomic-cases.ts';
import type { ToyCase } from '../machine/testing/toy-case.ts';
import { failingCases } from '../machine/testing/toy-failing-cases.ts';
import { freeingCases } from '../machine/testing/toy-freeing-cases.ts';
import { litmusCases } from '../machine/testing/toy-litmus-cases.ts';
import { lockCases } from '../machine/testing/toy-lock-cases.ts';

const cases = [...litmusCases, ...atomicCases, ...lockCases, ...failingCases, ...freeingCases];

const requests: readonly SearchRequest[] = [
  { engine: 'dpor' },
  { engine: 'dfs' },
  { engine: 'dfs', limits: { preemptions: 1000 } },
  { engine: 'bfs' },
  { engine: 'reference' },
  { engine: 'reference', reference: 'states' },
];

function machineOf(toy: ToyCase): FlatMachine {
  return flatMachine(compileToy(toy.program, toy.observed), entriesOf(toy.program));
}

/** What a search of the program finds. */
async function found(machine: FlatMachine, request: SearchRequest) {
  const { completion, outcomes, violations, executions, redundant, states } = await runSearch(
    machine,
    request,
  );
  return {
    completion: completion.kind,
    outcomes: outcomes.map((outcome) => outcome.replaceAll(/\S+=/g, '')),
    names: outcomes.map((outcome) => outcome.replaceAll(/=\S+/g, '')),
    violations: violations.map(({ violation }) => `${violation.rule}: ${violation.message}`),
    shown: violations.map(({ violation, trace }) => shows(replay(machine, trace), violation)),
    ...(request.engine === 'dpor' ? { executions, redundant } : {}),
    ...(countsStates(request) ? { states } : {}),
  };
}

/** What it must find. */
function expected(toy: ToyCase, request: SearchRequest) {
  const { executions, redundant = 0, states, outcomes, violations = [] } = toy;
  return {
    completion: 'complete',
    outcomes,
    names: outcomes.map(() => toy.observed.join(' ')),
    violations,
    shown: violations.map(() => true),
    ...(request.engine === 'dpor' ? { executions, redundant } : {}),
    ...(countsStates(request) ? { states } : {}),
  };
}

function countsStates({ engine, reference }: SearchRequest): boolean {
  return engine === 'dfs' || engine === 'bfs' || reference === 'states';
}

describe('all engines find the same, in exactly so many executions and states', () => {
  it.each(cases)('$name', async (toy) => {
    const machine = machineOf(toy);
    for (const request of requests) {
      expect(await found(machine, request)).toEqual(expected(toy, request));
    }
  });
});

it('there are enough toy programs, each with a name of its own', () => {
  expect(cases.length).toBeGreaterThanOrEqual(50);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});
