import { describe, expect, it } from 'vitest';
import { Bfs } from './bfs.ts';
import { Dpor } from './dpor.ts';
import { remainderOf } from './explored-part.ts';
import { lastZero, writers } from './testing/benchmarks.ts';
import { ToyMachine } from './testing/toy-machine.ts';

describe('the part of a search that is done', () => {
  it('begins near 0, ends at 1, and is a part all the time', () => {
    const dpor = new Dpor(new ToyMachine(lastZero(6)), {});
    const parts: number[] = [];
    for (let more = true; more;) {
      more = dpor.advance(20).kind === 'running';
      parts.push(remainderOf(dpor)!.part);
    }
    expect(parts[0]).toBeLessThan(0.5);
    expect(parts.at(-1)).toBe(1);
    expect(parts.every((part) => part >= 0 && part <= 1)).toBe(true);
  });

  it('is exact where all subtrees are alike and known', () => {
    // Of n! orders of n writers, those behind the first agent are n-1 of n at a time.
    const dpor = new Dpor(new ToyMachine(writers(4)), {});
    while (dpor.executions < 12) dpor.advance(1);
    expect(remainderOf(dpor)!.part).toBeCloseTo(0.5, 1);
  });

  it('is unknown where the trail is no path of nodes', () => {
    const bfs = new Bfs(new ToyMachine(writers(3)), {});
    bfs.advance(5);
    expect(remainderOf(bfs)).toBeUndefined();
    expect(bfs.queued).toBeGreaterThan(0);
  });
});
