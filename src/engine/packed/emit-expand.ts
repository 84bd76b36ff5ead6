import type { CodeContext } from '../../transition/emit-expression.ts';
import { ExpressionEmitter } from '../../transition/emit-expression.ts';
import { emitSuccessors } from '../../transition/emit-successors.ts';
import type { Condition, ProcessId } from '../../transition/form.ts';
import type { SelectionPlan } from '../../transition/independence/plan.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import type { MemoryMap } from './memory-map.ts';
import { emitBrokenAction, emitBrokenState } from './emit-records.ts';
import { emitSelection } from './emit-selection.ts';
import { copyWords } from './emit-state.ts';

const { i32 } = valueType;

/**
 * Adds the function `(state, out) -> out` that evaluates the conditions on the packed state at address `state` and
 * appends all its successors to `out`, or those that a plan selects. The number of the state must be in
 * `header.current`.
 * @param context with the plan's system, if there is a plan.
 * @returns its number.
 */
export function emitExpand(
  module: ModuleBuilder,
  context: CodeContext,
  map: MemoryMap,
  selection?: Pick<SelectionPlan, 'fillFirst' | 'alone'>,
): number {
  const { system, layout } = context;
  const brokenState = emitBrokenState(module, map);
  const broken = emitBrokenAction(module, map);
  const copy = emitCopy(module, layout.words);
  const conditions = emitConditions(module, context, map, brokenState);
  const progress = new Set(system.progress);
  const moving: number[] = [];
  const others: number[] = [];
  const surroundings = { takenAddress: map.taken, broken, copy };
  const byProcess = new Map<ProcessId, number>();
  for (const [process, { kind }] of system.processes.entries()) {
    const successors = emitSuccessors(module, context, process, surroundings);
    if (successors === undefined) continue;
    byProcess.set(process, successors);
    (kind === 'cpu' || progress.has(process) ? moving : others).push(successors);
  }
  const selected = selection && emitSelection(module, context, selection, byProcess, surroundings);
  const { index, code } = module.add([i32, i32], [i32]);
  const state = 0;
  const out = 1;
  const unfinished = code.local();
  const before = code.local();
  const append = (successors: number): void => {
    code.get(state, out);
    code.call(successors);
    code.set(out);
  };
  code.get(state);
  code.call(conditions);
  code.set(unfinished);
  code.get(out);
  code.set(before);
  code.block((done) => {
    if (selected !== undefined) {
      append(selected);
      code.get(out, before);
      code.op('i32Ne');
      code.gotoIf(done);
    }
    moving.forEach(append);
    if (system.processes.some(({ kind }) => kind === 'cpu')) {
      code.get(out, before);
      code.op('i32Eq');
      code.get(unfinished);
      code.op('i32And');
      code.branch(() => {
        code.constant(system.deadlock);
        code.call(brokenState);
      });
    }
    others.forEach(append);
  });
  code.get(out);
  return index;
}

/** `(state) -> unfinished`: evaluates invariants, finals and `sometimes`; 0 if every `cpu` process has finished. */
function emitConditions(module: ModuleBuilder, context: CodeContext, map: MemoryMap, broken: number): number {
  const { system, layout } = context;
  const { index, code } = module.add([i32], [i32]);
  const words = Array.from({ length: layout.words }, (_, word) => {
    const local = code.local();
    code.get(0);
    code.memory('i32Load', 4 * word);
    code.set(local);
    return local;
  });
  const emitter = new ExpressionEmitter(context, code, words);
  const demand = ({ rule, condition }: Condition): void => {
    emitter.push(condition);
    code.op('i32Eqz');
    code.branch(() => {
      code.constant(rule);
      code.call(broken);
    });
  };
  system.invariants.forEach(demand);
  for (const [number, { condition }] of system.sometimes.entries()) {
    code.constant(0);
    code.memory('i32Load8U', map.reached + number);
    code.op('i32Eqz');
    code.branch(() => {
      code.constant(0);
      emitter.push(condition);
      code.constant(0);
      code.op('i32Ne');
      code.memory('i32Store8', map.reached + number);
    });
  }
  const finished = code.local();
  code.constant(1);
  for (const { kind, pc, end } of system.processes) {
    if (kind !== 'cpu') continue;
    if (pc === undefined || end === undefined) code.constant(0);
    else {
      emitter.push({
        kind: 'binary',
        operator: 'eq',
        left: { kind: 'variable', variable: pc },
        right: { kind: 'constant', value: end },
      });
    }
    code.op('i32And');
  }
  code.set(finished);
  if (system.finals.length > 0) {
    code.get(finished);
    code.branch(() => system.finals.forEach(demand));
  }
  code.get(finished);
  code.op('i32Eqz');
  return index;
}

/** `(from, to)`: copies a packed state. */
function emitCopy(module: ModuleBuilder, words: number): number {
  const { index, code } = module.add([i32, i32], []);
  copyWords(code, 0, 1, words);
  return index;
}
