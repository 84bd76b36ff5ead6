import { describe, expect, it } from 'vitest';
import { Bfs } from './bfs.ts';
import { Dfs } from './dfs.ts';
import { Dpor } from './dpor.ts';
import type { Exploration } from './exploration.ts';
import { Reference } from './reference.ts';
import { replay, shows } from './replay.ts';
import { litmusCases } from './testing/litmus-cases.ts';
import { lockCases } from './testing/lock-cases.ts';
import { mazurkiewiczTraces } from './testing/mazurkiewicz.ts';
import { memoryCases } from './testing/memory-cases.ts';
import { RecordingMachine } from './testing/recording-machine.ts';
import type { ToyCase } from './testing/toy-case.ts';
import { ToyMachine } from './testing/toy-machine.ts';

const cases: readonly ToyCase[] = [...litmusCases, ...memoryCases, ...lockCases];

const engines: Readonly<Record<string, (toy: ToyCase) => Exploration>> = {
  dpor: (toy) => new Dpor(new ToyMachine(toy.program), {}),
  dfs: (toy) => new Dfs(new ToyMachine(toy.program), {}),
  bfs: (toy) => new Bfs(new ToyMachine(toy.program), {}),
  reference: (toy) => new Reference(new ToyMachine(toy.program), {}),
  'reference by states': (toy) => new Reference(new ToyMachine(toy.program), {}, 'states'),
};

describe.each(cases)('$name', (toy) => {
  it.each(Object.keys(engines))('%s', (name) => {
    const exploration = engines[name]!(toy);
    expect(exploration.advance(Infinity).kind).toBe('complete');
    expect(exploration.trail.outcomes.size).toBe(toy.outcomes);
    const violations = exploration.trail.violations.list();
    expect(violations.map(({ violation }) => `${violation.rule} ${violation.key}`)).toEqual(
      toy.violations ?? [],
    );
    for (const { violation, trace } of violations) {
      expect(shows(replay(new ToyMachine(toy.program), trace), violation)).toBe(true);
    }
    if (name !== 'dpor' && name !== 'reference') expect(exploration.states).toBe(toy.states);
  });

  it('one interleaving of each trace', () => {
    const classes = mazurkiewiczTraces(new ToyMachine(toy.program));
    expect(classes.size).toBe(toy.traces);
    const machine = new RecordingMachine(new ToyMachine(toy.program));
    const dpor = new Dpor(machine, {});
    dpor.advance(Infinity);
    expect([...machine.completed].sort()).toEqual([...classes].sort());
    const endsPaths = (toy.violations ?? []).some((violation) => /^(BUG|lock) /.test(violation));
    if (!endsPaths) expect(dpor.executions).toBe(toy.traces);
    expect(dpor.redundant).toBe(0);
  });
});
