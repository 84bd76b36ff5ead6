import { eq, ne } from '../../../transition/expression.ts';
import type { Expression, TransitionSystem } from '../../../transition/form.ts';
import { action, assign, read, systemOf, variables } from '../../../transition/testing/small-systems.ts';

const add = (variable: number): Expression => ({
  kind: 'binary',
  operator: 'add',
  left: read(variable),
  right: { kind: 'constant', value: 1 },
});

/** Two like processes that count to 15, and a variable of both that counts on and on: its values are met late. */
export const late: TransitionSystem = systemOf({
  variables: variables([16, 16, 300]),
  processes: [0, 1].map((at) => ({ name: `P${at}`, path: '', kind: 'cpu', lane: at, pc: at, end: 15 })),
  rules: [
    { id: 'deadlock', message: 'nothing can move' },
    { id: 'late', message: 'counted far' },
  ],
  invariants: [{ rule: 1, condition: ne(read(2), 250) }],
  actions: [0, 1].flatMap((me) => [
    ...Array.from({ length: 15 }, (_, pc) => action(me, 'on', [assign(me, pc + 1)], { pc })),
    ...Array.from({ length: 16 }, (_, pc) =>
      action(me, 'count', [assign(2, add(2))], { pc, guard: ne(read(2), 299) }),
    ),
  ]),
  sometimes: [{ name: 'the end', condition: eq(read(2), 299) }],
});

/** States of {@link late}. */
export const lateStates = 16 * 16 * 300;

/**
 * Two like processes with a mark each in memory, and a variable in memory that they count when they are nearly at their
 * ends: first memory has the shortest numbers, later the longest, and other states represent their images.
 */
export const turning: TransitionSystem = systemOf({
  variables: variables([50, 50, 20, 2, 2]),
  processes: [0, 1].map((at) => ({ name: `P${at}`, path: '', kind: 'cpu', lane: at, pc: at, end: 49 })),
  actions: [0, 1].flatMap((me) => [
    ...Array.from({ length: 49 }, (_, pc) => action(me, 'on', [assign(me, pc + 1)], { pc })),
    ...Array.from({ length: 50 }, (_, pc) => action(me, 'mark', [assign(3 + me, 1)], { pc })),
    ...Array.from({ length: 5 }, (_, pc) =>
      action(me, 'count', [assign(2, add(2))], { pc: 45 + pc, guard: ne(read(2), 19) }),
    ),
  ]),
});
