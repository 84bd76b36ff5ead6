import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Dfs } from '../engine/dfs.ts';
import { Dpor } from '../engine/dpor.ts';
import type { Exploration } from '../engine/exploration.ts';
import { randomProgram } from '../engine/testing/random-program.ts';
import { ToyMachine } from '../engine/testing/toy-machine.ts';
import type { ToyProgram } from '../engine/testing/toy-program.ts';
import type { FlatMachine } from '../machine/flat-machine.ts';
import { compileToy, entriesOf } from '../machine/testing/compile-toy.ts';
import { flatMachine, wordOf } from '../machine/testing/flat-program.ts';

/** Random programs per property; MACHINE_RUNS raises it for a long run. */
const runs = Number(process.env['MACHINE_RUNS'] ?? 15);

/** The flat machine has no access of more than 64 bits. */
function narrowed(toy: ToyProgram): ToyProgram {
  const agents = toy.agents.map((ops) =>
    ops.map((op) => (op.op === 'fill' || op.op === 'sum' ? { ...op, count: Math.min(op.count, 2) } : op)),
  );
  return { ...toy, agents };
}

/** The flat machine on the same program, each variable visible from the start, as on the toy machine. */
function twin(toy: ToyProgram): FlatMachine {
  const machine = flatMachine(compileToy(toy), entriesOf(toy));
  for (let variable = 0; variable < toy.variables; variable++) {
    machine.sharing.share(wordOf(machine, 'variables', variable * 4));
  }
  return machine;
}

/** Rule, agent and number of each violation, as far as both machines name them. */
function violations(exploration: Exploration): readonly string[] {
  const names = exploration.trail.violations.list().map(({ violation: { rule, key } }) => {
    if (rule === 'deadlock' || rule === 'final') return rule;
    const agent = /cpu(\d)/.exec(key)?.[1] ?? key.slice(0, 1);
    return rule === 'assert' ? `assert ${agent} ${key.slice(-1)}` : `${rule} ${agent}`;
  });
  return [...new Set(names)].sort();
}

function figures(exploration: Exploration) {
  expect(exploration.advance(Infinity).kind).toBe('complete');
  const { executions, redundant, states, trail } = exploration;
  return {
    executions,
    redundant,
    states,
    transitions: trail.transitions,
    deadlocks: trail.deadlocks,
    outcomes: trail.outcomes.size,
    violations: violations(exploration),
  };
}

describe('a program has the same executions and states on the flat machine as on the toy machine', () => {
  for (const locks of ['pure', 'mixed'] as const) {
    for (const bugs of ['none', 'some'] as const) {
      it(`${locks} locks, bugs: ${bugs}`, () => {
        const same = (random: ToyProgram): void => {
          const toy = narrowed(random);
          const flat = twin(toy);
          expect(figures(new Dpor(flat, {}))).toEqual(figures(new Dpor(new ToyMachine(toy), {})));
          expect(figures(new Dfs(flat, {}))).toEqual(figures(new Dfs(new ToyMachine(toy), {})));
        };
        fc.assert(fc.property(randomProgram({ bugs, locks }), same), { numRuns: runs });
      });
    }
  }
});
