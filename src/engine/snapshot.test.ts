import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bfs } from './bfs.ts';
import { ContextBounding } from './context-bounding.ts';
import { Dfs } from './dfs.ts';
import { Dpor } from './dpor.ts';
import type { Exploration } from './exploration.ts';
import type { ExplorationSnapshot, SnapshotTable } from './snapshot.ts';
import { lastZero } from './testing/benchmarks.ts';
import { randomProgram } from './testing/random-program.ts';
import { ToyMachine } from './testing/toy-machine.ts';
import type { ToyProgram } from './testing/toy-program.ts';

const runs = Number(process.env['ENGINE_RUNS'] ?? 60);

const strategies: Readonly<Record<string, (program: ToyProgram) => Exploration>> = {
  dfs: (program) => new Dfs(new ToyMachine(program), {}),
  'dfs with sleep sets': (program) => new Dfs(new ToyMachine(program), {}, 'sleep'),
  'context bounding': (program) =>
    new ContextBounding(new ToyMachine(program), {}, { kind: 'preemptions', maximum: Infinity }),
  'context bounding by switches': (program) =>
    new ContextBounding(new ToyMachine(program), {}, { kind: 'switches', maximum: Infinity }),
  bfs: (program) => new Bfs(new ToyMachine(program), {}),
  dpor: (program) => new Dpor(new ToyMachine(program), {}),
};

/** As a file would give it back: no identity with what the exploration goes on with. */
function copied({ trail, numbers, tables }: ExplorationSnapshot): ExplorationSnapshot {
  const entries = Object.entries(tables).map(([name, table]): [string, SnapshotTable] => [
    name,
    table.slice(),
  ]);
  const plain = JSON.parse(JSON.stringify({ trail, numbers })) as Pick<
    ExplorationSnapshot,
    'trail' | 'numbers'
  >;
  return { ...plain, tables: Object.fromEntries(entries) };
}

function figures(exploration: Exploration) {
  const { executions, redundant, states, explored, trail } = exploration;
  const { transitions, depth, deadlocks, outcomes, violations } = trail;
  return {
    executions,
    redundant,
    states,
    explored,
    transitions,
    depth,
    deadlocks,
    outcomes: [...outcomes].sort(),
    violations: violations.list(),
  };
}

/** Runs the exploration in pieces, each on a machine of its own; `pieces` are numbers of actions. */
function inPieces(
  begin: (program: ToyProgram) => Exploration,
  program: ToyProgram,
  pieces: readonly number[],
) {
  let exploration = begin(program);
  for (const piece of pieces) {
    const advance = exploration.advance(piece);
    if (advance.kind !== 'running') return figures(exploration);
    const next = begin(program);
    expect(next.restore!(copied(exploration.snapshot!()))).toBe('restored');
    exploration = next;
  }
  expect(exploration.advance(Infinity).kind).toBe('complete');
  return figures(exploration);
}

describe.each(Object.entries(strategies))('a snapshot of %s', (_, begin) => {
  it('goes on elsewhere as if there had been no break', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 });
    for (const locks of ['pure', 'mixed'] as const) {
      fc.assert(
        fc.property(randomProgram({ bugs: 'some', locks }), pieces, (program, lengths) => {
          expect(inPieces(begin, program, lengths)).toEqual(inPieces(begin, program, []));
        }),
        { numRuns: runs },
      );
    }
  });

  it('goes on elsewhere after tables have grown', () => {
    const program = lastZero(6);
    expect(inPieces(begin, program, [300, 1000, 1])).toEqual(inPieces(begin, program, []));
  });

  it('is refused by another program', () => {
    const exploration = begin(lastZero(4));
    exploration.advance(20);
    const other = begin(lastZero(5));
    expect(other.restore!(copied(exploration.snapshot!()))).toBe('diverged');
  });
});
