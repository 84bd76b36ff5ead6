import { describe, expect, it } from 'vitest';
import type { SearchLimits } from './limits.ts';
import { minimise } from './minimise.ts';
import { replay } from './replay.ts';
import type { EngineName } from './result.ts';
import type { SearchProgress } from './progress.ts';
import type { SearchRequest } from './search.ts';
import { runSearch } from './search.ts';
import { writers } from './testing/benchmarks.ts';
import { ToyMachine } from './testing/toy-machine.ts';
import type { ToyProgram } from './testing/toy-program.ts';
import {
  assert,
  bugUnless,
  fetchAdd,
  jumpIf,
  load,
  lock,
  r,
  set,
  store,
  unmodelled,
} from './testing/toy-program.ts';

const engines: readonly EngineName[] = ['dpor', 'dfs', 'bfs', 'reference'];
const increment = [load(0, 0), set(0, r(0), 1), store(0, r(0))];
const lostUpdate: ToyProgram = {
  variables: 1,
  agents: [increment, increment],
  finally: { variable: 0, value: 2 },
};
/** Seven agents, each with its own history: millions of states and interleavings. */
const large: ToyProgram = {
  variables: 1,
  agents: Array.from({ length: 7 }, () => [fetchAdd(0, 0, 1), fetchAdd(1, 0, 1)]),
};
/** Waits in a loop that never ends unless the other agent has moved. */
const waiting: ToyProgram = { variables: 1, agents: [[load(0, 0), jumpIf(0, 0, 0)], [store(0, 1)]] };

describe.each(engines)('runSearch with %s', (engine) => {
  it('explores to the end', async () => {
    const result = await runSearch(new ToyMachine(lostUpdate), { engine });
    expect(result).toMatchObject({
      engine,
      completion: { kind: 'complete' },
      depth: 4,
      rounds: 1,
      deadlocks: 0,
    });
    expect(result.outcomes).toHaveLength(3);
    expect(result.violations.map(({ violation }) => violation.rule)).toEqual(['final']);
  });

  it.each<SearchLimits>([{ transitions: 500 }, { milliseconds: 1 }, { memoryBytes: 1 }])(
    'stops at %j',
    async (limits) => {
      const result = await runSearch(new ToyMachine(large), { engine, limits });
      expect(result.completion).toEqual({ kind: 'bounded', limit: Object.keys(limits)[0] });
      if (limits.transitions !== undefined) expect(result.transitions).toBe(limits.transitions);
    },
  );

  it('stops when interrupted, and lets other events run in between', async () => {
    let asked = 0;
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const interrupted = (): boolean => ++asked > 5;
    const result = await runSearch(new ToyMachine(large), { engine, interrupted });
    clearInterval(timer);
    expect(result.completion).toEqual({ kind: 'interrupted' });
    expect(ticks).toBeGreaterThan(0);
  });

  it('reports progress', async () => {
    const reports: SearchProgress[] = [];
    await runSearch(new ToyMachine(large), {
      engine,
      interrupted: () => reports.length >= 2,
      onProgress: (progress) => reports.push(progress),
    });
    expect(reports[1]!.transitions).toBeGreaterThan(reports[0]!.transitions);
    expect(reports[1]!.milliseconds - reports[0]!.milliseconds).toBeGreaterThanOrEqual(100);
  });

  it('stops at what has no model, even if only one order reaches it', async () => {
    const program: ToyProgram = {
      variables: 1,
      agents: [
        [store(0, 1), store(0, 2)],
        [load(0, 0), jumpIf(0, 0, 4), jumpIf(0, 2, 4), unmodelled()],
      ],
    };
    const result = await runSearch(new ToyMachine(program), { engine });
    expect(result.completion).toEqual({ kind: 'unmodelled', what: 'toy operation' });
  });

  it('cuts long paths and says so', async () => {
    const result = await runSearch(new ToyMachine(lostUpdate), { engine, limits: { depth: 3 } });
    expect(result).toMatchObject({ completion: { kind: 'bounded', limit: 'depth' }, depth: 3, outcomes: [] });
  });

  it('gives the same result twice on one machine', async () => {
    const machine = new ToyMachine(lostUpdate);
    expect(await runSearch(machine, { engine })).toEqual(await runSearch(machine, { engine }));
  });

  it('starts again until all shared words are known', async () => {
    // Only an interleaving, no sequential order, lets agent 1 touch variable 1, and only then is it shared.
    const program: ToyProgram = {
      variables: 2,
      agents: [
        [store(0, 1), store(1, 1), store(0, 2)],
        [load(0, 0), jumpIf(0, 0, 5), jumpIf(0, 2, 5), load(1, 1), assert(1, 0)],
      ],
    };
    const known = await runSearch(new ToyMachine(program), { engine });
    const found = await runSearch(new ToyMachine(program, 'discovered'), { engine });
    expect(found.rounds).toBe(2);
    expect({ ...found, rounds: 1 }).toEqual(known);
    expect(known.violations).toHaveLength(1);
  });
});

