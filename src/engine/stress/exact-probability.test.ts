import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { add, eq, not } from '../../transition/expression.ts';
import { Interpreter } from '../../transition/interpret.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import { randomSystem } from '../../transition/testing/random-system.ts';
import { action, assign, philosophers, read } from '../../transition/testing/small-systems.ts';
import { exactProbabilities } from './exact-probability.ts';
import { RandomScheduler, weightsOf } from './random-scheduler.ts';
import { runAttempts } from './run-attempts.ts';
import { estimateOf } from './statistics.ts';
import { SystemSubject } from './system-subject.ts';
import { idle, straightLines } from './testing/toy-systems.ts';

const equal = (system: TransitionSystem): readonly number[] => system.processes.map(() => 1);

/** CPU0 loads and stores, CPU1 too: an update is lost unless one has done both before the other begins. */
function lostUpdate(before: number): TransitionSystem {
  const [shared, local] = [2, 3];
  const cpu = (own: number) => [
    ...Array.from({ length: before }, () => idle),
    [assign(own, read(shared))],
    [assign(shared, add(read(own), 1))],
  ];
  return straightLines([cpu(local), cpu(local + 1)], {
    sharedVariables: 3,
    finals: [{ rule: 1, condition: eq(read(shared), 2) }],
  });
}

describe('exact probabilities, by hand', () => {
  test('a lost update of two steps each: 1/2', () => {
    // Whoever is first goes on at once with probability 1/2; else both have loaded.
    const { any, rules, states } = exactProbabilities(lostUpdate(0), [1, 1], 1000);
    expect(any).toEqual({ low: 0.5, high: 0.5 });
    expect(rules.get('bug')).toEqual({ low: 0.5, high: 0.5 });
    expect(states).toBeLessThan(20);
  });

  test('weights: CPU0 twice as likely as CPU1', () => {
    // Not lost: CPU0 (2/3) then CPU0 (2/3), or CPU1 (1/3) then CPU1 (1/3): 5/9.
    const { any } = exactProbabilities(lostUpdate(0), [2, 1], 1000);
    expect(any.low).toBeCloseTo(4 / 9, 14);
    expect(any.high).toBeCloseTo(4 / 9, 14);
  });

  test('a step back to the same state does not count: 1/3 as likely as the other two', () => {
    // Hardware that changes nothing competes with two ways out, one of them broken.
    const system = straightLines([[idle]], {
      sharedVariables: 1,
      processes: [
        { name: 'CPU0', path: '', kind: 'cpu', lane: 0, pc: 0, end: 1 },
        { name: 'hardware', path: '', kind: 'hardware', lane: 0 },
      ],
      actions: [action(1, 'nothing', []), action(1, 'break', [assign(1, 1)])],
      invariants: [{ rule: 1, condition: not(read(1)) }],
    });
    // From the start: CPU 1/2, nothing 1/4, break 1/4: broken before the CPU ends with (1/4) / (3/4).
    const { any } = exactProbabilities(system, [1, 1], 10);
    expect(any.low).toBeCloseTo(1 / 3, 12);
    expect(any.high).toBeCloseTo(1 / 3, 12);
  });

  test('a circle of two states is solved: the gambler who needs two', () => {
    // v counts up and down between 0 and 3; at 3 it is broken; the CPU ends the game at any time.
    const v = 1;
    const system = straightLines([[idle]], {
      sharedVariables: 1,
      processes: [
        { name: 'CPU0', path: '', kind: 'cpu', lane: 0, pc: 0, end: 1 },
        { name: 'hardware', path: '', kind: 'hardware', lane: 0 },
      ],
      actions: [0, 1, 2].flatMap((at) => [
        action(1, 'up', [assign(v, at + 1)], { guard: eq(read(v), at) }),
        ...(at === 0 ? [] : [action(1, 'down', [assign(v, at - 1)], { guard: eq(read(v), at) })]),
      ]),
      invariants: [{ rule: 1, condition: not(eq(read(v), 3)) }],
    });
    // p0 = p1/2; p1 = (p0 + p2)/4; p2 = (p1 + 1)/4: p1 = 2/26, p0 = 1/26.
    const { any } = exactProbabilities(system, [1, 1], 10);
    expect(any.low).toBeCloseTo(1 / 26, 12);
    expect(any.high).toBeCloseTo(1 / 26, 12);
    expect(any.high).toBeGreaterThanOrEqual(any.low);
  });

  test('two philosophers starve with probability 1/2', () => {
    // Left fork of one, then of the other (1/2), before the first takes its right one.
    const { rules } = exactProbabilities(philosophers(2), [1, 1], 100);
    expect([...rules]).toEqual([['deadlock', { low: 0.5, high: 0.5 }]]);
  });

  test('a rule that cannot be broken is left out', () => {
    const system = straightLines([[idle, idle], [idle]], {
      sharedVariables: 0,
      finals: [{ rule: 1, condition: eq(read(0), 2) }],
    });
    const { any, rules } = exactProbabilities(system, [1, 1], 100);
    expect(rules.size).toBe(0);
    expect(any).toEqual({ low: 0, high: 0 });
  });

  test('more states than the limit are an error with a code', () => {
    const tooMany = (): unknown => exactProbabilities(lostUpdate(3), [1, 1], 5);
    expect(tooMany).toThrow(ThpcheckError);
    expect(tooMany).toThrow(/more than 5 states/);
  });
});

