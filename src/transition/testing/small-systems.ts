import { all, any, eq, expressionOf, not } from '../expression.ts';
import type { Action, Expression, Statement, TransitionSystem, Variable } from '../form.ts';

/** Value of a variable. */
export const read = (variable: number): Expression => ({ kind: 'variable', variable });
/** Assignment of a constant or an expression. */
export const assign = (variable: number, value: Expression | number): Statement => ({
  kind: 'assign',
  variable,
  value: expressionOf(value),
});

/** A system without rules and processes but for what is given. */
export function systemOf(
  parts: Partial<TransitionSystem> & Pick<TransitionSystem, 'variables' | 'actions'>,
): TransitionSystem {
  return {
    name: 'test',
    tables: [],
    processes: [{ name: 'hardware', path: '', kind: 'hardware', lane: 0 }],
    rules: [{ id: 'deadlock', message: 'nothing can move' }],
    invariants: [],
    finals: [],
    sometimes: [],
    deadlock: 0,
    progress: [],
    ...parts,
  };
}

/** An action of a process. */
export function action(
  process: number,
  label: string,
  body: readonly Statement[],
  more: { readonly pc?: number; readonly guard?: Expression } = {},
): Action {
  return { process, label, source: { file: '', function: '' }, calls: [], body, ...more };
}

/** Variables of so many values each, initially 0. */
export function variables(values: readonly number[]): readonly Variable[] {
  return values.map((each, at) => ({ name: `v${at}`, values: each, initial: 0 }));
}

/** Counters that each go round by themselves: as many states as the product of their values. */
export function counters(values: readonly number[]): TransitionSystem {
  return systemOf({
    name: `counters ${values.join(' ')}`,
    variables: variables(values),
    actions: values.map((each, at) =>
      action(0, `count ${at}`, [
        assign(at, {
          kind: 'choose',
          condition: eq(read(at), each - 1),
          whenTrue: expressionOf(0),
          whenFalse: { kind: 'binary', operator: 'add', left: read(at), right: expressionOf(1) },
        }),
      ]),
    ),
  });
}

/** Peterson's mutual exclusion for two processes that enter once; `broken` leaves out the turn. */
export function peterson(kind: 'right' | 'broken'): TransitionSystem {
  // v0, v1: counters; v2, v3: wants; v4: turn. Counters: 0 idle, 1 wants, 2 waits, 3 inside, 4 finished.
  const actions = [0, 1].flatMap((me) => {
    const other = 1 - me;
    const free = any(not(read(2 + other)), eq(read(4), kind === 'right' ? me : other));
    return [
      action(me, 'want', [assign(2 + me, 1), assign(me, 1)], { pc: 0 }),
      action(me, 'give way', [assign(4, other), assign(me, 2)], { pc: 1 }),
      action(me, 'enter', [assign(me, 3)], { pc: 2, guard: free }),
      action(me, 'leave', [assign(2 + me, 0), assign(me, 4)], { pc: 3 }),
      action(me, 'again', [assign(me, 0)], { pc: 4 }),
    ];
  });
  return systemOf({
    name: 'peterson',
    variables: variables([5, 5, 2, 2, 2]),
    processes: [0, 1].map((at) => ({ name: `P${at}`, path: '', kind: 'cpu', lane: at, pc: at, end: 4 })),
    actions,
    rules: [
      { id: 'deadlock', message: 'nothing can move' },
      { id: 'exclusion', message: 'two inside' },
      { id: 'rest', message: 'somebody still wants' },
    ],
    invariants: [{ rule: 1, condition: not(all(eq(read(0), 3), eq(read(1), 3))) }],
    finals: [{ rule: 2, condition: not(any(read(2), read(3))) }],
    sometimes: [
      { name: 'one waits', condition: all(eq(read(0), 2), eq(read(1), 3)) },
      { name: 'never', condition: all(eq(read(0), 3), eq(read(2), 0)) },
    ],
  });
}

/** Philosophers who take the left fork first and eat once: they can all starve. */
export function philosophers(count: number): TransitionSystem {
  const fork = (at: number): number => count + (at % count);
  return systemOf({
    name: `philosophers ${count}`,
    variables: variables([...Array<number>(count).fill(4), ...Array<number>(count).fill(2)]),
    processes: Array.from({ length: count }, (_, at) => ({
      name: `P${at}`, path: '', kind: 'cpu', lane: at, pc: at, end: 3,
    })), // prettier-ignore
    actions: Array.from({ length: count }, (_, at) => [
      action(at, 'take left', [assign(fork(at), 1), assign(at, 1)], { pc: 0, guard: not(read(fork(at))) }),
      action(at, 'take right', [assign(fork(at + 1), 1), assign(at, 2)], {
        pc: 1,
        guard: not(read(fork(at + 1))),
      }),
      action(at, 'put back', [assign(fork(at), 0), assign(fork(at + 1), 0), assign(at, 3)], { pc: 2 }),
    ]).flat(),
  });
}
