import { ProgramBuilder } from '../builder.ts';
import type { BinaryOperator, Operand, Predicate, Program, Width } from '../form.ts';
import type { FunctionBuilder } from '../function-builder.ts';
import { isConstantQuery } from '../queries.ts';

const operators: readonly BinaryOperator[] = [
  'add',
  'sub',
  'mul',
  'and',
  'or',
  'xor',
  'shl',
  'lshr',
  'ashr',
  'udiv',
  'urem',
  'sdiv',
  'srem',
];
const predicates: readonly Predicate[] = ['eq', 'ne', 'ult', 'ule', 'ugt', 'uge', 'slt', 'sle', 'sgt', 'sge'];
const accessWidths: readonly Width[] = [8, 16, 32, 64];

/** Bytes of each stack slot of a random program, and of its variable `shared`. */
const slotBytes = 16;

/**
 * A program of three functions made from a list of choices: stack slots read and written in any width, copies,
 * branches, loops, calls, accesses of shared memory. Shorter lists give smaller programs.
 */
export function randomProgram(
  choices: readonly number[],
  shape: { pointerWidth: 32 | 64; endian: 'little' | 'big' },
): Program {
  const tape = new Tape(choices);
  const builder = new ProgramBuilder(shape);
  builder.global('shared', slotBytes).external('external');
  const signature = { parameters: [32, 32], returns: [32], inlining: 'always' } as const;
  builder.function('top', { parameters: [32, 32], returns: [32] }, (b) => {
    new Writer(b, tape, ['leaf', 'middle'], 14).body();
  });
  builder.function('middle', signature, (b) => {
    new Writer(b, tape, ['leaf'], 8).body();
  });
  builder.function('leaf', signature, (b) => {
    new Writer(b, tape, [], 6).body();
  });
  return builder.build();
}

class Tape {
  readonly #choices: readonly number[];
  #at = 0;

  constructor(choices: readonly number[]) {
    this.#choices = choices;
  }

