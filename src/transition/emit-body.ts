import type { CodeContext, Run } from './emit-expression.ts';
import { ExpressionEmitter, maskOf, runsOf } from './emit-expression.ts';
import type { Expression, RuleId, Statement } from './form.ts';
import type { Field, Layout } from './pack.ts';
import { visitStatements } from './traverse.ts';
import type { FunctionCode, Local } from './wasm/function-code.ts';

/** Constants that assignments of constants have yet to put into a word: `word & ~clear | set`. */
interface Pending {
  clear: number;
  set: number;
}

/**
 * Writes the code of an action's body. The words that it may change are first copied into locals of their own;
 * assignments change these, so that each statement sees the effects of those before it.
 */
export class BodyEmitter {
  private readonly expressions: ExpressionEmitter;
  private readonly code: FunctionCode;
  private readonly layout: Layout;
  private readonly pending = new Map<number, Pending>();
  private readonly onBroken: (rule: RuleId) => void;

  /** `onBroken` writes the code for a failed check. */
  constructor(
    context: CodeContext,
    code: FunctionCode,
    words: readonly Local[],
    onBroken: (rule: RuleId) => void,
  ) {
    this.expressions = new ExpressionEmitter(context, code, words);
    this.code = code;
    this.layout = context.layout;
    this.onBroken = onBroken;
  }

  /**
   * Writes the body; `changed` are locals, one a word, for the new value of the words that it changes. Returns the
   * numbers of these words.
   */
  emit(body: readonly Statement[], changed: readonly Local[]): ReadonlySet<number> {
    const written = wordsWritten(this.layout, body);
    for (const word of written) {
      this.code.get(this.expressions.words[word]!);
      this.code.set(changed[word]!);
      this.expressions.words[word] = changed[word]!;
    }
    this.list(body);
    return written;
  }

  private list(statements: readonly Statement[]): void {
    for (const statement of statements) this.statement(statement);
    this.flush();
  }

  private statement(statement: Statement): void {
    const { code, expressions } = this;
    switch (statement.kind) {
      case 'assign':
        return this.assign(this.layout.fields[statement.variable]!, statement.variable, statement.value);
      case 'assign-element': {
        const { first, count, index, value } = statement;
        if (index.kind === 'constant') {
          return this.assign(this.layout.fields[first + index.value]!, first, value);
        }
        return this.assignElement(first, count, index, value);
      }
      case 'if':
        this.flush();
        expressions.push(statement.condition);
        if (statement.otherwise.length === 0) return code.branch(() => this.list(statement.then));
        return code.branch(
          () => this.list(statement.then),
          () => this.list(statement.otherwise),
        );
      case 'check':
        this.flush();
        expressions.push(statement.condition);
        code.op('i32Eqz');
        return code.branch(() => this.onBroken(statement.rule));
    }
  }

  private assign(field: Field, variable: number, value: Expression): void {
    const { code } = this;
    const { word, shift, bits } = field;
    if (value.kind === 'constant') {
      // A value out of range, which validation refuses, must not touch other fields.
      const pending = this.pending.get(word) ?? { clear: 0, set: 0 };
      const mask = maskOf(bits) << shift;
      pending.clear |= mask;
      pending.set = (pending.set & ~mask) | ((value.value << shift) & mask);
      this.pending.set(word, pending);
      return;
    }
    this.flush();
    if (bits === 0) {
      this.value(variable, value);
      return code.op('drop');
    }
    const local = this.expressions.words[word]!;
    this.value(variable, value);
    if (shift > 0) {
      code.constant(shift);
      code.op('i32Shl');
    }
    code.get(local);
    code.constant(~(maskOf(bits) << shift));
    code.op('i32And', 'i32Or');
    code.set(local);
  }

  private assignElement(first: number, count: number, index: Expression, value: Expression): void {
    const { code } = this;
    this.flush();
    code.withTemporary((at) =>
      code.withTemporary((assigned) => {
        this.expressions.bounded(index, count);
        code.set(at);
        this.value(first, value);
        code.set(assigned);
        this.store(runsOf(this.layout, first, count), at, assigned);
      }),
    );
  }

  private store(runs: readonly Run[], index: Local, assigned: Local): void {
    const { code } = this;
    if (runs.length > 1) {
      const middle = runs.length >> 1;
      code.get(index);
      code.constant(runs[middle]!.start);
      code.op('i32LtU');
      return code.branch(
        () => this.store(runs.slice(0, middle), index, assigned),
        () => this.store(runs.slice(middle), index, assigned),
      );
    }
    const run = runs[0]!;
    const { word, bits } = run.field;
    if (bits === 0) return;
    const local = this.expressions.words[word]!;
    code.withTemporary((shift) => {
      this.expressions.shiftOf(run, index);
      code.set(shift);
      code.get(local);
      code.constant(maskOf(bits));
      code.get(shift);
      code.op('i32Shl');
      code.constant(-1);
      code.op('i32Xor', 'i32And');
      code.get(assigned, shift);
      code.op('i32Shl', 'i32Or');
      code.set(local);
    });
  }

  /** Pushes a value for a variable; traps if it is out of range and the ranges do not show that it is not. */
  private value(variable: number, value: Expression): void {
    this.expressions.bounded(value, this.expressions.context.system.variables[variable]!.values);
  }

  private flush(): void {
    const { code } = this;
    for (const [word, { clear, set }] of this.pending) {
      if (clear === 0) continue;
      const local = this.expressions.words[word]!;
      code.get(local);
      code.constant(~clear);
      code.op('i32And');
      if (set !== 0) {
        code.constant(set);
        code.op('i32Or');
      }
      code.set(local);
    }
    this.pending.clear();
  }
}

/** Numbers of the words that statements may change. */
function wordsWritten(layout: Layout, statements: readonly Statement[]): ReadonlySet<number> {
  const words = new Set<number>();
  const add = (variable: number): void => {
    const { word, bits } = layout.fields[variable]!;
    if (bits > 0) words.add(word);
  };
  visitStatements(statements, (statement) => {
    if (statement.kind === 'assign') add(statement.variable);
    if (statement.kind !== 'assign-element') return;
    const { first, count, index } = statement;
    if (index.kind === 'constant') add(first + index.value);
    else for (let at = 0; at < count; at++) add(first + at);
  });
  return words;
}
