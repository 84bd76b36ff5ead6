import { describe, expect, it } from 'vitest';
import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import { catalogue } from './catalogue.ts';
import type { RawCheckOptions } from './check-options.ts';
import { planOf } from './check-options.ts';

const defaults: RawCheckOptions = {
  arch: 'arm',
  entries: '8',
  profile: 'source',
  overlay: [],
  engine: 'dfs',
  format: 'text',
};

function requestOf(options: Partial<RawCheckOptions>) {
  return planOf('tree', ['split-vs-zap'], { ...defaults, ...options }, catalogue).requests[0]!;
}

function refusalOf(scenarios: readonly string[], options: Partial<RawCheckOptions>): string {
  try {
    planOf('tree', scenarios, { ...defaults, ...options }, catalogue);
  } catch (error) {
    if (error instanceof ThpcheckError) return `${error.diagnostic.code} ${error.diagnostic.what}`;
    throw error;
  }
  return 'none';
}

describe('options of check about long runs', () => {
  it('memory is a size', () => {
    expect(requestOf({ memory: '2G' }).limits.memoryBytes).toBe(2 ** 31);
    expect(requestOf({ limitMemory: '3' }).limits.memoryBytes).toBe(3_000_000);
    expect(requestOf({}).limits.memoryBytes).toBeUndefined();
  });

  it('a checkpoint has a file and an interval, and what is resumed goes on being saved', () => {
    expect(requestOf({ checkpoint: 'a', checkpointEvery: '5' })).toMatchObject({
      checkpoint: 'a',
      checkpointSeconds: 5,
    });
    expect(requestOf({ resume: 'a' })).toMatchObject({ resume: 'a', checkpoint: 'a' });
    expect(requestOf({ resume: 'a', checkpoint: 'b' })).toMatchObject({ resume: 'a', checkpoint: 'b' });
    expect(requestOf({})).not.toHaveProperty('checkpoint');
  });

  it('a reduction is of dfs', () => {
    expect(requestOf({ reduce: 'sleep' }).reduction).toBe('sleep');
    expect(refusalOf(['split-vs-zap'], { reduce: 'sleep', engine: 'bfs' })).toContain('THP1041 --reduce');
    expect(refusalOf(['split-vs-zap'], { reduce: 'most' })).toContain('THP1005 --reduce');
  });

  it('a bound on preemptions is a limit, from none on, of a search without reductions', () => {
    const bounded = (options: Partial<RawCheckOptions>) => ({
      preemptionBound: '0',
      engine: 'auto',
      ...options,
    });
    expect(requestOf(bounded({}))).toMatchObject({ engine: 'auto', limits: { preemptions: 0 } });
    expect(requestOf(bounded({ engine: 'dfs', reduce: 'none' })).limits).toEqual({ preemptions: 0 });
    expect(requestOf({}).limits).toEqual({});
    const refusal = (options: Partial<RawCheckOptions>) => refusalOf(['split-vs-zap'], bounded(options));
    for (const engine of ['dpor', 'bfs', 'reference'])
      expect(refusal({ engine })).toContain(
        `THP6003 No bound on preemptions can be given with the engine ${engine}`,
      );
    expect(refusal({ engine: 'dfs', reduce: 'sleep' })).toContain(
      'THP6003 No bound on preemptions can be given with the reduction sleep',
    );
    expect(refusal({ preemptionBound: 'few' })).toContain('THP1005 --preemption-bound');
    expect(refusal({ preemptionBound: '-1' })).toContain('THP1005 --preemption-bound');
  });

  it.each<[string, readonly string[], Partial<RawCheckOptions>, string]>([
    ['two scenarios', ['split-vs-zap', 'split-vs-fault'], { checkpoint: 'a' }, 'THP1041 --checkpoint'],
    ['two architectures', ['split-vs-zap'], { resume: 'a', arch: 'arm,arm64' }, 'THP1041 --resume'],
    [
      'the reference engine',
      ['split-vs-zap'],
      { checkpoint: 'a', engine: 'reference' },
      'THP1043 --checkpoint',
    ],
    [
      'a second way to limit memory',
      ['split-vs-zap'],
      { memory: '1G', limitMemory: '5' },
      'THP1043 --memory',
    ],
    ['an interval without a file', ['split-vs-zap'], { checkpointEvery: '5' }, 'THP1041 --checkpoint-every'],
    ['states of dpor', ['split-vs-zap'], { engine: 'dpor', limitStates: '5' }, 'THP1041 --limit-states'],
    [
      'executions of bfs',
      ['split-vs-zap'],
      { engine: 'bfs', limitExecutions: '5' },
      'THP1041 --limit-executions',
    ],
    [
      'more than a number holds',
      ['split-vs-zap'],
      { limitDepth: '9007199254740993' },
      'THP1005 --limit-depth',
    ],
    ['no size', ['split-vs-zap'], { memory: 'much' }, 'THP1005 --memory'],
  ])('%s: refused', (_, scenarios, options, code) => {
    expect(refusalOf(scenarios, options)).toContain(code);
  });
});
