/*
 * Measures one search, in the process of its own that the exploration rate from cold code needs. The request is the
 * only argument, the report goes to stdout; both are JSON (rate-report.ts).
 */
import type { Exploration } from '../../src/engine/exploration.ts';
import { cpuMilliseconds } from '../measure/cpu-clock.ts';
import type { Product } from './product.ts';
import { loadProduct } from './product.ts';
import type { RateReport, RateRequest, RateSample, SearchCounts } from './rate-report.ts';
import { rawSteps } from './raw-steps.ts';

type Machine = Awaited<ReturnType<Product['prepare']>>['machine'];

interface Explored {
  readonly exploration: Exploration;
  readonly completion: SearchCounts['completion'];
}

/** One whole search. */
function explore({ Dpor, Dfs }: Product, machine: Machine, request: RateRequest): Explored {
  const exploration = request.engine === 'dpor' ? new Dpor(machine, {}) : new Dfs(machine, {});
  const { kind } = exploration.advance(request.transitionLimit);
  return { exploration, completion: kind === 'complete' ? kind : kind === 'running' ? 'cut' : 'other' };
}

function countsOf({ exploration, completion }: Explored): SearchCounts {
  const { trail, executions, states } = exploration;
  return {
    completion,
    transitions: trail.transitions,
    ...(executions === undefined ? {} : { executions }),
    ...(states === undefined ? {} : { states }),
  };
}

/**
 * Repeats `work` until it has taken `time` CPU milliseconds; gives what its calls returned, added up. Looks at the
 * clock, which is a system call, after more and more calls as long as they are short.
 */
function repeat(time: number, work: () => number): { readonly sum: number; readonly cpu: number } {
  const before = cpuMilliseconds();
  let sum = 0;
  let cpu = 0;
  let calls = 1;
  while (cpu < time) {
    for (let i = 0; i < calls; i++) sum += work();
    const last = cpu;
    cpu = cpuMilliseconds() - before;
    if (cpu - last < 5) calls *= 2;
  }
  return { sum, cpu };
}

/** Calls `sample` as often as samples are wanted. */
function samplesOf<T>({ samples }: RateRequest, sample: () => T): readonly T[] {
  return Array.from({ length: samples }, sample);
}

async function measure(request: RateRequest): Promise<RateReport> {
  const product = await loadProduct();
  const hooks = {
    progress: () => undefined,
    warn: ({ what }: { readonly what: string }) => void process.stderr.write(`${what}\n`),
    interrupted: () => false,
  };
  const { engine, warmUp, sampleTime } = request;
  const limits = { transitions: request.transitionLimit };
  const check = { ...request, profile: 'source', overlays: [], limits } as const;
  const { machine } = await product.prepare(check, hooks, new product.Clock());

  const before = cpuMilliseconds();
  await product.runSearch(machine, { engine, limits });
  const cold = cpuMilliseconds() - before;

  const first = explore(product, machine, request);
  const counts = countsOf(first);
  const differing: SearchCounts[] = [];
  const search = (): number => {
    const found = countsOf(explore(product, machine, request));
    if (JSON.stringify(found) !== JSON.stringify(counts)) differing.push(found);
    return 1;
  };
  repeat(warmUp, search);
  const samples = samplesOf(request, (): RateSample => {
    const { sum, cpu } = repeat(sampleTime, search);
    return { searches: sum, cpu };
  });
  const steps = samplesOf(request, () => {
    const { sum, cpu } = repeat(sampleTime, () => rawSteps(machine));
    return { transitions: sum, cpu };
  });
  return { counts, tableBytes: first.exploration.bytes(), cold, samples, steps, differing };
}

const report = await measure(JSON.parse(process.argv[2] ?? '{}') as RateRequest);
process.stdout.write(`${JSON.stringify(report)}\n`);
