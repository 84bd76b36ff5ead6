import type { CodeContext } from '../../transition/emit-expression.ts';
import { ExpressionEmitter } from '../../transition/emit-expression.ts';
import type { SuccessorSurroundings } from '../../transition/emit-successors.ts';
import { emitSuccessors } from '../../transition/emit-successors.ts';
import type { Process, ProcessId, TransitionSystem } from '../../transition/form.ts';
import type { SelectionPlan } from '../../transition/independence/plan.ts';
import type { Local } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';

const { i32 } = valueType;

/**
 * Adds a function `(state, out) -> out` that appends to `out` the successors of the packed state at address `state`
 * that a plan selects, if it selects some before others; otherwise it appends none, and all are to be taken.
 * @param successors numbers of the functions that append the successors by all actions of a process.
 * @returns its number.
 */
export function emitSelection(
  module: ModuleBuilder,
  context: CodeContext,
  { fillFirst, alone }: Pick<SelectionPlan, 'fillFirst' | 'alone'>,
  successors: ReadonlyMap<ProcessId, number>,
  surroundings: SuccessorSurroundings,
): number {
  const fillers = fillFirst.map(({ actions }) => emitThese(module, context, actions, surroundings));
  const { index, code } = module.add([i32, i32], [i32]);
  const [state, out] = [0, 1];
  const before = code.local();
  const words = Array.from({ length: context.layout.words }, (_, word): Local => {
    const local = code.local();
    code.get(state);
    code.memory('i32Load', 4 * word);
    code.set(local);
    return local;
  });
  const emitter = new ExpressionEmitter(context, code, words);
  const append = (by: number): void => {
    code.get(state, out);
    code.call(by);
    code.set(out);
  };
  code.get(out);
  code.set(before);
  code.block((done) => {
    for (const [number, { when }] of fillFirst.entries()) {
      emitter.push(when);
      code.branch(() => {
        fillers[number]!.forEach(append);
        code.goto(done);
      });
    }
    for (const { process, when } of alone) {
      const by = successors.get(process);
      if (by === undefined) continue;
      emitter.push(when);
      code.branch(() => {
        append(by);
        code.get(out, before);
        code.op('i32Ne');
        code.gotoIf(done);
      });
    }
  });
  code.get(out);
  return index;
}

/** Adds functions that append the successors by some actions, whichever processes they are of. */
export function emitThese(
  module: ModuleBuilder,
  context: CodeContext,
  actions: readonly number[],
  surroundings: SuccessorSurroundings,
): readonly number[] {
  const { system } = context;
  const owners = [...new Set(actions.map((action) => system.actions[action]!.process))];
  return owners.flatMap((owner) => {
    const own = actions.filter((action) => system.actions[action]!.process === owner);
    const { part, process } = asProcess(system, owner, own);
    return emitSuccessors(module, { ...context, system: part }, process, surroundings) ?? [];
  });
}

/** The system with some actions of a process as those of a process of their own; actions keep their numbers. */
function asProcess(
  system: TransitionSystem,
  owner: ProcessId,
  actions: readonly number[],
): { readonly part: TransitionSystem; readonly process: ProcessId } {
  const process = system.processes.length;
  const chosen = new Set(actions);
  const processes: readonly Process[] = [...system.processes, system.processes[owner]!];
  const relabelled = system.actions.map((action, number) =>
    chosen.has(number) ? { ...action, process } : action,
  );
  return { part: { ...system, processes, actions: relabelled }, process };
}
