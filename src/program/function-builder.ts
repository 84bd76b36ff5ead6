import type { BinaryOperator, Intrinsic, Operand, Ordering, Predicate, RmwOperator, Width } from './form.ts';
import { BlockBuilder, type Word } from './block-builder.ts';

/** How a memory access is marked; plain unless given. */
export interface Marking {
  readonly ordering?: Ordering;
}

/** Builds one function block by block. Instructions go to the end of the current block. */
export class FunctionBuilder extends BlockBuilder {
  /** A binary operation; operands have one width. */
  binary(operator: BinaryOperator, first: Word, second: Word): Operand {
    const { width, left, right } = this.pair(first, second);
    const result = this.fresh(width);
    this.emit({ op: 'binary', operator, width, result: this.idOf(result), left, right });
    return result;
  }

  /** A comparison; the result is one bit. */
  compare(predicate: Predicate, first: Word, second: Word): Operand {
    const { width, left, right } = this.pair(first, second);
    const result = this.fresh(1);
    this.emit({ op: 'compare', predicate, width, result: this.idOf(result), left, right });
    return result;
  }

  /** Widens or narrows to `width` bits. */
  convert(op: 'zext' | 'sext' | 'trunc', width: Width, operand: Operand): Operand {
    const result = this.fresh(width);
    this.emit({ op, from: this.widthOf(operand), result: this.idOf(result), operand });
    return result;
  }

  /** One of two words. */
  select(condition: Operand, first: Word, second: Word): Operand {
    const { width, left, right } = this.pair(first, second);
    const result = this.fresh(width);
    this.emit({ op: 'select', width, result: this.idOf(result), condition, ifTrue: left, ifFalse: right });
    return result;
  }

  /** `base + addend + index * scale`; the index is pointer-wide. */
  offset(base: Operand | string, addend: number, index?: Operand, scale = 1): Operand {
    const result = this.fresh(this.pointerWidth);
    const terms = index ? [{ index, scale }] : [];
    this.emit({ op: 'offset', result: this.idOf(result), base: this.addressOf(base), addend, terms });
    return result;
  }

  /** A stack slot of `bytes` bytes; gives its address. */
  alloca(bytes: number, options: { readonly align?: number; readonly name?: string } = {}): Operand {
    const result = this.fresh(this.pointerWidth);
    this.emit({
      op: 'alloca',
      result: this.idOf(result),
      bytes,
      align: options.align ?? 8,
      name: options.name ?? '',
    });
    return result;
  }

  /** Reads `width` bits (8, 16, 32 or 64). */
  load(width: Width, address: Operand | string, { ordering = 'plain' }: Marking = {}): Operand {
    const result = this.fresh(width);
    this.emit({ op: 'load', result: this.idOf(result), width, address: this.addressOf(address), ordering });
    return result;
  }

  /** Writes `width` bits (8, 16, 32 or 64). */
  store(width: Width, address: Operand | string, word: Word, { ordering = 'plain' }: Marking = {}): void {
    this.emit({
      op: 'store',
      value: this.word(width, word),
      width,
      address: this.addressOf(address),
      ordering,
    });
  }

  /** Atomically replaces the word; gives the old one. */
  rmw(
    operator: RmwOperator,
    width: Width,
    address: Operand | string,
    word: Word,
    { ordering = 'seq_cst' }: Marking = {},
  ): Operand {
    const result = this.fresh(width);
    this.emit({
      op: 'rmw',
      operator,
      width,
      result: this.idOf(result),
      address: this.addressOf(address),
      value: this.word(width, word),
      ordering,
    });
    return result;
  }

  /** Compares and exchanges; gives the old word and the success flag. */
  cmpxchg(
    width: Width,
    address: Operand | string,
    expected: Word,
    replacement: Word,
    { ordering = 'seq_cst' }: Marking = {},
  ): readonly [Operand, Operand] {
    const [old, success] = [this.fresh(width), this.fresh(1)];
    this.emit({
      op: 'cmpxchg',
      width,
      result: this.idOf(old),
      success: this.idOf(success),
      address: this.addressOf(address),
      expected: this.word(width, expected),
      replacement: this.word(width, replacement),
      ordering,
    });
    return [old, success];
  }

  /** A barrier, by its name in the source. */
  fence(text: string): void {
    this.emit({ op: 'fence', text });
  }

  /** Calls a function (by name or address); gives its results, of the widths in `returns`. */
  call(
    callee: Operand | string,
    args: readonly Operand[] = [],
    returns: readonly Width[] = [],
  ): readonly Operand[] {
    const results = returns.map((width) => this.fresh(width));
    this.emit({
      op: 'call',
      callee: this.addressOf(callee),
      args,
      results: results.map((result) => this.idOf(result)),
    });
    return results;
  }

  /** An intrinsic; `width` is the one it works on, `returns` those of its results. */
  intrinsic(
    intrinsic: Intrinsic,
    width: Width,
    args: readonly Operand[] = [],
    returns: readonly Width[] = [],
  ): readonly Operand[] {
    const results = returns.map((each) => this.fresh(each));
    this.emit({
      op: 'intrinsic',
      intrinsic,
      width,
      args,
      results: results.map((result) => this.idOf(result)),
    });
    return results;
  }
}
