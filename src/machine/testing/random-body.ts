import type {
  BinaryOperator,
  Intrinsic,
  Operand,
  Predicate,
  RmwOperator,
  Width,
} from '../../program/form.ts';
import type { FunctionBuilder } from '../../program/function-builder.ts';
import { constantOf } from '../../program/operand.ts';

/** One choice of a random function: what to build, and four numbers that say of what. */
export type Step = readonly [kind: number, a: number, b: number, c: number, d: number];

/** Bytes of the globals that random functions access. */
export const dataBytes = 64;
/** Words of 64 bits that a random function may put out. */
export const maximumOutputs = 160;

const widths: readonly Width[] = [1, 8, 16, 31, 32, 33, 48, 63, 64, 64, 32];
const binaryOperators: readonly BinaryOperator[] = [
  'add', 'sub', 'mul', 'udiv', 'sdiv', 'urem', 'srem', 'and', 'or', 'xor', 'shl', 'lshr', 'ashr',
]; // prettier-ignore
const predicates: readonly Predicate[] = ['eq', 'ne', 'ult', 'ule', 'ugt', 'uge', 'slt', 'sle', 'sgt', 'sge'];
const rmwOperators: readonly RmwOperator[] = [
  'xchg', 'add', 'sub', 'and', 'nand', 'or', 'xor', 'umax', 'umin', 'smax', 'smin',
]; // prettier-ignore
const accessWidths: readonly Width[] = [8, 16, 32, 64];

interface IntrinsicShape {
  readonly name: Intrinsic;
  readonly widths: readonly Width[];
  readonly args: number;
  /** The second result is one bit. */
  readonly overflow?: true;
}

const powers: readonly Width[] = [8, 16, 32, 64];
const intrinsics: readonly IntrinsicShape[] = [
  { name: 'ctpop', widths, args: 1 },
  { name: 'ctlz', widths, args: 1 },
  { name: 'cttz', widths, args: 1 },
  { name: 'bswap', widths: [16, 32, 64], args: 1 },
  { name: 'bitreverse', widths: powers, args: 1 },
  { name: 'abs', widths: powers, args: 1 },
  { name: 'umin', widths, args: 2 },
  { name: 'umax', widths, args: 2 },
  { name: 'smin', widths, args: 2 },
  { name: 'smax', widths, args: 2 },
  { name: 'usub.sat', widths, args: 2 },
  { name: 'fshl', widths: [32], args: 3 },
  { name: 'fshr', widths: [32], args: 3 },
  { name: 'uadd.overflow', widths: [32, 64], args: 2, overflow: true },
  { name: 'sadd.overflow', widths: [32, 64], args: 2, overflow: true },
  { name: 'usub.overflow', widths: [32, 64], args: 2, overflow: true },
  { name: 'ssub.overflow', widths: [32, 64], args: 2, overflow: true },
  { name: 'umul.overflow', widths: [32, 64], args: 2, overflow: true },
  { name: 'smul.overflow', widths: [32], args: 2, overflow: true },
];

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** A width: one of those where code generation changes its ways, or any. */
const widthFrom = (n: number): Width => (n % 5 === 4 ? 1 + ((n >>> 3) % 64) : pick(widths, n >>> 3));

/** Builds the body of a function from random choices. Every value it makes is well defined. */
export class RandomBody {
  readonly #b: FunctionBuilder;
  readonly #pointerWidth: 32 | 64;
  #pool = new Map<Width, readonly Operand[]>();
  readonly #slots: readonly Operand[];

  constructor(b: FunctionBuilder, pointerWidth: 32 | 64, given: readonly (readonly [Width, Operand])[]) {
    this.#b = b;
    this.#pointerWidth = pointerWidth;
    this.#slots = [b.alloca(16), b.alloca(16)];
    for (const [width, operand] of given) this.#keep(width, operand);
  }

  /** Stores what was computed last to `out`, 64 bits each. */
  putOut(): void {
    const b = this.#b;
    const all = [...this.#pool].flatMap(([width, operands]) =>
      operands.map((operand) => ({ width, operand })),
    );
    for (const [index, { width, operand }] of all.slice(-maximumOutputs).entries()) {
      const word = width === 64 ? operand : b.convert('zext', 64, operand);
      b.store(64, b.symbol('out', index * 8), word);
    }
  }

