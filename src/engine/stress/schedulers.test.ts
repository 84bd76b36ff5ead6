import { describe, expect, test } from 'vitest';
import { eq, not } from '../../transition/expression.ts';
import { action, assign, read } from '../../transition/testing/small-systems.ts';
import { PctScheduler, pctGuarantee } from './pct-scheduler.ts';
import { RandomScheduler, weightsOf } from './random-scheduler.ts';
import type { AttemptsResult } from './run-attempts.ts';
import { estimateOf } from './statistics.ts';
import { run, subjectOf } from './testing/run-system.ts';
import { bugOfDepth, idle, straightLines } from './testing/toy-systems.ts';
import { TimedScheduler, type TimedShape } from './timed-scheduler.ts';

/** Two CPUs of one step each; broken if CPU1 is first. */
const whoIsFirst = straightLines([[[assign(2, 1)]], [[{ kind: 'check', rule: 1, condition: read(2) }]]], {
  sharedVariables: 1,
});

/** How many standard deviations so many hits are from what this probability gives. */
function deviation({ broken, attempts }: AttemptsResult, probability: number): number {
  const spread = Math.sqrt(attempts * probability * (1 - probability));
  const distance = Math.abs(broken - attempts * probability);
  return distance === 0 ? 0 : distance / spread;
}

describe('random', () => {
  test.each([
    [[1, 1], 1 / 2],
    [[1, 3], 3 / 4],
    [[3, 1], 1 / 4],
    [[1, 0], 0],
    [[0, 0], 1 / 2],
  ])('weights %j let CPU1 be first with probability %d', async (weights, expected) => {
    const result = await run(subjectOf(whoIsFirst), new RandomScheduler(weights), { attempts: 20_000 });
    expect(deviation(result, expected)).toBeLessThan(4);
  });

  test('takes each way of one process as often', async () => {
    const system = straightLines([[]], {
      sharedVariables: 1,
      processes: [{ name: 'CPU0', path: '', kind: 'cpu', lane: 0, pc: 0, end: 1 }],
      variables: [
        { name: 'pc', values: 2, initial: 0 },
        { name: 'v', values: 8, initial: 0 },
      ],
      actions: [0, 1, 2, 3].map((way) => action(0, `way ${way}`, [assign(0, 1), assign(1, way)], { pc: 0 })),
      finals: [{ rule: 1, condition: not(eq(read(1), 3)) }],
    });
    const subject = subjectOf(system);
    await run(subject, new RandomScheduler([1]), { attempts: 8000 });
    for (const count of subject.taken) expect(count).toBeGreaterThan(1800);
  });

  test('hardware has a weight of its own', () => {
    expect(
      weightsOf(
        [
          { name: 'CPU0', kind: 'cpu' },
          { name: 'walker', kind: 'hardware' },
          { name: 'CPU1', kind: 'cpu' },
        ],
        0.25,
      ),
    ).toEqual([1, 0.25, 1]);
  });
});

describe('pct', () => {
  // The turns follow each other without a step between them: no bug of this depth is harder, and the bound is tight.
  test.each([
    [1, 10],
    [2, 10],
    [3, 10],
    [4, 8],
    [2, 40],
  ])('finds a bug of depth %i in 2 CPUs of %i steps as often as it promises', async (depth, steps) => {
    const subject = subjectOf(bugOfDepth(depth, steps));
    const scheduler = new PctScheduler(subject.movers, { depth, steps: 2 * steps, hardwareWeight: 1 });
    const result = await run(subject, scheduler, { attempts: 40_000 });
    expect(deviation(result, pctGuarantee(2, { depth, steps: 2 * steps }))).toBeLessThan(4);
  });

  test.each([1, 2, 3])('without enough change points never finds a bug of depth %i', async (missing) => {
    // Each change point makes at most one more turn.
    const subject = subjectOf(bugOfDepth(missing + 1, 10));
    const scheduler = new PctScheduler(subject.movers, { depth: missing, steps: 20, hardwareWeight: 1 });
    const { broken } = await run(subject, scheduler);
    expect(broken).toBe(0);
  });

  test('finds a bug more often if there are more steps that it may strike at', async () => {
    // CPU1's step has to come between two of CPU0 that are 10 steps apart.
    const line = Array.from({ length: 12 }, () => idle);
    const cpu = line.with(0, [assign(2, 1)]).with(10, [assign(2, 0)]);
    const other = line.with(6, [{ kind: 'check', rule: 1, condition: not(read(2)) }]);
    const subject = subjectOf(straightLines([cpu, other], { sharedVariables: 1 }));
    const { broken, attempts } = await run(
      subject,
      new PctScheduler(subject.movers, { depth: 2, steps: 24, hardwareWeight: 1 }),
    );
    expect(estimateOf(broken, attempts).low).toBeGreaterThan(5 * pctGuarantee(2, { depth: 2, steps: 24 }));
  });

  test('promises 1 / (n k^(d-1))', () => {
    expect(pctGuarantee(2, { depth: 1, steps: 100 })).toBe(1 / 2);
    expect(pctGuarantee(3, { depth: 3, steps: 10 })).toBe(1 / 300);
  });

  test('lets hardware move, so that a CPU that waits for it goes on', async () => {
    const system = straightLines([[[assign(1, 0)]]], {
      sharedVariables: 1,
      processes: [
        { name: 'CPU0', path: '', kind: 'cpu', lane: 0, pc: 0, end: 2 },
        { name: 'messages', path: '', kind: 'hardware', lane: 0 },
      ],
      variables: [
        { name: 'pc', values: 3, initial: 0 },
        { name: 'v', values: 8, initial: 0 },
      ],
      progress: [1],
      actions: [
        action(0, 'wait', [assign(0, 2)], { pc: 1, guard: read(1) }),
        action(1, 'deliver', [assign(1, 1)], { guard: eq(read(0), 1) }),
      ],
    });
    const subject = subjectOf(system);
    const result = await run(
      subject,
      new PctScheduler(subject.movers, { depth: 2, steps: 2, hardwareWeight: 0 }),
    );
    expect(result.broken).toBe(0);
    expect(result.longest).toBeGreaterThan(2);
  });
});

