import { describe, expect, test } from 'vitest';
import { assign, peterson, philosophers } from '../../transition/testing/small-systems.ts';
import { replayTrace } from '../packed/replay-trace.ts';
import { replay, shows } from '../replay.ts';
import { ToyMachine } from '../testing/toy-machine.ts';
import { assert, jumpIf, load, r, set, store, unmodelled, type ToyProgram } from '../testing/toy-program.ts';
import { MachineSubject } from './machine-subject.ts';
import { PctScheduler } from './pct-scheduler.ts';
import { RandomScheduler } from './random-scheduler.ts';
import { runAttempts } from './run-attempts.ts';
import { shortenTrace } from './shorten-trace.ts';
import { estimateOf } from './statistics.ts';
import { run, subjectOf } from './testing/run-system.ts';
import { bugOfDepth, idle, straightLines } from './testing/toy-systems.ts';

const usual = { seed: 1n, attempts: 2000, mostSteps: 1000, stopAtFirst: false };

describe('attempts of a system', () => {
  test('are the same for the same seed, and others for another', async () => {
    const system = peterson('broken');
    const first = await run(subjectOf(system), new RandomScheduler([1, 1]));
    expect(await run(subjectOf(system), new RandomScheduler([1, 1]))).toEqual(first);
    expect(await run(subjectOf(system), new RandomScheduler([1, 1]), { seed: 2n })).not.toEqual(first);
    expect(first.broken).toBeGreaterThan(0);
  });

  test('can be run alone: the first that breaks a rule breaks it again, in the same steps', async () => {
    const system = bugOfDepth(3, 6);
    const scheduler = (): PctScheduler =>
      new PctScheduler(subjectOf(system).movers, { depth: 3, steps: 12, hardwareWeight: 1 });
    const all = await run(subjectOf(system), scheduler());
    const { attempt, trace } = all.rules[0]!.first;
    expect(attempt).toBeGreaterThan(1);
    const alone = await run(subjectOf(system), scheduler(), { only: attempt });
    expect([alone.attempts, alone.broken]).toEqual([1, 1]);
    expect(alone.rules[0]!.first.trace).toEqual(trace);
    expect(alone.lastTrace.slice(0, trace.length)).toEqual(trace);
  });

  test('give traces that the interpreter can replay', async () => {
    const system = peterson('broken');
    const { rules } = await run(subjectOf(system), new RandomScheduler([1, 1]));
    const { rule, first } = rules.find((each) => each.rule === 'exclusion')!;
    const last = replayTrace(system, first.trace).steps.at(-1)!;
    expect(last.broken.map((each) => system.rules[each]!.id)).toContain(rule);
    expect(first.broken.message).toBe('two inside');
  });

  test('tell of the initial state, each step and the end', async () => {
    const system = straightLines([[idle, idle], [idle]], { sharedVariables: 0 });
    let [begun, steps] = [0, 0];
    await run(subjectOf(system), new RandomScheduler([1, 1]), {
      attempts: 5,
      onBegin: () => void begun++,
      onStep: () => void steps++,
    });
    expect(begun).toBe(5);
    expect(steps).toBe(5 * (1 + 3 + 1));
  });

  test('notice deadlocks', async () => {
    const { rules, attempts } = await run(subjectOf(philosophers(2)), new RandomScheduler([1, 1]));
    expect(rules.map(({ rule }) => rule)).toEqual(['deadlock']);
    const { low, high } = estimateOf(rules[0]!.attempts, attempts);
    expect(0.5).toBeGreaterThan(low);
    expect(0.5).toBeLessThan(high);
  });

  test('stop at the first violation on request', async () => {
    const all = await run(subjectOf(peterson('broken')), new RandomScheduler([1, 1]));
    const first = await run(subjectOf(peterson('broken')), new RandomScheduler([1, 1]), {
      stopAtFirst: true,
    });
    expect(first.end).toEqual({ kind: 'first violation' });
    expect(first.attempts).toBe(Math.min(...all.rules.map((rule) => rule.first.attempt)));
  });

  test('are given up after the most steps', async () => {
    const system = straightLines([[idle, idle, [assign(0, 0)]]], { sharedVariables: 0 });
    const result = await run(subjectOf(system), new RandomScheduler([1]), { mostSteps: 2, attempts: 5 });
    expect([result.cut, result.attempts, result.longest]).toEqual([5, 5, 2]);
  });

  test('stop when the user wants it, with what was done so far', async () => {
    const system = bugOfDepth(1, 40);
    const result = await run(subjectOf(system), new RandomScheduler([1, 1]), {
      attempts: 1e9,
      interrupted: () => true,
    });
    expect(result.end).toEqual({ kind: 'interrupted' });
    expect(result.attempts).toBeGreaterThan(0);
    expect(result.broken).toBeGreaterThan(0);
  });

  test('stop after a time', async () => {
    const result = await run(subjectOf(bugOfDepth(1, 40)), new RandomScheduler([1, 1]), {
      attempts: 1e9,
      milliseconds: 1,
    });
    expect(result.end).toEqual({ kind: 'milliseconds' });
  });

  test('count what was taken and reached', async () => {
    const subject = subjectOf(peterson('right'));
    const { steps } = await run(subject, new RandomScheduler([1, 1]), { attempts: 500 });
    expect(subject.reached[0]).toBeGreaterThan(0);
    expect(subject.reached[0]).toBeLessThan(500);
    expect(subject.reached[1]).toBe(0);
    expect(subject.taken.reduce((a, b) => a + b, 0)).toBe(steps);
    subject.forget();
    expect(Math.max(...subject.taken, ...subject.reached)).toBe(0);
  });
});

