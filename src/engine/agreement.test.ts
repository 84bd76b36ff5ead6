import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bfs } from './bfs.ts';
import { Dfs } from './dfs.ts';
import { Dpor } from './dpor.ts';
import type { Exploration } from './exploration.ts';
import { Reference } from './reference.ts';
import { mazurkiewiczTraces } from './testing/mazurkiewicz.ts';
import { locksAreLocks, randomProgram } from './testing/random-program.ts';
import { RecordingMachine } from './testing/recording-machine.ts';
import { ToyMachine } from './testing/toy-machine.ts';
import type { ToyProgram } from './testing/toy-program.ts';
import { identityOf } from './violations.ts';

/** Random programs per property; ENGINE_RUNS raises it for a long run. */
const runs = Number(process.env['ENGINE_RUNS'] ?? 150);

function found(exploration: Exploration): { outcomes: readonly string[]; violations: readonly string[] } {
  expect(exploration.advance(Infinity).kind).toBe('complete');
  return {
    outcomes: [...exploration.trail.outcomes].sort(),
    violations: exploration.trail.violations.list().map(({ violation }) => identityOf(violation)),
  };
}

/** All engines find the same outcomes and violations, and agree on the number of states. */
function agree(program: ToyProgram): void {
  const reference = found(new Reference(new ToyMachine(program), {}));
  const byState = new Reference(new ToyMachine(program), {}, 'states');
  const dfs = new Dfs(new ToyMachine(program), {});
  const bfs = new Bfs(new ToyMachine(program), {});
  expect(found(byState)).toEqual(reference);
  expect(found(dfs)).toEqual(reference);
  expect(found(bfs)).toEqual(reference);
  expect(found(new Dpor(new ToyMachine(program), {}))).toEqual(reference);
  expect([dfs.states, bfs.states]).toEqual([byState.states, byState.states]);
}

/** A step that shows one of these rules ends the path. */
const ending = new Set(['BUG', 'lock']);

/**
 * DPOR runs exactly one interleaving of every class to the end. Without steps that end the path it counts nothing
 * else, and if locks are only locked and unlocked it begins nothing else.
 */
function oneOfEach(program: ToyProgram): void {
  const machine = new RecordingMachine(new ToyMachine(program));
  const dpor = new Dpor(machine, {});
  found(dpor);
  const classes = mazurkiewiczTraces(new ToyMachine(program));
  expect([...machine.completed].sort()).toEqual([...classes].sort());
  if (dpor.trail.violations.list().some(({ violation }) => ending.has(violation.rule))) return;
  expect(dpor.executions).toBe(classes.size);
  if (locksAreLocks(program)) expect(dpor.redundant).toBe(0);
}

describe('all engines agree on random programs', () => {
  for (const locks of ['pure', 'mixed'] as const) {
    for (const bugs of ['none', 'some'] as const) {
      it(`${locks} locks, bugs: ${bugs}`, () => {
        fc.assert(fc.property(randomProgram({ bugs, locks }), agree), { numRuns: runs });
      });
    }
  }
});

describe('dpor runs one interleaving of each Mazurkiewicz trace of random programs', () => {
  for (const locks of ['pure', 'mixed'] as const) {
    for (const bugs of ['none', 'some'] as const) {
      it(`${locks} locks, bugs: ${bugs}`, () => {
        fc.assert(fc.property(randomProgram({ bugs, locks }), oneOfEach), { numRuns: runs });
      });
    }
  }
});