describe.each(engines)('before the first action, with %s', (engine) => {
  const other = [store(0, 1)];

  it('a violation that ends the path is found, and is no deadlock', async () => {
    const program: ToyProgram = { variables: 1, agents: [other, [bugUnless(0, 1), store(0, 2)]] };
    const result = await runSearch(new ToyMachine(program), { engine });
    expect(result).toMatchObject({ completion: { kind: 'complete' }, deadlocks: 0, transitions: 0 });
    expect(result.violations).toMatchObject([{ violation: { rule: 'BUG', key: '1/0' }, trace: [] }]);
    const { violation, trace } = result.violations[0]!;
    expect(replay(new ToyMachine(program), trace)).toEqual({
      kind: 'replayed',
      violations: [{ violation, actions: 0 }],
      end: 'violated',
    });
    expect(minimise(new ToyMachine(program), trace, violation)).toMatchObject({ trace: [], replayed: true });
  });

  it('a violation that does not end the path is found', async () => {
    const program: ToyProgram = { variables: 1, agents: [other, [assert(0, 1), store(0, 2)]] };
    const result = await runSearch(new ToyMachine(program), { engine });
    expect(result.violations).toMatchObject([{ violation: { rule: 'assert' }, trace: [] }]);
    expect(result.outcomes).toHaveLength(2);
  });

  it('what has no model stops the run', async () => {
    const program: ToyProgram = { variables: 1, agents: [other, [unmodelled(), store(0, 2)]] };
    const result = await runSearch(new ToyMachine(program), { engine });
    expect(result.completion).toEqual({ kind: 'unmodelled', what: 'toy operation' });
    expect(replay(new ToyMachine(program), [0])).toEqual({
      kind: 'unmodelled',
      index: 0,
      what: 'toy operation',
    });
  });

  it('a lock that is taken for ever is a deadlock', async () => {
    const program: ToyProgram = { variables: 1, initial: [9], agents: [[lock(0)]] };
    const result = await runSearch(new ToyMachine(program), { engine });
    expect(result.violations).toMatchObject([
      { violation: { rule: 'deadlock', key: 'deadlock/0' }, trace: [] },
    ]);
  });
});

