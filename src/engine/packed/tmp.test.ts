import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutDeadLocals } from '../../transition/live.ts';
import { randomSystem } from '../../transition/testing/random-system.ts';
import { explorePacked } from './explore-packed.ts';
import { exploreReference } from './reference.ts';
import { replayTrace } from './replay-trace.ts';

test('live', () => {
  const states: number[] = [];
  let fewer = 0;
  let broken = 0;
  let neverAll = 0;
  const outs: Record<string, number> = {};
  fc.assert(
    fc.property(randomSystem, (system) => {
      const live = withoutDeadLocals(system);
      const a = exploreReference(system, { depth: 4 });
      const b = explorePacked(live, { limits: { depth: 4 } });
      states.push(a.states);
      outs[JSON.stringify(a.outcome)] = (outs[JSON.stringify(a.outcome)] ?? 0) + 1;
      if (b.states < a.states) fewer++;
      if (a.broken.length) broken++;
      expect(b.states).toBeLessThanOrEqual(a.states);
      const f = (r: typeof a) => ({
        d: r.reached,
        n: r.neverTaken,
        b: r.broken.map((x) => [x.rule, x.trace.length]),
      });
      expect(f(b)).toEqual(f(a));
      if (a.outcome.kind === 'complete') expect(b.outcome).toEqual(a.outcome);
      for (const { rule, trace } of b.broken) {
        const r = replayTrace(system, trace);
        expect(r.steps.at(-1)?.broken ?? r.brokenInitially).toContain(rule);
      }
    }),
    { numRuns: 2000 },
  );
  states.sort((a, b) => a - b);
  console.log(
    states.filter((_, i) => i % 100 === 0).join(' '),
    states.at(-1),
    'fewer',
    fewer,
    'broken',
    broken,
    neverAll,
    outs,
  );
}, 100000);
