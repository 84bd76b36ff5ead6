import type { BinaryOperator, Expression, TransitionSystem, VariableId } from './form.ts';
import type { Field, Layout } from './pack.ts';
import type { Ranges } from './ranges.ts';
import type { FunctionCode, Local } from './wasm/function-code.ts';
import type { Operation } from './wasm/opcodes.ts';

/** Where the cells of a table lie in linear memory. */
export interface TablePlace {
  readonly address: number;
  /** Bytes of a cell; narrow cells are unsigned. */
  readonly width: 1 | 2 | 4;
}

/** What generated code knows of the system it belongs to. */
export interface CodeContext {
  readonly system: TransitionSystem;
  readonly layout: Layout;
  readonly ranges: Ranges;
  /** By number of the table; undefined for one that code needs no memory for. */
  readonly tables: readonly (TablePlace | undefined)[];
}

/** Elements `start .. start + length - 1` of an array that lie side by side in one word. */
export interface Run {
  readonly start: number;
  readonly length: number;
  readonly field: Field;
}

const operations: Readonly<Record<BinaryOperator, Operation>> = {
  add: 'i32Add',
  sub: 'i32Sub',
  mul: 'i32Mul',
  and: 'i32And',
  or: 'i32Or',
  xor: 'i32Xor',
  shl: 'i32Shl',
  shr: 'i32ShrU',
  eq: 'i32Eq',
  ne: 'i32Ne',
  lt: 'i32LtS',
  le: 'i32LeS',
};

/** Writes code that pushes the value of expressions over a packed state, whose words are in locals. */
export class ExpressionEmitter {
  readonly context: CodeContext;
  readonly code: FunctionCode;
  /** The local with the present value of each word. */
  readonly words: Local[];

  constructor(context: CodeContext, code: FunctionCode, words: readonly Local[]) {
    this.context = context;
    this.code = code;
    this.words = [...words];
  }

  /** Pushes the value of an expression. The code traps when an index is out of bounds. */
  push(expression: Expression): void {
    const { code } = this;
    switch (expression.kind) {
      case 'constant':
        return code.constant(expression.value);
      case 'variable':
        return this.field(this.context.layout.fields[expression.variable]!);
      case 'not':
        this.push(expression.operand);
        return code.op('i32Eqz');
      case 'choose':
        this.push(expression.whenTrue);
        this.push(expression.whenFalse);
        this.push(expression.condition);
        return code.op('select');
      case 'binary':
        return this.binary(expression);
      case 'table':
        return this.table(expression);
      case 'element':
        if (expression.index.kind === 'constant') {
          return this.field(this.context.layout.fields[expression.first + expression.index.value]!);
        }
        return this.element(expression.first, expression.count, expression.index);
    }
  }

  /** Pushes an index; traps if it is not in `0 .. count - 1` and the ranges do not show that it is. */
  bounded(index: Expression, count: number): void {
    const { code } = this;
    this.push(index);
    if (this.context.ranges.isBelow(index, count)) return;
    code.withTemporary((temporary) => {
      code.tee(temporary);
      code.constant(count | 0);
      code.op('i32GeU');
      code.branch(() => code.op('unreachable'));
      code.get(temporary);
    });
  }

  /** Pushes the shift of the element of a run whose number in the array is in a local. */
  shiftOf(run: Run, index: Local): void {
    const { code } = this;
    const { bits, shift } = run.field;
    code.get(index);
    if (bits !== 1) {
      code.constant(bits);
      code.op('i32Mul');
    }
    const origin = shift - run.start * bits;
    if (origin !== 0) {
      code.constant(origin);
      code.op('i32Add');
    }
  }

  private field({ word, shift, bits }: Field): void {
    const { code } = this;
    if (bits === 0) return code.constant(0);
    code.get(this.words[word]!);
    if (shift > 0) {
      code.constant(shift);
      code.op('i32ShrU');
    }
    if (shift + bits < 32) {
      code.constant(maskOf(bits));
      code.op('i32And');
    }
  }

  private binary({ operator, left, right }: Extract<Expression, { kind: 'binary' }>): void {
    const { code } = this;
    if (operator === 'eq' || operator === 'ne') {
      if (this.compared(operator, left, right) || this.compared(operator, right, left)) return;
    }
    this.push(left);
    this.push(right);
    code.op(operations[operator]);
  }

  /** Compares a variable with a constant in place, without a shift, if that is what is asked for. */
  private compared(operator: 'eq' | 'ne', left: Expression, right: Expression): boolean {
    if (left.kind !== 'variable' || right.kind !== 'constant') return false;
    const { word, shift, bits } = this.context.layout.fields[left.variable]!;
    if (right.value < 0 || right.value > 2 ** bits - 1 || bits === 0) return false;
    const { code } = this;
    code.get(this.words[word]!);
    code.constant(maskOf(bits) << shift);
    code.op('i32And');
    code.constant(right.value << shift);
    code.op(operations[operator]);
    return true;
  }

  private table({ table, index }: Extract<Expression, { kind: 'table' }>): void {
    const { code } = this;
    const { cells } = this.context.system.tables[table]!;
    const place = this.context.tables[table];
    if (place === undefined) {
      code.constant(cells.reduce((mask, cell, at) => mask | (cell << at), 0));
      this.bounded(index, cells.length);
      code.op('i32ShrU');
      code.constant(1);
      return code.op('i32And');
    }
    this.bounded(index, cells.length);
    if (place.width > 1) {
      code.constant(place.width / 2);
      code.op('i32Shl');
    }
    const load = place.width === 1 ? 'i32Load8U' : place.width === 2 ? 'i32Load16U' : 'i32Load';
    code.memory(load, place.address);
  }

  private element(first: VariableId, count: number, index: Expression): void {
    const { code } = this;
    this.bounded(index, count);
    code.withTemporary((at) => {
      code.set(at);
      this.oneOf(runsOf(this.context.layout, first, count), at);
    });
  }

  /** Pushes the element of some run whose number is in a local. */
  private oneOf(runs: readonly Run[], index: Local): void {
    const { code } = this;
    const run = runs[0]!;
    if (runs.length === 1) {
      const { word, bits } = run.field;
      if (run.length === 1 || bits === 0) return this.field(run.field);
      code.get(this.words[word]!);
      this.shiftOf(run, index);
      code.op('i32ShrU');
      code.constant(maskOf(bits));
      return code.op('i32And');
    }
    const middle = runs.length >> 1;
    const below = (): void => {
      code.get(index);
      code.constant(runs[middle]!.start);
      code.op('i32LtU');
    };
    if (runs.length > 4) {
      below();
      code.branch(
        () => this.oneOf(runs.slice(0, middle), index),
        () => this.oneOf(runs.slice(middle), index),
        'result',
      );
      return;
    }
    this.oneOf(runs.slice(0, middle), index);
    this.oneOf(runs.slice(middle), index);
    below();
    code.op('select');
  }
}

/** A mask of the lowest bits, 0 to 31 of them. */
export function maskOf(bits: number): number {
  return 2 ** bits - 1;
}

/** Cuts an array into runs. */
export function runsOf(layout: Layout, first: VariableId, count: number): readonly Run[] {
  const runs: { start: number; length: number; field: Field }[] = [];
  for (let at = 0; at < count; at++) {
    const field = layout.fields[first + at]!;
    const last = runs.at(-1);
    const next = last === undefined ? 0 : last.field.shift + last.length * last.field.bits;
    if (last !== undefined && field.word === last.field.word && (field.shift === next || field.bits === 0)) {
      last.length++;
    } else runs.push({ start: at, length: 1, field });
  }
  return runs;
}