describe('limits of one engine', () => {
  it.each(['dpor', 'reference'] as const)('%s stops after so many executions', async (engine) => {
    const result = await runSearch(new ToyMachine(large), { engine, limits: { executions: 37 } });
    expect(result).toMatchObject({ completion: { kind: 'bounded', limit: 'executions' }, executions: 37 });
  });

  it.each(['dfs', 'bfs'] as const)('%s stops after so many states', async (engine) => {
    const result = await runSearch(new ToyMachine(large), { engine, limits: { states: 100 } });
    expect(result).toMatchObject({ completion: { kind: 'bounded', limit: 'states' }, states: 101 });
  });

  it('a limit that is just reached at the end does not bind', async () => {
    const executions = await runSearch(new ToyMachine(writers(3)), {
      engine: 'dpor',
      limits: { executions: 6 },
    });
    expect(executions.completion.kind).toBe('complete');
    const states = await runSearch(new ToyMachine(writers(3)), { engine: 'dfs', limits: { states: 13 } });
    expect(states).toMatchObject({ completion: { kind: 'complete' }, states: 13 });
  });

  it.each(['dfs', 'bfs'] as const)('%s closes endless loops, dpor needs a depth limit', async (engine) => {
    expect((await runSearch(new ToyMachine(waiting), { engine })).completion.kind).toBe('complete');
    const dpor = await runSearch(new ToyMachine(waiting), { engine: 'dpor', limits: { depth: 20 } });
    expect(dpor.completion).toEqual({ kind: 'bounded', limit: 'depth' });
  });

  it.each(['dfs', 'auto'] as const)('%s within a bound on preemptions', async (engine) => {
    const within = (preemptions: number) =>
      runSearch(new ToyMachine(lostUpdate), { engine, limits: { preemptions } });
    const [none, one] = [await within(0), await within(1)];
    const bounded = { kind: 'bounded', limit: 'preemptions' };
    expect(none).toMatchObject({
      completion: bounded,
      violations: [],
      preemptions: { bound: 0, explored: 0 },
    });
    // More than one preemption leads to nothing else.
    expect(one).toMatchObject({ engine: 'dfs', completion: { kind: 'complete' }, states: 13 });
    expect(one).toMatchObject({ violations: [{ level: 1 }], preemptions: { bound: 1, explored: 1 } });
  });

  it('keeps no checkpoint of a search that has explored all within the bound', async () => {
    const kept: string[] = [];
    const checkpoints = { due: () => false, keep: () => void kept.push('kept') };
    const within = (limits: SearchLimits) =>
      runSearch(new ToyMachine(lostUpdate), { engine: 'dfs', limits, checkpoints });
    await within({ preemptions: 0 });
    expect(kept).toEqual([]);
    await within({ preemptions: 9, transitions: 3 });
    expect(kept).toEqual(['kept']);
  });

  it('says how far it came within a bound on preemptions when another limit ends it', async () => {
    const limits = { preemptions: 9, transitions: 50_000 };
    const result = await runSearch(new ToyMachine(large), { engine: 'dfs', limits });
    expect(result).toMatchObject({
      completion: { kind: 'bounded', limit: 'transitions' },
      transitions: 50_000,
      preemptions: { bound: 9, explored: 0 },
    });
  });

  it.each<Pick<SearchRequest, 'engine' | 'reduction'>>([
    { engine: 'dpor' },
    { engine: 'bfs' },
    { engine: 'reference' },
    { engine: 'dfs', reduction: 'sleep' },
  ])('%j does not go with a bound on preemptions', async (request) => {
    const search = runSearch(new ToyMachine(lostUpdate), { ...request, limits: { preemptions: 1 } });
    await expect(search).rejects.toMatchObject({ diagnostic: { code: 'THP6003' } });
  });
});

describe('the traces kept', () => {
  const program: ToyProgram = {
    variables: 2,
    agents: [
      [store(0, 1), store(1, 1), store(0, 3)],
      [load(0, 0), jumpIf(0, 1, 3), jumpIf(0, 0, 4), assert(3, 1), store(1, 2)],
    ],
  };

  it('bfs keeps a shortest one', async () => {
    const result = await runSearch(new ToyMachine(program), { engine: 'bfs' });
    expect(result.violations.map(({ trace }) => trace)).toEqual([[0, 1]]);
  });

  it('the others keep one with the fewest switches, then the shortest', async () => {
    for (const engine of ['dpor', 'reference'] as const) {
      const result = await runSearch(new ToyMachine(program), { engine });
      expect(result.violations.map(({ trace }) => trace)).toEqual([[0, 1]]);
    }
  });
});

describe('auto', () => {
  it('is dpor where that comes to its end soon', async () => {
    const auto = await runSearch(new ToyMachine(lostUpdate), { engine: 'auto' });
    expect(auto).toEqual(await runSearch(new ToyMachine(lostUpdate), { engine: 'dpor' }));
  });

  it('is dfs with sleep sets where there are too many interleavings', async () => {
    const auto = await runSearch(new ToyMachine(writers(10)), { engine: 'auto' });
    expect(auto).toMatchObject({ engine: 'dfs', completion: { kind: 'complete' }, rounds: 1 });
    expect(auto).toEqual(await runSearch(new ToyMachine(writers(10)), { engine: 'dfs', reduction: 'sleep' }));
    expect(auto.outcomes).toHaveLength(10);
  });

  it('is dfs, too, where interleavings are long and differ in little', async () => {
    const [first, ...others] = writers(8).agents;
    const alone = Array.from({ length: 200 }, () => load(0, 1));
    const program = { variables: 2, agents: [[...alone, ...first!], ...others] };
    const auto = await runSearch(new ToyMachine(program), { engine: 'auto' });
    expect(auto).toMatchObject({ engine: 'dfs', completion: { kind: 'complete' } });
    expect(auto.outcomes).toHaveLength(8);
  });

  it('keeps to a limit on transitions that comes first', async () => {
    const auto = await runSearch(new ToyMachine(writers(10)), {
      engine: 'auto',
      limits: { transitions: 5000 },
    });
    expect(auto).toMatchObject({ engine: 'dpor', completion: { kind: 'bounded', limit: 'transitions' } });
  });
});