  #keep(width: Width, operand: Operand): void {
    this.#pool.set(width, [...(this.#pool.get(width) ?? []), operand]);
  }

  /** A word: a constant, an undefined one, or something computed before. */
  #word(width: Width, n: number): Operand {
    const known = this.#pool.get(width);
    const choice = n % 7;
    if (choice === 0 || known === undefined) return constant(width, n >>> 3);
    if (choice === 1 && n % 77 === 1) return { kind: 'undefined', width };
    return pick(known, n >>> 3);
  }

  /** Builds all steps. */
  run(steps: readonly Step[]): void {
    for (let at = 0; at < steps.length; at++) {
      const step = steps[at] as Step;
      const arms = step[0] % 24 >= 20 ? step[3] % 4 : 0;
      this.#build(step, steps.slice(at + 1, at + 1 + arms), steps.slice(at + 1 + arms, at + 1 + 2 * arms));
      at += 2 * arms;
    }
  }

  #build([kind, a, b, c, d]: Step, first: readonly Step[], second: readonly Step[]): void {
    const width = widthFrom(a);
    switch (kind % 24) {
      case 0:
      case 1:
      case 2:
      case 3:
        return this.#binary(width, pick(binaryOperators, b), this.#word(width, c), this.#word(width, d));
      case 4:
      case 5: {
        const result = this.#b.compare(pick(predicates, b), this.#word(width, c), this.#word(width, d));
        return this.#keep(1, result);
      }
      case 6:
        return this.#keep(
          width,
          this.#b.select(this.#word(1, b), this.#word(width, c), this.#word(width, d)),
        );
      case 7:
      case 8:
        return this.#convert(width, widthFrom(b), c, d);
      case 9:
        return this.#offset(a, b, c, d);
      case 10:
      case 11: {
        const size = pick(accessWidths, a);
        return this.#keep(size, this.#b.load(size, this.#address(size, b, c)));
      }
      case 12:
      case 13: {
        const size = pick(accessWidths, a);
        return this.#b.store(size, this.#address(size, b, c), this.#word(size, d));
      }
      case 14: {
        const size = pick(accessWidths, a);
        const address = this.#address(size, b, c);
        return this.#keep(size, this.#b.rmw(pick(rmwOperators, d), size, address, this.#word(size, d >>> 4)));
      }
      case 15:
        return this.#exchange(pick(accessWidths, a), b, c, d);
      case 16:
      case 17:
        return this.#intrinsic(pick(intrinsics, a), [b, c, d]);
      case 18:
        return this.#call(a, [b, c, d]);
      case 19:
        return this.#block(a, b, c, d);
      case 20:
      case 21:
        return this.#diamond(width, [b, c, d], first, second);
      case 22:
        return this.#loop(width, [b, c, d], first);
      default:
        return this.#switch(width, [b, c, d], first, second);
    }
  }

  #binary(width: Width, operator: BinaryOperator, left: Operand, right: Operand): void {
    const isShift = operator === 'shl' || operator === 'lshr' || operator === 'ashr';
    let by = right;
    if (isShift) {
      // A shift by the width or more has no defined result.
      if (right.kind === 'constant') by = constantOf(width, ((right.lo >>> 0) % width) | 0, 0);
      else by = this.#b.binary('urem', right, constantOf(width, width, 0));
    }
    this.#keep(width, this.#b.binary(operator, left, by));
  }

  #convert(from: Width, to: Width, c: number, d: number): void {
    if (from === to) return;
    const op = to < from ? 'trunc' : d % 2 === 0 ? 'zext' : 'sext';
    this.#keep(to, this.#b.convert(op, to, this.#word(from, c)));
  }

  #offset(a: number, b: number, c: number, d: number): void {
    const width = this.#pointerWidth;
    const addend = pick([0, 1, -1, 8, -4096, 0x7fffffff, -0x80000000, 0x123456789a, -0x3456789abc], a);
    const scale = pick([1, 2, 3, 8, 24, 64, 4096, -1, -16, 0x40000000, 5_000_000_000], b);
    const result = this.#b.offset(this.#word(width, c), addend, this.#word(width, d), scale);
    this.#keep(width, result);
  }

  /** The address of a well-aligned word of the data, of a stack slot, or of memory nobody else sees. */
  #address(size: Width, n: number, m: number): Operand {
    const bytes = size / 8;
    const places = dataBytes / bytes;
    if (n % 5 === 0) {
      return this.#b.offset(pick(this.#slots, n >>> 3), (m % (16 / bytes)) * bytes);
    }
    const base = n % 5 === 1 ? 'scratch' : 'data';
    // Words of 64 bits lie at multiples of 4 on some architectures.
    if (size === 64 && n % 5 === 2) return this.#b.symbol(base, (m % 15) * 4);
    if (n % 5 === 3) {
      const index = this.#b.binary(
        'and',
        this.#word(this.#pointerWidth, m),
        constantOf(this.#pointerWidth, places - 1, 0),
      );
      return this.#b.offset(base, 0, index, bytes);
    }
    return this.#b.symbol(base, (m % places) * bytes);
  }

  #exchange(size: Width, b: number, c: number, d: number): void {
    const address = this.#address(size, b, c);
    // Half of the time what is expected is what is there.
    const expected = d % 2 === 0 ? this.#b.load(size, address) : this.#word(size, d >>> 1);
    const [old, success] = this.#b.cmpxchg(size, address, expected, this.#word(size, d >>> 5));
    this.#keep(size, old);
    this.#keep(1, success);
  }

  #intrinsic(shape: IntrinsicShape, n: readonly number[]): void {
    const width = pick(shape.widths, (n[0] as number) >>> 2);
    const args = Array.from({ length: shape.args }, (_, i) => this.#word(width, (n[i] as number) >>> 4));
    const results = this.#b.intrinsic(shape.name, width, args, shape.overflow ? [width, 1] : [width]);
    this.#keep(width, results[0] as Operand);
    if (shape.overflow) this.#keep(1, results[1] as Operand);
  }

  #call(a: number, [b, c, d]: readonly [number, number, number]): void {
    const args = [this.#word(64, b), this.#word(33, c), this.#word(1, d), this.#word(32, d >>> 4)];
    const returns: readonly Width[] = [64, 33, 1, 32, 64];
    let callee: Operand | string = pick(['mingle', 'deepen'], a >>> 2);
    if (a % 3 === 0)
      callee = this.#b.select(this.#word(1, a >>> 3), this.#b.symbol('mingle'), this.#b.symbol('deepen'));
    const results = this.#b.call(callee, args, returns);
    results.forEach((result, index) => {
      if (((a >>> 4) & (1 << index)) === 0) this.#keep(returns[index] as Width, result);
    });
  }

  /**
   * Copies or fills memory that only this CPU sees: so many bytes as a word of memory says, anywhere, or a constant
   * number, at a multiple of 4.
   */
  #block(a: number, b: number, c: number, d: number): void {
    const width = this.#pointerWidth;
    const known = d % 2 === 0;
    const bytes = known ? (d >>> 1) % 25 : 24;
    const most = this.#b.binary('and', this.#b.load(width, 'scratch'), constantOf(width, 15, 0));
    const count = known ? constantOf(width, bytes, 0) : most;
    const places = dataBytes - 24;
    const [to, from] = [b, c].map((n) => (known ? (n % (places / 4)) * 4 : n % places)) as [number, number];
    if (a % 3 === 0) {
      const filling = c % 2 === 0 ? this.#word(8, c) : constantOf(8, c >>> 1, 0);
      this.#b.intrinsic('memset', width, [this.#b.symbol('scratch', to), filling, count]);
      return;
    }
    const apart = Math.abs(to - from) >= bytes;
    const intrinsic = apart && a % 3 === 1 ? 'memcpy' : 'memmove';
    this.#b.intrinsic(intrinsic, width, [
      this.#b.symbol('scratch', to),
      this.#b.symbol('scratch', from),
      count,
    ]);
  }

  /** Builds `steps` in a block of their own; gives the block it ends in and a word of it. What else it made is gone. */
  #arm(
    start: number,
    after: number,
    width: Width,
    n: number,
    steps: readonly Step[],
  ): readonly [number, Operand] {
    const pool = this.#pool;
    this.#pool = new Map(pool);
    this.#b.at(start);
    this.run(steps);
    const word = this.#word(width, n);
    const end = this.#b.current;
    this.#b.jump(after);
    this.#pool = pool;
    return [end, word];
  }

  #diamond(
    width: Width,
    [b, c, d]: readonly [number, number, number],
    first: readonly Step[],
    second: readonly Step[],
  ): void {
    const condition = this.#word(1, b);
    const [yes, no, after] = [this.#b.block(), this.#b.block(), this.#b.block()];
    this.#b.branch(condition, yes, no);
    const ways = [this.#arm(yes, after, width, c, first), this.#arm(no, after, width, d, second)];
    this.#b.at(after);
    this.#keep(width, this.#b.phi(width, ways));
  }

  /** A loop of a few rounds in which two words swap places and a third goes round with them. */
  #loop(width: Width, [b, c, d]: readonly [number, number, number], steps: readonly Step[]): void {
    const builder = this.#b;
    const start = [this.#word(width, b), this.#word(width, c), this.#word(width, d)];
    const before = builder.current;
    const [head, body, after] = [builder.block(), builder.block(), builder.block()];
    builder.jump(head);
    builder.at(head);
    const round = builder.phi(32, [[before, 0]]);
    const [p, q, r] = start.map((word) => builder.phi(width, [[before, word]])) as [
      Operand,
      Operand,
      Operand,
    ];
    const next = builder.binary('add', round, 1);
    builder.branch(builder.compare('ult', round, b % 6), body, after);
    const inside = steps.filter(([kind]) => kind % 24 < 19);
    const [end, changed] = this.#arm(body, head, width, d, inside);
    builder.incoming(round, end, next);
    builder.incoming(p, end, q);
    builder.incoming(q, end, d % 2 === 0 ? p : r);
    builder.incoming(r, end, d % 3 === 0 ? changed : p);
    builder.at(after);
    for (const word of [p, q, r]) this.#keep(width, word);
    this.#keep(32, round);
  }

  #switch(
    width: Width,
    [b, c, d]: readonly [number, number, number],
    first: readonly Step[],
    second: readonly Step[],
  ): void {
    const builder = this.#b;
    const operand = this.#word(width, b);
    const narrow = width < 3 ? operand : builder.binary('and', operand, constantOf(width, 7, 0));
    const targets = [builder.block(), builder.block(), builder.block()];
    const after = builder.block();
    const numbers = [0, ...(width > 1 ? [1, 3] : []), ...(width > 2 ? [2, 5] : [])];
    builder.switch(
      d % 3 === 0 ? operand : narrow,
      numbers.map((number) => [number, targets[number % 2] as number]),
      targets[2] as number,
    );
    const ways = targets.map((start, i) =>
      this.#arm(start, after, width, pick([b, c, d], i), i === 0 ? first : i === 1 ? second : []),
    );
    builder.at(after);
    this.#keep(width, builder.phi(width, ways));
  }
}

/** A constant: often one at the edge of its width. */
function constant(width: Width, n: number): Operand {
  const edges: readonly (readonly [number, number])[] = [
    [0, 0],
    [1, 0],
    [-1, -1],
    width > 32 ? [0, 1 << (width - 33)] : [1 << (width - 1), 0],
    width > 32 ? [-1, ((1 << (width - 33)) - 1) | 0] : [((1 << (width - 1)) - 1) | 0, 0],
    [0x80000000 | 0, 0],
    [0, 1],
    [n, 0],
    [Math.imul(n, 0x9e3779b1), Math.imul(n, 0x85ebca6b)],
    [Math.imul(n, 0x9e3779b1), -1],
  ];
  const [lo, hi] = pick(edges, n);
  return constantOf(width, lo, hi);
}
