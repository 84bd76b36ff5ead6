import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContextBounding } from '../engine/context-bounding.ts';
import { Dfs } from '../engine/dfs.ts';
import { Dpor } from '../engine/dpor.ts';
import type { Exploration } from '../engine/exploration.ts';
import type { ExplorationSnapshot } from '../engine/snapshot.ts';
import { randomProgram } from '../engine/testing/random-program.ts';
import type { ToyProgram } from '../engine/testing/toy-program.ts';
import type { FlatMachine } from '../machine/flat-machine.ts';
import { restoreTo, snapshotOf, type MachineSnapshot } from '../machine/machine-snapshot.ts';
import { compileToy, entriesOf } from '../machine/testing/compile-toy.ts';
import { fingerprint, flatMachine, settleSharing } from '../machine/testing/flat-program.ts';

/** Random programs per property; MACHINE_RUNS raises it for a long run. */
const runs = Number(process.env['MACHINE_RUNS'] ?? 15);

/** The flat machine has no access of more than 64 bits. */
function machineOf(toy: ToyProgram): FlatMachine {
  const agents = toy.agents.map((ops) =>
    ops.map((op) => (op.op === 'fill' || op.op === 'sum' ? { ...op, count: Math.min(op.count, 2) } : op)),
  );
  return flatMachine(compileToy({ ...toy, agents }), entriesOf(toy));
}

function figures({ trail, states, executions }: Exploration, machine: FlatMachine) {
  return {
    states,
    executions,
    transitions: trail.transitions,
    outcomes: [...trail.outcomes].sort(),
    violations: trail.violations.list(),
    shared: machine.sharing.snapshot().shared,
  };
}

const plain = <T>(data: T): T => JSON.parse(JSON.stringify(data)) as T;

const engines: Readonly<Record<string, (machine: FlatMachine) => Exploration>> = {
  dfs: (machine) => new Dfs(machine, {}),
  'dfs with sleep sets': (machine) => new Dfs(machine, {}, 'sleep'),
  'context bounding': (machine) =>
    new ContextBounding(machine, {}, { kind: 'preemptions', maximum: Infinity }),
  dpor: (machine) => new Dpor(machine, {}),
};

describe.each(Object.entries(engines))('%s on the flat machine', (_, begin) => {
  it('goes on in another machine as if there had been no break', () => {
    const property = (toy: ToyProgram, actions: number): void => {
      const machine = machineOf(toy);
      settleSharing(machine);
      const first = begin(machine);
      if (first.advance(actions).kind !== 'running') return;
      const exploration = first.snapshot!();
      const [learnt, { trail, numbers }] = plain<[MachineSnapshot, Omit<ExplorationSnapshot, 'tables'>]>([
        snapshotOf(machine.learning),
        exploration,
      ]);
      const tables = Object.fromEntries(
        Object.entries(exploration.tables).map(([name, table]) => [name, table.slice()]),
      );
      const other = machineOf(toy);
      other.reset();
      expect(restoreTo(other.learning, learnt)).toBe(true);
      const second = begin(other);
      expect(second.restore!({ trail, numbers, tables })).toBe('restored');
      expect(fingerprint(other)).toBe(fingerprint(machine));
      expect(second.advance(Infinity)).toEqual(first.advance(Infinity));
      expect(figures(second, other)).toEqual(figures(first, machine));
    };
    fc.assert(
      fc.property(
        randomProgram({ bugs: 'some', locks: 'mixed' }),
        fc.integer({ min: 1, max: 200 }),
        property,
      ),
      { numRuns: runs },
    );
  });
});

describe('what a machine has learnt', () => {
  it('does not fit a machine of another program', () => {
    const machine = machineOf({ variables: 1, agents: [[{ op: 'lock', variable: 0 }]] });
    machine.reset();
    const snapshot = snapshotOf(machine.learning);
    const renamed = { ...snapshot, space: { ...snapshot.space, symbols: ['elsewhere'] } };
    const other = machineOf({ variables: 1, agents: [[{ op: 'lock', variable: 0 }]] });
    other.reset();
    expect(restoreTo(other.learning, renamed)).toBe(false);
  });
});

describe('final checks that are remembered', () => {
  it('come to what a check of the state itself comes to', () => {
    const property = (toy: ToyProgram): void => {
      const known = machineOf(toy);
      settleSharing(known);
      // Every complete interleaving of the search looks at its final state; here each is looked at afresh as well.
      const traces: number[][] = [];
      // A word turned out to be shared: what a step is has changed, and a search starts again.
      let widened = false;
      const visit = (trace: number[]): void => {
        const enabled = known.enabled();
        if (enabled === 0 && traces.length < 40) {
          traces.push([...trace]);
          const { outcome, violations } = known.finish();
          const fresh = machineOf(toy);
          fresh.reset();
          restoreTo(fresh.learning, snapshotOf(known.learning));
          fresh.reset();
          for (const agent of trace) fresh.step(agent);
          fresh.takeViolations();
          expect(fresh.finish()).toEqual({ outcome, violations });
        }
        for (let agent = 0; agent < known.agents && traces.length < 40 && !widened; agent++) {
          if (((enabled >> agent) & 1) === 0) continue;
          const mark = known.mark();
          const outcome = known.step(agent);
          known.takeViolations();
          widened ||= outcome === 'widened';
          if (outcome === 'parked' || outcome === 'finished') visit([...trace, agent]);
          known.undo(mark);
        }
      };
      do {
        widened = false;
        traces.length = 0;
        known.reset();
        visit([]);
      } while (widened);
    };
    fc.assert(fc.property(randomProgram({ bugs: 'some', locks: 'mixed' }), property), { numRuns: runs });
  });
});

describe('a fingerprint', () => {
  it('is the same whether it was asked for at every step or only now', () => {
    const walk = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 5 })), { maxLength: 40 });
    const property = (toy: ToyProgram, moves: readonly (readonly [number, number])[]): void => {
      const [always, now] = [machineOf(toy), machineOf(toy)];
      for (const machine of [always, now]) settleSharing(machine);
      const marks: (readonly [number, number])[] = [];
      for (const [choice, back] of moves) {
        fingerprint(always);
        if (back === 0 && marks.length > 0) {
          const [one, other] = marks.splice(choice % marks.length)[0]!;
          always.undo(one);
          now.undo(other);
          if (choice % 2 === 0) expect(fingerprint(now)).toBe(fingerprint(always));
          continue;
        }
        const agent = [0, 1, 2, 3].map((i) => (i + choice) % 4).find((i) => (always.enabled() >> i) & 1);
        if (agent === undefined) break;
        marks.push([always.mark(), now.mark()]);
        expect(now.step(agent)).toBe(always.step(agent));
      }
      expect(fingerprint(now)).toBe(fingerprint(always));
    };
    fc.assert(fc.property(randomProgram({ bugs: 'some', locks: 'mixed' }), walk, property), {
      numRuns: 4 * runs,
    });
  });
});
