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
  { engine: 'bfs' },
  { engine: 'reference' },
  { engine: 'reference', reference: 'states' },
];

function machineOf(toy: ToyCase): FlatMachine {
  return flatMachine(compileToy(toy.program, toy.observed), entriesOf(toy.program));
}

/** Names of what is observed, in front of the values of an outcome. */
function named(toy: ToyCase, values: string): string {
  const parts = values.split(' ');
  return toy.observed.map((name, index) => `${name}=${parts[index]}`).join(' ');
}

describe.each(cases)('$name', (toy) => {
  const check = toy.fixme === undefined ? it : it.fails;
  check('all engines find the same, in exactly so many executions and states', async () => {
    const machine = machineOf(toy);
    for (const request of requests) {
      const result = await runSearch(machine, request);
      expect(result.completion).toEqual({ kind: 'complete' });
      expect(result.outcomes).toEqual(toy.outcomes.map((values) => named(toy, values)));
      const violations = result.violations.map(({ violation }) => `${violation.rule}: ${violation.message}`);
      expect(violations).toEqual(toy.violations ?? []);
      if (request.engine === 'dpor') {
        expect(result.executions).toBe(toy.executions);
        expect(result.redundant).toBe(toy.redundant ?? 0);
      }
      const byState = request.engine === 'dfs' || request.engine === 'bfs' || request.reference === 'states';
      if (byState) expect(result.states).toBe(toy.states);
      for (const { violation, trace } of result.violations) {
        expect(shows(replay(machine, trace), violation)).toBe(true);
      }
    }
  });
});

it('there are enough toy programs, each with a name of its own', () => {
  expect(cases.length).toBeGreaterThanOrEqual(50);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});
