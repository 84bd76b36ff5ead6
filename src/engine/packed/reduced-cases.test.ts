import { expect, test } from 'vitest';
import { add, all, eq, ne } from '../../transition/expression.ts';
import type { Action, Expression, Statement, TransitionSystem } from '../../transition/form.ts';
import { planSelection } from '../../transition/independence/plan.ts';
import { action, assign, read, systemOf } from '../../transition/testing/small-systems.ts';
import { exploreReduced, findings } from './reduced-reference.ts';
import { exploreReference } from './reference.ts';

// Variables: counters of three CPUs (0 to 4, 4 is the end), a lock, three words of memory, a slot that hardware fills.
const variables = [5, 5, 5, 3, 3, 3, 4, 3].map((values, at) => ({ name: `v${at}`, values, initial: 0 }));
const [lock, x, y, z, slot] = [3, 4, 5, 6, 7];
const processes = [
  ...[0, 1, 2].map((at) => ({ name: `CPU${at}`, path: '', kind: 'cpu', lane: at, pc: at, end: 4 }) as const),
  { name: 'hardware', path: '', kind: 'hardware', lane: 0 } as const,
];

/** A step of a CPU at a counter; its body says where it leads. */
const step = (cpu: number, pc: number, body: readonly Statement[], guard?: Expression): Action =>
  action(cpu, `step at ${pc}`, body, { pc, ...(guard === undefined ? {} : { guard }) });
const hardware = (body: readonly Statement[], guard: Expression): Action =>
  action(3, 'hardware', body, { guard });
const take = (cpu: number): Action => step(cpu, 0, [assign(lock, 1), assign(cpu, 1)], eq(read(lock), 0));
const readsX = [assign(z, add(read(x), 1))];

/** What only some order of the steps reaches. */
const seen = (name: string, condition: Expression): TransitionSystem['sometimes'][number] => ({
  name,
  condition,
});

const cases: readonly [string, Pick<TransitionSystem, 'actions' | 'sometimes'>][] = [
  [
    'two CPUs write one word, and the first one looks at it in the end',
    {
      actions: [
        step(0, 0, [assign(x, 1), assign(0, 1)]),
        step(0, 1, [...readsX, assign(0, 4)], eq(read(1), 4)),
        step(1, 0, [assign(x, 2), assign(1, 4)]),
      ],
      sometimes: [seen('CPU1 was first', eq(read(z), 2))],
    },
  ],
  [
    'two CPUs write different words, and one state has both',
    {
      actions: [
        step(0, 0, [assign(x, 1), assign(0, 1)]),
        step(0, 1, [assign(x, 0), assign(0, 4)]),
        step(1, 0, [assign(y, 1), assign(1, 4)]),
      ],
      sometimes: [seen('both', all(read(x), read(y)))],
    },
  ],
  [
    'a CPU is moved to where it reads',
    {
      actions: [
        step(0, 0, [assign(x, 1), assign(0, 4)]),
        step(1, 1, [...readsX, assign(1, 4)]),
        step(2, 0, [assign(1, 1), assign(2, 4)]),
      ],
      sometimes: [seen('read before', eq(read(z), 1)), seen('read after', eq(read(z), 2))],
    },
  ],
  [
    'a CPU reads on one of two ways',
    {
      actions: [
        step(0, 0, [assign(x, 1), assign(0, 4)]),
        step(1, 0, [{ kind: 'if', condition: read(y), then: [assign(1, 4)], otherwise: [assign(1, 1)] }]),
        step(1, 1, [...readsX, assign(1, 4)]),
        hardware([assign(y, 1)], eq(read(y), 0)),
      ],
      sometimes: [seen('read before', eq(read(z), 1)), seen('read after', eq(read(z), 2))],
    },
  ],
  [
    'hardware breaks a lock',
    {
      actions: [
        take(0),
        step(0, 1, [assign(x, 1), assign(0, 2)]),
        step(0, 2, [assign(x, 0), assign(0, 3)]),
        step(0, 3, [assign(lock, 0), assign(0, 4)]),
        step(1, 0, [assign(lock, 1), assign(1, 1)], all(eq(read(lock), 0), ne(read(0), 0))),
        step(1, 1, [...readsX, assign(lock, 0), assign(1, 4)]),
        hardware([assign(lock, 0)], ne(read(lock), 0)),
      ],
      sometimes: [seen('read in between', eq(read(z), 2))],
    },
  ],
  [
    'a CPU looks while another one has a lock',
    {
      actions: [
        take(0),
        step(0, 1, [assign(x, 1), assign(0, 2)]),
        step(0, 2, [assign(x, 0), assign(0, 3)]),
        step(0, 3, [assign(lock, 0), assign(0, 4)]),
        step(1, 0, [...readsX, assign(1, 4)], ne(read(lock), 0)),
        take(2),
        step(2, 1, [assign(lock, 0), assign(2, 4)]),
      ],
      sometimes: [seen('read in between', eq(read(z), 2))],
    },
  ],
  [
    'to fill a slot does more than that',
    {
      actions: [
        step(0, 0, [...readsX, assign(0, 4)], ne(read(y), 0)),
        step(1, 0, [assign(y, 1), assign(1, 1)]),
        step(1, 1, [assign(y, 2), assign(1, 4)]),
        hardware([assign(slot, read(y)), assign(x, read(slot))], all(eq(read(slot), 0), ne(read(y), 0))),
        hardware([assign(slot, 0)], read(slot)),
      ],
      sometimes: [seen('read before', eq(read(z), 1)), seen('read after', eq(read(z), 2))],
    },
  ],
];

test.each(cases)('%s', (_, parts) => {
  const system = systemOf({ variables, processes, ...parts });
  const full = exploreReference(system);
  expect(full.reached).not.toContain(false);
  const reduced = exploreReduced(planSelection(system));
  expect(findings(system, reduced.broken, reduced.reached)).toEqual(
    findings(
      system,
      full.broken.map(({ rule }) => rule),
      full.reached,
    ),
  );
});

test('under a lock a CPU goes on alone', () => {
  const work = (cpu: number): readonly Action[] => [
    take(cpu),
    step(cpu, 1, [...readsX, assign(cpu, 2)]),
    step(cpu, 2, [assign(x, read(z)), assign(cpu, 3)]),
    step(cpu, 3, [assign(lock, 0), assign(cpu, 4)]),
  ];
  const reader = [
    step(2, 0, [assign(y, read(x)), assign(2, 1)], eq(read(lock), 0)),
    step(2, 1, [assign(2, 4)]),
  ];
  const system = systemOf({ variables, processes, actions: [work(0), work(1), reader].flat() });
  const { alone } = planSelection(system);
  expect(alone.map(({ process }) => process)).toEqual([0, 1, 2]);
  const { states } = exploreReduced(planSelection(system));
  expect(states * 3).toBeLessThan(exploreReference(system).states * 2);
});
