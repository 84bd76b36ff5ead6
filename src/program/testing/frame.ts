import type { BlockId, Instruction, Operand, Ordering, ProgramFunction, Terminator, Width } from '../form.ts';
import * as arithmetic from './arithmetic.ts';

/** What a frame needs of the interpreter it belongs to. */
export interface Surroundings {
  readonly pointerWidth: Width;
  /** Counts a step; ends the run when there were too many. */
  step(): void;
  stop(end: 'unreachable' | 'bug'): never;
  symbol(name: string): bigint;
  reserve(bytes: number, align: number): bigint;
  load(address: bigint, bytes: number, ordering: Ordering): bigint;
  store(address: bigint, bytes: number, word: bigint, ordering: Ordering): void;
  transfer(destination: bigint, source: bigint | { readonly fill: number }, count: bigint): void;
  callAddress(address: bigint, args: readonly bigint[], widths: readonly Width[]): readonly bigint[];
  /** Something without definition: an event and an answer. */
  outside(text: string, args: readonly bigint[], widths: readonly Width[]): readonly bigint[];
  answer(text: string, args: readonly bigint[], widths: readonly Width[]): readonly bigint[];
}

/** One call of a function. */
export class Frame {
  readonly #in: Surroundings;
  readonly #fn: ProgramFunction;
  readonly #values: bigint[] = [];

  constructor(surroundings: Surroundings, fn: ProgramFunction) {
    this.#in = surroundings;
    this.#fn = fn;
  }

