import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Dfs } from './dfs.ts';
import type { Reduction } from './sleeping.ts';
import { Reference } from './reference.ts';
import { litmusCases } from './testing/litmus-cases.ts';
import { lockCases } from './testing/lock-cases.ts';
import { memoryCases } from './testing/memory-cases.ts';
import { randomProgram } from './testing/random-program.ts';
import { ToyMachine } from './testing/toy-machine.ts';
import type { ToyProgram } from './testing/toy-program.ts';
import { identityOf } from './violations.ts';

const runs = Number(process.env['ENGINE_RUNS'] ?? 150);

function searched(program: ToyProgram, reduction: Reduction) {
  const dfs = new Dfs(new ToyMachine(program), {}, reduction);
  expect(dfs.advance(Infinity).kind).toBe('complete');
  const { trail, states } = dfs;
  return {
    found: {
      states,
      deadlocks: trail.deadlocks,
      outcomes: [...trail.outcomes].sort(),
      violations: trail.violations.list().map(({ violation }) => identityOf(violation)),
    },
    transitions: trail.transitions,
  };
}

/** Same states, outcomes, deadlocks and violations as without reduction and as the reference, by no more transitions. */
function agree(program: ToyProgram): void {
  const plain = searched(program, 'none');
  const reduced = searched(program, 'sleep');
  expect(reduced.found).toEqual(plain.found);
  expect(reduced.transitions).toBeLessThanOrEqual(plain.transitions);
  const reference = new Reference(new ToyMachine(program), {});
  expect(reference.advance(Infinity).kind).toBe('complete');
  expect(reduced.found.outcomes).toEqual([...reference.trail.outcomes].sort());
  expect(reduced.found.violations).toEqual(
    reference.trail.violations.list().map(({ violation }) => identityOf(violation)),
  );
}

describe('depth-first search with sleep sets', () => {
  it.each([...litmusCases, ...memoryCases, ...lockCases])('agrees with the search without: $name', (toy) => {
    expect(searched(toy.program, 'sleep').found).toEqual(searched(toy.program, 'none').found);
  });

  for (const locks of ['pure', 'mixed'] as const) {
    for (const bugs of ['none', 'some'] as const) {
      it(`agrees on random programs: ${locks} locks, bugs: ${bugs}`, () => {
        fc.assert(fc.property(randomProgram({ bugs, locks }), agree), { numRuns: runs });
      });
    }
  }

  it('needs one transition a state, but for the first, where agents never meet', () => {
    const store = (variable: number) => ({ op: 'store', variable, value: 1 }) as const;
    const program: ToyProgram = {
      variables: 3,
      agents: [0, 1, 2].map((agent) => [store(agent), store(agent), store(agent)]),
    };
    const { found, transitions } = searched(program, 'sleep');
    expect(transitions).toBe(found.states - 1);
    expect(searched(program, 'none').transitions).toBeGreaterThan(2 * transitions);
  });
});