test('a change of priorities is as likely after the first step as after any other', async () => {
  // Between the first step of CPU0 and its second, one of three, when CPU0 was to go first.
  const system = straightLines(
    [[[assign(2, 1)], [assign(2, 0)]], [[{ kind: 'check', rule: 1, condition: not(read(2)) }]]],
    { sharedVariables: 1 },
  );
  const subject = subjectOf(system);
  const scheduler = new PctScheduler(subject.movers, { depth: 2, steps: 3, hardwareWeight: 1 });
  expect(deviation(await run(subject, scheduler, { attempts: 20_000 }), 1 / 6)).toBeLessThan(4);
});

describe('timed', () => {
  const shape = (more: Partial<TimedShape> = {}): TimedShape => ({
    window: 0,
    jitter: 0,
    costs: new Map([['step 0', 10]]),
    delays: [],
    ...more,
  });

  test('CPUs that begin within a window meet as often as the window says', async () => {
    // CPU0 stores at its first step and takes it back 10 cycles later; CPU1 looks once. With both within 100 cycles:
    // the difference of two uniform numbers is from 0 to 10 with probability (100^2 - 90^2) / (2 * 100^2).
    const system = straightLines(
      [[[assign(2, 1)], [assign(2, 0)]], [[{ kind: 'check', rule: 1, condition: not(read(2)) }]]],
      { sharedVariables: 1 },
    );
    const subject = subjectOf(system);
    const scheduler = new TimedScheduler(subject.movers, shape({ window: 100 }));
    expect(deviation(await run(subject, scheduler, { attempts: 20_000 }), 0.095)).toBeLessThan(4);
  });

  test.each([
    [0, 0.095],
    [10, 0.18],
    [40, 0.375],
  ])('a delay of %i cycles after the function makes it %d', async (cycles, expected) => {
    const system = straightLines(
      [[[assign(2, 1)], [assign(2, 0)]], [[{ kind: 'check', rule: 1, condition: not(read(2)) }]]],
      { sharedVariables: 1 },
    );
    const named = {
      ...system,
      actions: system.actions.map((each, at) => ({ ...each, calls: at === 0 ? ['f', 'invalidate'] : ['f'] })),
    };
    const subject = subjectOf(named);
    const delays = [{ name: 'invalidate', when: 'after' as const, cycles }];
    const scheduler = new TimedScheduler(subject.movers, shape({ window: 100, delays }));
    expect(deviation(await run(subject, scheduler, { attempts: 20_000 }), expected)).toBeLessThan(4);
    expect(scheduler.applied).toEqual([20_000]);
  });

  test('a delay before a step is found by its label too', async () => {
    const subject = subjectOf(straightLines([[idle, idle], [idle]], { sharedVariables: 0 }));
    const delays = [
      { name: 'step 1', when: 'before' as const, cycles: 5 },
      { name: 'nowhere', when: 'after' as const, cycles: 5 },
    ];
    const scheduler = new TimedScheduler(subject.movers, shape({ delays }));
    await run(subject, scheduler, { attempts: 10 });
    expect(scheduler.applied).toEqual([10, 0]);
    scheduler.forget();
    await run(subject, scheduler, { attempts: 3 });
    expect(scheduler.applied).toEqual([3, 0]);
  });

  test('without window and jitter the order is that of the costs', async () => {
    const system = straightLines(
      [
        [[assign(2, 1)], [assign(2, 2)]],
        [idle, [{ kind: 'check', rule: 1, condition: eq(read(2), 1) }]],
      ],
      {
        sharedVariables: 1,
      },
    );
    const priced = {
      ...system,
      actions: system.actions.map((each) => ({ ...each, label: `${each.process}` })),
    };
    const subject = subjectOf(priced);
    const costs = new Map([
      ['0', 10],
      ['1', 5],
    ]);
    const { broken } = await run(subject, new TimedScheduler(subject.movers, shape({ costs })), {
      attempts: 50,
    });
    expect(broken).toBe(0);
    costs.set('1', 15);
    const slower = await run(subjectOf(priced), new TimedScheduler(subject.movers, shape({ costs })), {
      attempts: 50,
    });
    expect(slower.broken).toBe(50);
  });

  test('who waits for a lock goes on when it is free, and not before', async () => {
    const system = straightLines(
      [[idle, idle, [assign(2, 1)]], [[{ kind: 'check', rule: 1, condition: read(2) }]]],
      {
        sharedVariables: 1,
      },
    );
    const waiting = {
      ...system,
      actions: system.actions.map((each) => (each.process === 1 ? { ...each, guard: eq(read(0), 3) } : each)),
    };
    const subject = subjectOf(waiting);
    const { broken, attempts } = await run(
      subject,
      new TimedScheduler(subject.movers, shape({ window: 1000 })),
    );
    expect([broken, attempts]).toEqual([0, 2000]);
  });
});
