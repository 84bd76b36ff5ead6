import type {
  BlockId,
  Instruction,
  LocationId,
  Operand,
  Phi,
  ProgramFunction,
  Terminator,
  Width,
} from './form.ts';
import { constant, symbol, value, widthOf } from './operand.ts';

/** An operand, or a number that takes the width of the operand beside it. */
export type Word = Operand | number;

/** What a function takes and gives, and how it may be inlined. */
export interface Signature {
  /** Widths in bits. */
  readonly parameters?: readonly Width[];
  /** Widths in bits. */
  readonly returns?: readonly Width[];
  readonly inlining?: ProgramFunction['inlining'];
}

type Unplaced<T> = T extends unknown ? Omit<T, 'location'> : never;

interface DraftBlock {
  readonly phis: { result: number; incoming: { from: BlockId; value: Operand }[] }[];
  readonly instructions: Instruction[];
  terminator: Terminator | undefined;
}

/** Blocks of a function under construction: control flow, phis, and where the next instruction goes. */
export class BlockBuilder {
  readonly name: string;
  /** The parameters as operands. */
  readonly parameters: readonly Operand[];
  readonly #signature: Signature;
  protected readonly pointerWidth: 32 | 64;
  readonly #widths: Width[] = [];
  readonly #blocks: DraftBlock[] = [];
  #current: BlockId = 0;
  #location: LocationId = -1;

  constructor(name: string, signature: Signature, pointerWidth: 32 | 64) {
    this.name = name;
    this.#signature = signature;
    this.pointerWidth = pointerWidth;
    this.parameters = (signature.parameters ?? []).map((width) => this.fresh(width));
    this.block();
  }

  protected fresh(width: Width): Operand {
    this.#widths.push(width);
    return value(this.#widths.length - 1);
  }

  protected idOf(operand: Operand): number {
    return operand.kind === 'value' ? operand.id : -1;
  }

  #draft(id: BlockId): DraftBlock {
    const draft = this.#blocks[id];
    if (draft === undefined) throw new RangeError(`${this.name}: no block ${id}`);
    return draft;
  }

  protected emit(instruction: Unplaced<Instruction>): void {
    const draft = this.#draft(this.#current);
    if (draft.terminator) throw new RangeError(`${this.name}: block ${this.#current} has ended`);
    draft.instructions.push({ ...instruction, location: this.#location });
  }

  #end(terminator: Unplaced<Terminator>): void {
    const draft = this.#draft(this.#current);
    if (draft.terminator) throw new RangeError(`${this.name}: block ${this.#current} has ended`);
    draft.terminator = { ...terminator, location: this.#location };
  }

  /** A word as an operand; a number becomes a constant of `width` bits. */
  word(width: Width, word: Word): Operand {
    return typeof word === 'number' ? constant(width, word) : word;
  }

  protected widthOf(operand: Operand): Width {
    return widthOf(operand, this.#widths);
  }

  protected pair(
    left: Word,
    right: Word,
  ): { readonly width: Width; readonly left: Operand; readonly right: Operand } {
    const known = typeof left === 'number' ? right : left;
    const width = typeof known === 'number' ? this.pointerWidth : this.widthOf(known);
    return { width, left: this.word(width, left), right: this.word(width, right) };
  }

  protected addressOf(address: Operand | string): Operand {
    return typeof address === 'string' ? symbol(this.pointerWidth, address) : address;
  }

  /** Width of a pointer in bits. */
  get pointerBits(): 32 | 64 {
    return this.pointerWidth;
  }

  /** The address of a symbol plus `addend` bytes. */
  symbol(name: string, addend = 0): Operand {
    return symbol(this.pointerWidth, name, addend);
  }

  /** A new, empty block. The first is the entry and exists already. */
  block(): BlockId {
    this.#blocks.push({ phis: [], instructions: [], terminator: undefined });
    return this.#blocks.length - 1;
  }

  /** Goes on at the end of `block`. */
  at(block: BlockId): this {
    this.#current = block;
    return this;
  }

  /** The block that instructions go to. */
  get current(): BlockId {
    return this.#current;
  }

  /** What follows lies at this source position. */
  from(location: LocationId): this {
    this.#location = location;
    return this;
  }

  /** A phi of the current block; `incoming` may grow later through {@link BlockBuilder.incoming}. */
  phi(width: Width, incoming: readonly (readonly [from: BlockId, word: Word])[] = []): Operand {
    const result = this.fresh(width);
    const entries = incoming.map(([from, word]) => ({ from, value: this.word(width, word) }));
    this.#draft(this.#current).phis.push({ result: this.idOf(result), incoming: entries });
    return result;
  }

  /** Adds a way in to a phi. */
  incoming(phi: Operand, from: BlockId, word: Word): void {
    const id = this.idOf(phi);
    const draft = this.#blocks.flatMap((block) => block.phis).find(({ result }) => result === id);
    draft?.incoming.push({ from, value: this.word(this.widthOf(phi), word) });
  }

  jump(target: BlockId): void {
    this.#end({ op: 'jump', target });
  }

  branch(condition: Operand, ifTrue: BlockId, ifFalse: BlockId): void {
    this.#end({ op: 'branch', condition, ifTrue, ifFalse });
  }

  /** Branches on the value of a word; case values are int32. */
  switch(operand: Operand, cases: readonly (readonly [number, BlockId])[], otherwise: BlockId): void {
    const width = this.widthOf(operand);
    const known = cases.map(([number, target]) => {
      const { lo, hi } = constant(width, number);
      return { lo, hi, target };
    });
    this.#end({ op: 'switch', width, operand, cases: known, otherwise });
  }

  return(...words: readonly Word[]): void {
    const returns = this.#signature.returns ?? [];
    this.#end({
      op: 'return',
      values: words.map((word, index) => this.word(returns[index] ?? this.pointerWidth, word)),
    });
  }

  unreachable(): void {
    this.#end({ op: 'unreachable' });
  }

  /** Runs `then` (and `otherwise`) under the condition; goes on after both. */
  when(condition: Operand, then: () => void, otherwise?: () => void): void {
    const yes = this.block();
    const no = otherwise ? this.block() : -1;
    const after = this.block();
    this.branch(condition, yes, otherwise ? no : after);
    for (const [start, body] of [
      [yes, then],
      [no, otherwise],
    ] as const) {
      if (!body) continue;
      this.at(start);
      body();
      if (!this.#draft(this.#current).terminator) this.jump(after);
    }
    this.at(after);
  }

  /** Runs `body` while the condition, computed anew each time, is true. */
  while(condition: () => Operand, body: () => void): void {
    const [head, inside, after] = [this.block(), this.block(), this.block()];
    this.jump(head);
    this.at(head);
    this.branch(condition(), inside, after);
    this.at(inside);
    body();
    if (!this.#draft(this.#current).terminator) this.jump(head);
    this.at(after);
  }

  /** The finished function. A block that nothing ended is an error of the caller. */
  build(): ProgramFunction {
    const { inlining = 'normal', returns = [] } = this.#signature;
    return {
      name: this.name,
      sourceName: this.name,
      parameters: this.parameters.map((parameter) => this.idOf(parameter)),
      widths: this.#widths,
      returns,
      variadic: false,
      inlining,
      blocks: this.#blocks.map(({ phis, instructions, terminator }, id) => {
        if (!terminator) throw new RangeError(`${this.name}: block ${id} has no end`);
        return { phis: phis satisfies readonly Phi[], instructions, terminator };
      }),
    };
  }
}
