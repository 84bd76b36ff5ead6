import { describe, expect, it } from 'vitest';
import { Dpor } from './dpor.ts';
import { fileSystem, indexer, lastZero, readers, writers } from './testing/benchmarks.ts';
import { ToyMachine } from './testing/toy-machine.ts';
import type { ToyProgram } from './testing/toy-program.ts';

interface Benchmark {
  readonly name: string;
  readonly program: ToyProgram;
  readonly executions: number;
}

// Executions are Mazurkiewicz traces, from the literature named in testing/benchmarks.ts. Source sets alone begin 15 more
// for lastzero(5) and 11951 more for lastzero(10); wakeup trees begin none.
const benchmarks: readonly Benchmark[] = [
  { name: 'readers(8)', program: readers(8), executions: 256 },
  { name: 'readers(13)', program: readers(13), executions: 8192 },
  { name: 'writers(5)', program: writers(5), executions: 120 },
  { name: 'lastzero(5)', program: lastZero(5), executions: 64 },
  { name: 'lastzero(10)', program: lastZero(10), executions: 3328 },
  { name: 'file system (13)', program: fileSystem(13), executions: 1 },
  { name: 'file system (14)', program: fileSystem(14), executions: 2 },
  { name: 'file system (16)', program: fileSystem(16), executions: 8 },
  { name: 'file system (18)', program: fileSystem(18), executions: 32 },
  { name: 'file system (20)', program: fileSystem(20), executions: 128 },
  { name: 'indexer(11)', program: indexer(11), executions: 1 },
  { name: 'indexer(12)', program: indexer(12), executions: 8 },
  { name: 'indexer(13)', program: indexer(13), executions: 64 },
];

describe('dpor on programs of the literature', () => {
  it.each(benchmarks)('$name: $executions traces', ({ program, executions }) => {
    const dpor = new Dpor(new ToyMachine(program), {});
    expect(dpor.advance(Infinity).kind).toBe('complete');
    expect([dpor.executions, dpor.redundant]).toEqual([executions, 0]);
  });
});