/** Both agents add 1 with a load and a store. */
const lostUpdate: ToyProgram = {
  variables: 1,
  agents: [0, 1].map(() => [load(0, 0), set(0, r(0), 1), store(0, r(0))]),
  finally: { variable: 0, value: 2 },
};

/** CPU0 looks at the second variable only if it finds that CPU1 has written the first, which a run one by one does not do. */
const lateSharing: ToyProgram = {
  variables: 2,
  agents: [
    [load(0, 0), jumpIf(0, 0, 4), load(1, 1), assert(1, 1)],
    [store(0, 1), store(1, 1)],
  ],
};

describe('attempts of a machine', () => {
  test('lose an update half of the time', async () => {
    const machine = new ToyMachine(lostUpdate);
    const result = await runAttempts(new MachineSubject(machine), new RandomScheduler([1, 1]), usual);
    const { low, high } = estimateOf(result.broken, result.attempts);
    expect(0.5).toBeGreaterThan(low);
    expect(0.5).toBeLessThan(high);
    expect(result.attempts).toBe(2000);
    const { broken, trace } = result.rules[0]!.first;
    expect(shows(replay(machine, trace), broken)).toBe(true);
  });

  test('can be run alone with what made the steps finer', async () => {
    const all = await runAttempts(
      new MachineSubject(new ToyMachine(lateSharing, 'discovered')),
      new RandomScheduler([1, 1]),
      usual,
    );
    expect(all.widenedBy).toHaveLength(1);
    const known = await runAttempts(
      new MachineSubject(new ToyMachine(lateSharing)),
      new RandomScheduler([1, 1]),
      usual,
    );
    expect({ ...all, widenedBy: [] }).toEqual(known);
    const { attempt, trace } = all.rules[0]!.first;
    const alone = await runAttempts(
      new MachineSubject(new ToyMachine(lateSharing, 'discovered')),
      new RandomScheduler([1, 1]),
      { ...usual, only: attempt, widenedBy: all.widenedBy },
    );
    expect(alone.rules[0]!.first.trace).toEqual(trace);
    expect(alone.widenedBy).toEqual(all.widenedBy);
  });

  test('stop at what is not modelled', async () => {
    const program: ToyProgram = { variables: 1, agents: [[load(0, 0), unmodelled()], [load(0, 0)]] };
    const result = await runAttempts(
      new MachineSubject(new ToyMachine(program)),
      new RandomScheduler([1, 1]),
      usual,
    );
    expect(result.end).toEqual({ kind: 'unmodelled', what: 'toy operation' });
    expect(result.attempts).toBe(0);
  });
});

describe('shortenTrace', () => {
  test('leaves only the switches that are needed', async () => {
    const system = bugOfDepth(1, 12);
    const { rules } = await run(subjectOf(system), new RandomScheduler([1, 1]), { attempts: 200 });
    const long = rules[0]!.first.trace;
    const short = shortenTrace(system, long, 'bug');
    expect(short.length).toBeLessThan(long.length);
    const processes = short.map((each) => system.actions[each]!.process);
    expect(processes.filter((each, at) => at > 0 && each !== processes[at - 1])).toHaveLength(1);
    expect(replayTrace(system, short).steps.at(-1)!.broken).toEqual([1]);
  });

  test('keeps a trace to a final state', async () => {
    const system = straightLines(
      [
        [[assign(2, 1)], idle],
        [[assign(2, 2)], idle],
      ],
      {
        sharedVariables: 1,
        finals: [
          {
            rule: 1,
            condition: {
              kind: 'binary',
              operator: 'eq',
              left: { kind: 'variable', variable: 2 },
              right: { kind: 'constant', value: 1 },
            },
          },
        ],
      },
    );
    const { rules } = await run(subjectOf(system), new RandomScheduler([1, 1]), { attempts: 50 });
    const short = shortenTrace(system, rules[0]!.first.trace, 'bug');
    expect(short).toHaveLength(4);
    expect(replayTrace(system, short).steps.at(-1)!.broken).toEqual([1]);
  });
});
