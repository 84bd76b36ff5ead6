import { ByteWriter } from './byte-writer.ts';
import type { Access, Operation, ValueType } from './opcodes.ts';
import { access, operation, valueType } from './opcodes.ts';

/** Number of a parameter or local of a function. */
export type Local = number;

/** A block that can be left, or a loop that can be repeated, from within. */
export interface Label {
  readonly depth: number;
}

const noResult = 0x40;

/** The code of one WebAssembly function under construction. */
export class FunctionCode {
  private readonly code = new ByteWriter(256);
  private readonly parameters: readonly ValueType[];
  private readonly locals: ValueType[] = [];
  private readonly free: Local[] = [];
  private depth = 0;

  constructor(parameters: readonly ValueType[]) {
    this.parameters = parameters;
  }

  /** A new local variable, initially 0. */
  local(type: ValueType = valueType.i32): Local {
    return this.parameters.length + this.locals.push(type) - 1;
  }

  /** A 32-bit local that holds nothing yet of use, for the time that `use` runs. */
  withTemporary(use: (local: Local) => void): void {
    const local = this.free.pop() ?? this.local();
    use(local);
    this.free.push(local);
  }

  /** Instructions without immediate operands. */
  op(...operations: readonly Operation[]): void {
    for (const each of operations) this.code.byte(operation[each]);
  }

  /** Pushes a 32-bit constant, or several. */
  constant(...values: readonly number[]): void {
    for (const value of values) {
      this.code.byte(0x41);
      this.code.signed(value);
    }
  }

  /** Pushes a 64-bit constant. */
  constant64(value: bigint): void {
    this.code.byte(0x42);
    this.code.signed64(value);
  }

  /** Pushes locals. */
  get(...locals: readonly Local[]): void {
    for (const local of locals) {
      this.code.byte(0x20);
      this.code.unsigned(local);
    }
  }

  /** Pops into a local. */
  set(local: Local): void {
    this.code.byte(0x21);
    this.code.unsigned(local);
  }

  /** Copies the top of the stack into a local. */
  tee(local: Local): void {
    this.code.byte(0x22);
    this.code.unsigned(local);
  }

  /** A load or store at the address on the stack plus `offset` bytes. Alignment is not assumed. */
  memory(kind: Access, offset = 0): void {
    this.code.byte(access[kind][0]);
    this.code.byte(0);
    this.code.unsigned(offset);
  }

  /** Pops a source and a destination address that lies below it on the stack, and copies 16 bytes. */
  copy16(from: number, to: number): void {
    this.code.raw([0xfd, 0x00, 0]);
    this.code.unsigned(from);
    this.code.raw([0xfd, 0x0b, 0]);
    this.code.unsigned(to);
  }

  /**
   * Pops replacement, expected value and address; replaces the value at the address plus `offset`, aligned by its
   * size, if it is the expected one, and pushes what it was (threads proposal, 0xfe prefix).
   */
  compareExchange(kind: 'i32' | 'i64', offset = 0): void {
    this.code.raw(kind === 'i32' ? [0xfe, 0x48, 2] : [0xfe, 0x49, 3]);
    this.code.unsigned(offset);
  }

  /** Pops an amount and an address; adds to the 32-bit value there, and pushes what it was, in one atomic step. */
  atomicAdd(offset = 0): void {
    this.code.raw([0xfe, 0x1e, 2]);
    this.code.unsigned(offset);
  }

  /** Pops size, source and destination, and copies bytes; the two may overlap. */
  memoryCopy(): void {
    this.code.raw([0xfc, 10, 0, 0]);
  }

  /** Pops size, value and destination, and fills bytes. */
  memoryFill(): void {
    this.code.raw([0xfc, 11, 0]);
  }

  /** Calls a function by its number. */
  call(index: number): void {
    this.code.byte(0x10);
    this.code.unsigned(index);
  }

  /** A block; a branch to its label leaves it. */
  block(body: (label: Label) => void): void {
    this.nested(0x02, noResult, body);
  }

  /** A loop; a branch to its label starts it again. */
  loop(body: (label: Label) => void): void {
    this.nested(0x03, noResult, body);
  }

  /** Pops a condition and runs one of two parts. With `result` each part pushes one 32-bit value. */
  branch(then: () => void, otherwise?: () => void, result: 'result' | 'none' = 'none'): void {
    this.nested(0x04, result === 'result' ? valueType.i32 : noResult, () => {
      then();
      if (otherwise === undefined) return;
      this.code.byte(0x05);
      otherwise();
    });
  }

  /** Goes to a label. */
  goto(label: Label): void {
    this.code.byte(0x0c);
    this.code.unsigned(this.depth - label.depth);
  }

  /** Pops a condition and goes to a label if it is not 0. */
  gotoIf(label: Label): void {
    this.code.byte(0x0d);
    this.code.unsigned(this.depth - label.depth);
  }

  /** Pops a number and goes to the label of that number, or to `otherwise` if there is none. */
  gotoTable(labels: readonly Label[], otherwise: Label): void {
    this.code.byte(0x0e);
    this.code.unsigned(labels.length);
    for (const label of [...labels, otherwise]) this.code.unsigned(this.depth - label.depth);
  }

  /** The entry of the code section: locals, instructions, end. */
  toBody(): ByteWriter {
    const body = new ByteWriter();
    const runs: { type: ValueType; count: number }[] = [];
    for (const type of this.locals) {
      const last = runs.at(-1);
      if (last?.type === type) last.count++;
      else runs.push({ type, count: 1 });
    }
    body.unsigned(runs.length);
    for (const { type, count } of runs) {
      body.unsigned(count);
      body.byte(type);
    }
    body.append(this.code);
    body.byte(0x0b);
    return body;
  }

  private nested(opcode: number, type: number, body: (label: Label) => void): void {
    this.code.byte(opcode);
    this.code.byte(type);
    this.depth++;
    body({ depth: this.depth });
    this.depth--;
    this.code.byte(0x0b);
  }
}