  run(args: readonly bigint[]): readonly bigint[] {
    this.#fn.parameters.forEach((id, index) => {
      this.#values[id] = args[index] ?? 0n;
    });
    let from: BlockId = -1;
    let at: BlockId = 0;
    for (;;) {
      const block = this.#fn.blocks[at];
      if (block === undefined) throw new RangeError(`${this.#fn.name}: no block ${at}`);
      const chosen = block.phis.map(({ incoming }) => incoming.find((entry) => entry.from === from)?.value);
      const words = chosen.map((operand) => (operand ? this.#word(operand) : 0n));
      block.phis.forEach(({ result }, index) => {
        this.#values[result] = words[index] ?? 0n;
      });
      for (const item of block.instructions) {
        this.#in.step();
        this.#execute(item);
      }
      this.#in.step();
      if (block.terminator.op === 'return')
        return block.terminator.values.map((operand) => this.#word(operand));
      from = at;
      at = this.#next(block.terminator);
    }
  }

  #word(operand: Operand): bigint {
    switch (operand.kind) {
      case 'value': {
        const word = this.#values[operand.id];
        if (word === undefined) throw new RangeError(`${this.#fn.name}: %${operand.id} is not set`);
        return word;
      }
      case 'constant':
        return (BigInt(operand.hi >>> 0) << 32n) | BigInt(operand.lo >>> 0);
      case 'symbol':
        return BigInt.asUintN(operand.width, this.#in.symbol(operand.symbol) + BigInt(operand.addend));
      default:
        return 0n;
    }
  }

  #set(id: number, word: bigint): void {
    if (id >= 0) this.#values[id] = word;
  }

  #setAll(ids: readonly number[], words: readonly bigint[]): void {
    ids.forEach((id, index) => {
      this.#set(id, BigInt.asUintN(this.#fn.widths[id] ?? 64, words[index] ?? 0n));
    });
  }

  #widthsOf(ids: readonly number[]): readonly Width[] {
    return ids.map((id) => this.#fn.widths[id] ?? 64);
  }

  #next(terminator: Terminator): BlockId {
    switch (terminator.op) {
      case 'jump':
        return terminator.target;
      case 'branch':
        return this.#word(terminator.condition) === 1n ? terminator.ifTrue : terminator.ifFalse;
      case 'switch': {
        const word = this.#word(terminator.operand);
        const match = terminator.cases.find(
          ({ lo, hi }) => word === ((BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0)),
        );
        return match?.target ?? terminator.otherwise;
      }
      case 'asmgoto': {
        const args = terminator.args.map((operand) => this.#word(operand));
        const widths = [8, ...this.#widthsOf(terminator.results)];
        const [choice = 0n, ...words] = this.#in.outside(`asmgoto ${terminator.asm.template}`, args, widths);
        this.#setAll(terminator.results, words);
        return (
          terminator.targets[Number(choice % BigInt(terminator.targets.length + 1))] ?? terminator.fallthrough
        );
      }
      default:
        return this.#in.stop('unreachable');
    }
  }

  #execute(item: Instruction): void {
    const word = (operand: Operand): bigint => this.#word(operand);
    switch (item.op) {
      case 'binary':
        this.#set(
          item.result,
          arithmetic.binary(item.operator, item.width, word(item.left), word(item.right)),
        );
        return;
      case 'compare':
        this.#set(
          item.result,
          arithmetic.compare(item.predicate, item.width, word(item.left), word(item.right)) ? 1n : 0n,
        );
        return;
      case 'zext':
      case 'sext':
      case 'trunc':
        this.#set(
          item.result,
          arithmetic.convert(item.op, item.from, this.#fn.widths[item.result] ?? 0, word(item.operand)),
        );
        return;
      case 'copy':
        this.#set(item.result, word(item.operand));
        return;
      case 'select':
        this.#set(item.result, word(item.condition) === 1n ? word(item.ifTrue) : word(item.ifFalse));
        return;
      case 'offset': {
        const width = this.#in.pointerWidth;
        let address = word(item.base) + BigInt(item.addend);
        for (const { index, scale } of item.terms)
          address += BigInt.asIntN(width, word(index)) * BigInt(scale);
        this.#set(item.result, BigInt.asUintN(width, address));
        return;
      }
      case 'alloca':
        this.#set(item.result, this.#in.reserve(item.bytes, item.align));
        return;
      case 'load':
        this.#set(item.result, this.#in.load(word(item.address), item.width / 8, item.ordering));
        return;
      case 'store':
        this.#in.store(word(item.address), item.width / 8, word(item.value), item.ordering);
        return;
      case 'rmw':
        this.#update(item);
        return;
      case 'cmpxchg': {
        const [address, bytes] = [word(item.address), item.width / 8];
        const old = this.#in.load(address, bytes, item.ordering);
        const success = old === word(item.expected);
        if (success) this.#in.store(address, bytes, word(item.replacement), item.ordering);
        this.#set(item.result, old);
        this.#set(item.success, success ? 1n : 0n);
        return;
      }
      case 'fence':
        this.#in.outside(`fence ${item.text}`, [], []);
        return;
      case 'call':
        this.#setAll(
          item.results,
          this.#in.callAddress(word(item.callee), item.args.map(word), this.#widthsOf(item.results)),
        );
        return;
      case 'intrinsic':
        this.#intrinsic(item);
        return;
      default: {
        const text = `asm ${item.asm.template}`;
        const [args, widths] = [item.args.map(word), this.#widthsOf(item.results)];
        this.#setAll(
          item.results,
          item.asm.sideEffect ? this.#in.outside(text, args, widths) : this.#in.answer(text, args, widths),
        );
      }
    }
  }

  #update(item: Extract<Instruction, { op: 'rmw' }>): void {
    const [address, bytes, operand] = [this.#word(item.address), item.width / 8, this.#word(item.value)];
    const old = this.#in.load(address, bytes, item.ordering);
    let word: bigint;
    if (item.operator === 'xchg') word = operand;
    else if (item.operator === 'nand') word = BigInt.asUintN(item.width, ~(old & operand));
    else if (/^[us](min|max)$/.test(item.operator)) {
      word = arithmetic.intrinsic(item.operator as 'umin', item.width, [old, operand])?.[0] ?? 0n;
    } else {
      word = arithmetic.binary(item.operator as 'add', item.width, old, operand);
    }
    this.#in.store(address, bytes, word, item.ordering);
    this.#set(item.result, old);
  }

  #intrinsic(item: Extract<Instruction, { op: 'intrinsic' }>): void {
    const args = item.args.map((operand) => this.#word(operand));
    const [first = 0n, second = 0n, third = 0n] = args;
    if (item.intrinsic === 'bug') this.#in.stop('bug');
    if (item.intrinsic === 'memcpy' || item.intrinsic === 'memmove') this.#in.transfer(first, second, third);
    else if (item.intrinsic === 'memset') this.#in.transfer(first, { fill: Number(second & 0xffn) }, third);
    else {
      const pure = arithmetic.intrinsic(item.intrinsic, item.width, args);
      this.#setAll(
        item.results,
        pure ?? this.#in.outside(item.intrinsic, args, this.#widthsOf(item.results)),
      );
    }
  }
}
