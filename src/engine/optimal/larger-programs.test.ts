import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContextBounding } from '../context-bounding.ts';
import { Dfs } from '../dfs.ts';
import { Dpor } from '../dpor.ts';
import { switchesOf } from '../switches.ts';
import { locksAreLocks, randomProgram } from '../testing/random-program.ts';
import { ToyMachine } from '../testing/toy-machine.ts';
import type { ToyProgram } from '../testing/toy-program.ts';
import type { Trail } from '../trail.ts';
import { identityOf } from '../violations.ts';

/** Random programs per property; ENGINE_RUNS raises it for a long run. */
const runs = Number(process.env['ENGINE_RUNS'] ?? 100);

/** A step that shows one of these rules ends the path. */
const ending = new Set(['BUG', 'lock']);

function found(trail: Trail): { outcomes: readonly string[]; violations: readonly string[] } {
  return {
    outcomes: [...trail.outcomes].sort(),
    violations: trail.violations.list().map(({ violation }) => identityOf(violation)),
  };
}

/** DPOR finds what the search by states finds, and begins no execution in vain where it promises so. */
function agrees(program: ToyProgram): void {
  const dpor = new Dpor(new ToyMachine(program), {});
  const dfs = new Dfs(new ToyMachine(program), {});
  expect(dpor.advance(Infinity).kind).toBe('complete');
  expect(dfs.advance(Infinity).kind).toBe('complete');
  expect(found(dpor.trail)).toEqual(found(dfs.trail));
  const early = dpor.trail.violations.list().some(({ violation }) => ending.has(violation.rule));
  if (locksAreLocks(program) && !early) expect(dpor.redundant).toBe(0);
}

/** Its witnesses have as many switches as a search of all schedules with 0, 1, 2, ... switches needs. */
function fewest(program: ToyProgram): void {
  const dpor = new Dpor(new ToyMachine(program), {});
  dpor.advance(Infinity);
  const wanted = new Map(
    dpor.trail.violations
      .list()
      .map(({ violation, trace }) => [identityOf(violation), switchesOf(trace)] as const),
  );
  const met = new Map<string, number>();
  for (let maximum = 0; met.size < wanted.size && maximum < 30; maximum++) {
    const search = new ContextBounding(new ToyMachine(program), {}, { kind: 'switches', maximum });
    search.advance(Infinity);
    for (const { violation } of search.trail.violations.list()) {
      const identity = identityOf(violation);
      if (!met.has(identity)) met.set(identity, maximum);
    }
  }
  const texts = (costs: ReadonlyMap<string, number>): readonly string[] =>
    [...costs].map(([identity, switches]) => `${identity}: ${switches}`).toSorted();
  expect(texts(met)).toEqual(texts(wanted));
}

describe('on programs with more interleavings than can be run', () => {
  for (const locks of ['pure', 'mixed'] as const) {
    for (const bugs of ['none', 'some'] as const) {
      const programs = randomProgram({ bugs, locks, accesses: 'more' });
      it(`${locks} locks, bugs: ${bugs}: outcomes and violations`, () => {
        fc.assert(fc.property(programs, agrees), { numRuns: runs });
      });

      it(`${locks} locks, bugs: ${bugs}: switches`, () => {
        fc.assert(fc.property(programs, fewest), { numRuns: runs });
      });
    }
  }
});
