import { add, all, eq } from '../../../transition/expression.ts';
import type { Action, Statement, TransitionSystem } from '../../../transition/form.ts';
import { action, assign, read, systemOf } from '../../../transition/testing/small-systems.ts';

/** A step of a CPU: what it does besides going on. */
export type ToyStep = readonly Statement[];

/** A step that does nothing. */
export const idle: ToyStep = [];

/**
 * CPUs that each make a fixed number of steps, on shared variables of 8 values that are 0 at first. Variable `v` of the
 * steps is `shared(v)`.
 */
export function straightLines(
  cpus: readonly (readonly ToyStep[])[],
  parts: Partial<TransitionSystem> & { readonly sharedVariables: number },
): TransitionSystem {
  const actions: Action[] = cpus.flatMap((steps, cpu) =>
    steps.map((body, pc) => action(cpu, `step ${pc}`, [...body, assign(cpu, pc + 1)], { pc })),
  );
  return systemOf({
    name: 'straight lines',
    variables: [
      ...cpus.map((steps, cpu) => ({ name: `CPU${cpu}.pc`, values: steps.length + 1, initial: 0 })),
      ...Array.from({ length: parts.sharedVariables }, (_, at) => ({
        name: `v${at}`,
        values: 8,
        initial: 0,
      })),
    ],
    processes: cpus.map((steps, cpu) => ({
      name: `CPU${cpu}`, path: '', kind: 'cpu', lane: cpu, pc: cpu, end: steps.length,
    })), // prettier-ignore
    rules: [
      { id: 'deadlock', message: 'nothing can move' },
      { id: 'bug', message: 'it has happened' },
    ],
    ...parts,
    actions: [...actions, ...(parts.actions ?? [])],
  });
}

/**
 * Two CPUs of `steps` steps and a bug that needs `depth` orderings: steps in the middle of the CPUs have to come by turns,
 * CPU0 first, `depth + 1` of them. Variable 2 counts how many have.
 */
export function bugOfDepth(depth: number, steps: number): TransitionSystem {
  const cpus = [0, 1].map(() => Array.from({ length: steps }, (): ToyStep => idle));
  const turns = 2;
  for (let turn = 0; turn <= depth; turn++) {
    const at = Math.floor(steps / 2) - Math.floor(depth / 2) + Math.floor(turn / 2);
    cpus[turn % 2]![at] = [
      {
        kind: 'if',
        condition: eq(read(turns), turn),
        then: [assign(turns, add(read(turns), 1))],
        otherwise: [],
      },
      {
        kind: 'check',
        rule: 1,
        condition: { kind: 'not', operand: all(eq(read(turns), depth + 1)) },
      },
    ];
  }
  return straightLines(cpus, { sharedVariables: 1 });
}