/** Probability of each rule, and how much is not decided, after so many steps: plain, and by the interpreter. */
function naive(system: TransitionSystem, weights: readonly number[], steps: number) {
  const interpreter = new Interpreter(system);
  const idOf = (rule: number): string => system.rules[rule]!.id;
  let front = new Map<string, { state: Int32Array; broken: ReadonlySet<string>; mass: number }>();
  const done = new Map<string, number>();
  const enter = (to: typeof front, state: Int32Array, broken: ReadonlySet<string>, mass: number): void => {
    const all = new Set([...broken, ...interpreter.inspect(state).broken.map(idOf)]);
    const enabled = interpreter.enabled(state);
    const goesOn = enabled.some(
      (each) =>
        system.processes[system.actions[each]!.process]!.kind === 'cpu' ||
        system.progress.includes(system.actions[each]!.process),
    );
    if (interpreter.finished(state) || !goesOn) {
      for (const id of all) done.set(id, (done.get(id) ?? 0) + mass);
      return;
    }
    const key = `${state.join()} ${[...all].toSorted().join()}`;
    to.set(key, { state, broken: all, mass: (to.get(key)?.mass ?? 0) + mass });
  };
  enter(front, interpreter.initial(), new Set(), 1);
  for (let step = 0; step < steps; step++) {
    const next: typeof front = new Map();
    for (const { state, broken, mass } of front.values()) {
      const enabled = interpreter.enabled(state);
      const processes = [...new Set(enabled.map((each) => system.actions[each]!.process))];
      const sum = processes.reduce((total, process) => total + weights[process]!, 0);
      for (const process of processes) {
        const ways = enabled.filter((each) => system.actions[each]!.process === process);
        for (const way of ways) {
          const after = interpreter.step(state, way);
          const all = new Set([...broken, ...after.broken.map(idOf)]);
          enter(next, after.state, all, (mass * weights[process]!) / sum / ways.length);
        }
      }
    }
    front = next;
  }
  const open = [...front.values()].reduce((sum, { mass }) => sum + mass, 0);
  return { done, open };
}

test('agree with all paths of random systems, run by the interpreter', () => {
  fc.assert(
    fc.property(randomSystem, (system) => {
      let exact;
      try {
        exact = exactProbabilities(system, equal(system), 300);
      } catch (error) {
        if (error instanceof ThpcheckError) return;
        throw error;
      }
      const { done, open } = naive(system, equal(system), 30);
      for (const id of new Set([...done.keys(), ...exact.rules.keys()])) {
        const bounds = exact.rules.get(id) ?? { low: 0, high: 0 };
        expect(bounds.high).toBeGreaterThanOrEqual((done.get(id) ?? 0) - 1e-9);
        expect(bounds.low).toBeLessThanOrEqual((done.get(id) ?? 0) + open + 1e-9);
        expect(bounds.low).toBeLessThanOrEqual(bounds.high + 1e-12);
      }
    }),
    { numRuns: 30 },
  );
});

test.each([0, 1, 2])('lie in the interval of attempts, %i steps before', async (before) => {
  const system = lostUpdate(before);
  const subject = new SystemSubject(
    system,
    system.actions.map(() => ({ costClass: '', calls: [], label: '' })),
  );
  const weights = weightsOf(subject.movers, 1);
  const { broken, attempts } = await runAttempts(subject, new RandomScheduler(weights), {
    seed: 1n,
    attempts: 20_000,
    mostSteps: 100,
    stopAtFirst: false,
  });
  const estimate = estimateOf(broken, attempts);
  const { any } = exactProbabilities(system, weights, 1000);
  expect(any.low).toBeGreaterThan(estimate.low);
  expect(any.high).toBeLessThan(estimate.high);
});