  /** A number below `limit`; the list is read again and again, each time shifted by one more bit. */
  next(limit: number): number {
    const { length } = this.#choices;
    const at = this.#at++;
    if (length === 0) return 0;
    return ((this.#choices[at % length] ?? 0) >>> (Math.floor(at / length) % 16)) % limit;
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.next(list.length)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  }
}

class Writer {
  readonly #b: FunctionBuilder;
  readonly #tape: Tape;
  readonly #callees: readonly string[];
  readonly #slots: Operand[] = [];
  #budget: number;

  constructor(b: FunctionBuilder, tape: Tape, callees: readonly string[], budget: number) {
    this.#b = b;
    this.#tape = tape;
    this.#callees = callees;
    this.#budget = budget;
  }

  body(): void {
    const b = this.#b;
    for (let slot = 0; slot < 3; slot++) {
      const address = b.alloca(slotBytes);
      b.intrinsic('memset', b.pointerBits, [address, b.word(8, slot), this.#pointerWord(slotBytes)]);
      this.#slots.push(address);
    }
    b.parameters.forEach((parameter, index) => {
      b.store(32, this.#slots[index] ?? b.symbol('shared'), parameter);
    });
    this.#statements(this.#budget, 2);
    b.return(this.#value(32));
  }

  #pointerWord(number: number): Operand {
    return this.#b.word(this.#b.pointerBits, number);
  }

  #statements(count: number, depth: number): void {
    for (let index = 0; index < count && this.#budget > 0; index++) {
      this.#budget--;
      this.#statement(depth);
    }
  }

  #statement(depth: number): void {
    const b = this.#b;
    switch (this.#tape.next(depth > 0 ? 9 : 6)) {
      case 0:
      case 1: {
        const width = this.#tape.pick(accessWidths);
        b.store(width, this.#place(width), this.#value(width), {
          ordering: this.#tape.next(4) === 0 ? 'once' : 'plain',
        });
        return;
      }
      case 2:
        this.#copy();
        return;
      case 3: {
        const width = this.#tape.pick([32, 64] as const);
        const old = b.rmw('add', width, b.offset('shared', 8 * this.#tape.next(2)), this.#value(width));
        b.store(width, this.#slot(width), old);
        return;
      }
      case 4: {
        const callee = this.#tape.pick([...this.#callees, 'external']);
        const [result] = b.call(callee, [this.#value(32), this.#value(32)], [32]);
        if (result) b.store(32, this.#slot(32), result);
        return;
      }
      case 5: {
        const [answer] = b.call(isConstantQuery, [this.#value(32)], [1]);
        if (answer) b.store(8, this.#slot(8), b.convert('zext', 8, answer));
        return;
      }
      case 6:
      case 7:
        b.when(
          this.#condition(),
          () => {
            this.#statements(2, depth - 1);
          },
          this.#tape.next(2) === 0
            ? undefined
            : () => {
                this.#statements(2, depth - 1);
              },
        );
        return;
      default:
        this.#loop(depth);
    }
  }

  /** A loop of up to three turns, counted in a slot of its own. */
  #loop(depth: number): void {
    const b = this.#b;
    const counter = b.alloca(4);
    const turns = 1 + this.#tape.next(3);
    b.store(32, counter, 0);
    b.while(
      () => b.compare('ult', b.load(32, counter), turns),
      () => {
        b.store(32, counter, b.binary('add', b.load(32, counter), 1));
        this.#statements(2, depth - 1);
      },
    );
  }

  #condition(depth = 2): Operand {
    const left = this.#value(32, depth - 1);
    const right = this.#tape.next(2) === 0 ? this.#tape.next(4) : this.#value(32, depth - 1);
    return this.#b.compare(this.#tape.pick(predicates), left, right);
  }

  #offset(width: Width): number {
    return this.#tape.next(slotBytes - width / 8 + 1);
  }

  #slot(width: Width): Operand {
    return this.#b.offset(this.#tape.pick(this.#slots), this.#offset(width));
  }

  #place(width: Width): Operand {
    return this.#tape.next(3) === 0 ? this.#b.offset('shared', this.#offset(width)) : this.#slot(width);
  }

  #copy(): void {
    const b = this.#b;
    const bytes = 1 + this.#tape.next(slotBytes);
    const place = (): Operand => {
      const base = this.#tape.next(3) === 0 ? b.symbol('shared') : this.#tape.pick(this.#slots);
      return b.offset(base, this.#tape.next(slotBytes - bytes + 1));
    };
    b.intrinsic('memmove', b.pointerBits, [place(), place(), this.#pointerWord(bytes)]);
  }

  #value(width: Width, depth = 2): Operand {
    const b = this.#b;
    switch (this.#tape.next(depth > 0 ? 7 : 3)) {
      case 0:
        return b.word(width, this.#tape.next(5));
      case 1:
      case 2:
        return b.load(width, this.#place(width));
      case 3: {
        const from = this.#tape.pick(accessWidths);
        const inner = this.#value(from, depth - 1);
        if (from === width) return inner;
        return b.convert(from > width ? 'trunc' : this.#tape.next(2) === 0 ? 'zext' : 'sext', width, inner);
      }
      case 4:
        return b.select(
          this.#condition(depth - 1),
          this.#value(width, depth - 1),
          this.#value(width, depth - 1),
        );
      case 5:
        return b.convert('zext', width, this.#condition(depth - 1));
      default: {
        const operator = this.#tape.pick(operators);
        const left = this.#value(width, depth - 1);
        const right = this.#value(width, depth - 1);
        if (/sh/.test(operator)) return b.binary(operator, left, b.binary('and', right, width - 1));
        return b.binary(operator, left, /div|rem/.test(operator) ? b.binary('or', right, 1) : right);
      }
    }
  }
}
