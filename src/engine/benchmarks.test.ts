import { describe, expect, it } from 'vitest';
import { Dpor } from './dpor.ts';
import { fileSystem, indexer, lastZero, readers, writers } from './testing/benchmarks.ts';
import { ToyMachine } from './testing/toy-machine.ts';
import type { ToyProgram } from './testing/toy-program.ts';

interface Benchmark {
  readonly name: string;
  readonly program: ToyProgram;
  readonly executions: number;
  readonly redundant: number;
}

// Executions are Mazurkiewicz traces, from the literature named in testing/benchmarks.ts; redundant ones depend on
// the order in which agents are tried (79 = 64 + 15 in all for lastzero(5) is the published figure of source sets).
const benchmarks: readonly Benchmark[] = [
  { name: 'readers(8)', program: readers(8), executions: 256, redundant: 0 },
  { name: 'readers(13)', program: readers(13), executions: 8192, redundant: 0 },
  { name: 'writers(5)', program: writers(5), executions: 120, redundant: 0 },
  { name: 'lastzero(5)', program: lastZero(5), executions: 64, redundant: 15 },
  { name: 'lastzero(10)', program: lastZero(10), executions: 3328, redundant: 11951 },
  { name: 'file system (13)', program: fileSystem(13), executions: 1, redundant: 0 },
  { name: 'file system (14)', program: fileSystem(14), executions: 2, redundant: 0 },
  { name: 'file system (16)', program: fileSystem(16), executions: 8, redundant: 0 },
  { name: 'file system (18)', program: fileSystem(18), executions: 32, redundant: 0 },
  { name: 'file system (20)', program: fileSystem(20), executions: 128, redundant: 0 },
  { name: 'indexer(11)', program: indexer(11), executions: 1, redundant: 0 },
  { name: 'indexer(12)', program: indexer(12), executions: 8, redundant: 0 },
  { name: 'indexer(13)', program: indexer(13), executions: 64, redundant: 0 },
];

describe('dpor on programs of the literature', () => {
  it.each(benchmarks)('$name: $executions traces', ({ program, executions, redundant }) => {
    const dpor = new Dpor(new ToyMachine(program), {});
    expect(dpor.advance(Infinity).kind).toBe('complete');
    expect([dpor.executions, dpor.redundant]).toEqual([executions, redundant]);
  });
});
