import { BodyEmitter } from './emit-body.ts';
import type { CodeContext } from './emit-expression.ts';
import { ExpressionEmitter } from './emit-expression.ts';
import type { Action, ProcessId } from './form.ts';
import type { FunctionCode, Local } from './wasm/function-code.ts';
import type { ModuleBuilder } from './wasm/module-builder.ts';
import { valueType } from './wasm/opcodes.ts';

/** What the code of successors refers to beside the system. */
export interface SuccessorSurroundings {
  /** Address of a byte for each action that is set to 1 when the action is taken. */
  readonly takenAddress: number;
  /** Number of the function `(rule, action)` that records a failed check. */
  readonly broken: number;
  /** Number of the function `(from, to)` that copies a packed state; for states of more than 4 words. */
  readonly copy: number;
}

interface NumberedAction {
  readonly number: number;
  readonly action: Action;
}

const fewWords = 4;
const { i32 } = valueType;

/**
 * Adds a function `(state, out) -> out` that appends to `out` the packed successors of the packed state at address
 * `state` by the actions of one process, in the order of program counters, and returns where they end.
 * @returns the number of the function, or undefined if the process has no actions.
 */
export function emitSuccessors(
  module: ModuleBuilder,
  context: CodeContext,
  process: ProcessId,
  surroundings: SuccessorSurroundings,
): number | undefined {
  const all = context.system.actions
    .map((action, number) => ({ number, action }))
    .filter(({ action }) => action.process === process);
  if (all.length === 0) return undefined;
  const { index, code } = module.add([i32, i32], [i32]);
  new ProcessEmitter(context, code, surroundings).emit(process, all);
  return index;
}

class ProcessEmitter {
  private readonly context: CodeContext;
  private readonly code: FunctionCode;
  private readonly surroundings: SuccessorSurroundings;
  private readonly words: readonly Local[];
  private readonly changed: readonly Local[];
  private readonly state: Local = 0;
  private readonly out: Local = 1;

  constructor(context: CodeContext, code: FunctionCode, surroundings: SuccessorSurroundings) {
    this.context = context;
    this.code = code;
    this.surroundings = surroundings;
    const { words } = context.layout;
    this.words = Array.from({ length: words }, () => code.local());
    this.changed = Array.from({ length: words }, () => code.local());
  }

  emit(process: ProcessId, all: readonly NumberedAction[]): void {
    const { code } = this;
    for (const [word, local] of this.words.entries()) {
      code.get(this.state);
      code.memory('i32Load', 4 * word);
      code.set(local);
    }
    const byCounter = new Map<number, NumberedAction[]>();
    for (const each of all) {
      const { pc } = each.action;
      if (pc === undefined) continue;
      const same = byCounter.get(pc);
      if (same === undefined) byCounter.set(pc, [each]);
      else same.push(each);
    }
    if (byCounter.size > 0) this.dispatch(process, byCounter);
    for (const each of all) if (each.action.pc === undefined) this.guarded(each);
    code.get(this.out);
  }

  /** Code of the actions of the present program counter, and of no others. */
  private dispatch(process: ProcessId, byCounter: ReadonlyMap<number, readonly NumberedAction[]>): void {
    const { code } = this;
    const pc = this.context.system.processes[process]!.pc!;
    const cases = [...byCounter].sort(([a], [b]) => a - b);
    const within = (level: number, labels: readonly { readonly depth: number }[]): void => {
      if (level < cases.length) {
        code.block((label) => within(level + 1, [label, ...labels]));
        for (const each of cases[cases.length - 1 - level]![1]) this.guarded(each);
        code.goto(labels.at(-1)!);
        return;
      }
      const end = labels.at(-1)!;
      const last = cases.at(-1)![0];
      const position = new Map(cases.map(([counter], at) => [counter, at]));
      new ExpressionEmitter(this.context, code, this.words).push({ kind: 'variable', variable: pc });
      const targets = Array.from({ length: last + 1 }, (_, counter) => {
        const at = position.get(counter);
        return at === undefined ? end : labels[at]!;
      });
      code.gotoTable(targets, end);
    };
    code.block((end) => within(0, [end]));
  }

  private guarded({ number, action }: NumberedAction): void {
    const { guard } = action;
    if (guard === undefined) return this.taken(number, action);
    new ExpressionEmitter(this.context, this.code, this.words).push(guard);
    this.code.branch(() => this.taken(number, action));
  }

  private taken(number: number, action: Action): void {
    const { code, context, out, state, words } = this;
    const body = new BodyEmitter(context, code, words, (rule) => {
      code.constant(rule, number);
      code.call(this.surroundings.broken);
    });
    const written = body.emit(action.body, this.changed);
    if (words.length > fewWords) {
      code.get(state, out);
      code.call(this.surroundings.copy);
    }
    for (const [word, local] of words.entries()) {
      if (words.length > fewWords && !written.has(word)) continue;
      code.get(out, written.has(word) ? this.changed[word]! : local);
      code.memory('i32Store', 4 * word);
    }
    code.constant(0, 1);
    code.memory('i32Store8', this.surroundings.takenAddress + number);
    code.get(out);
    code.constant(4 * words.length);
    code.op('i32Add');
    code.set(out);
  }
}
