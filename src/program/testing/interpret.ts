import type { Ordering, Program, Width } from '../form.ts';
import { isConstantQuery } from '../queries.ts';
import { Frame, type Surroundings } from './frame.ts';

/** Something that others could see: an access outside of the stack, a call of an external, an assembly statement. */
export type Event =
  | {
      readonly kind: 'read' | 'write';
      readonly address: bigint;
      readonly bytes: number;
      readonly value: bigint;
      readonly ordering: Ordering;
    }
  | { readonly kind: 'other'; readonly text: string; readonly args: readonly bigint[] };

/** What surrounds the interpreted function. */
export interface World {
  /** Byte of memory outside of the stack. */
  read(address: bigint): number;
  write(address: bigint, byte: number): void;
  /** Address of a global or function. */
  address(symbol: string): bigint;
  /** Function at an address, if it is one. */
  functionAt(address: bigint): string | undefined;
  /** Results of something that has no definition, by a stable text and its arguments. */
  answer(text: string, args: readonly bigint[], widths: readonly Width[]): readonly bigint[];
}

/** How a run ended. `limit`: too many steps or events. */
export interface Run {
  readonly end: 'returned' | 'unreachable' | 'bug' | 'limit';
  readonly returned: readonly bigint[];
  readonly events: readonly Event[];
}

/** Bounds of a run. */
export interface Limits {
  readonly steps: number;
  readonly events: number;
}

/** Where stack slots lie: from here upwards. */
export const stackBase = 0x7000_0000n;
const stackEnd = 0x7fff_0000n;

class Stop extends Error {
  readonly end: Run['end'];

  constructor(end: Run['end']) {
    super(end);
    this.end = end;
  }
}

/**
 * Executes a function the plain way: BigInt words, one instruction at a time. Slow; it is the yardstick for the
 * passes and the machine's generated code. Accesses of stack slots are no events.
 */
export function interpret(
  program: Pick<Program, 'pointerWidth' | 'endian' | 'functions'>,
  name: string,
  args: readonly bigint[],
  world: World,
  limits: Limits = { steps: 200_000, events: 1000 },
): Run {
  const interpreter = new Interpreter(program, world, limits);
  try {
    const returned = interpreter.call(name, args);
    return { end: 'returned', returned, events: interpreter.events };
  } catch (error) {
    if (error instanceof Stop) return { end: error.end, returned: [], events: interpreter.events };
    throw error;
  }
}

class Interpreter implements Surroundings {
  readonly events: Event[] = [];
  readonly #program: Pick<Program, 'pointerWidth' | 'endian' | 'functions'>;
  readonly #world: World;
  readonly #limits: Limits;
  readonly #stack = new Map<bigint, number>();
  #top = stackBase;
  #steps = 0;

  constructor(program: Pick<Program, 'pointerWidth' | 'endian' | 'functions'>, world: World, limits: Limits) {
    this.#program = program;
    this.#world = world;
    this.#limits = limits;
  }

  call(name: string, args: readonly bigint[]): readonly bigint[] {
    const fn = this.#program.functions.get(name);
    if (fn === undefined) throw new RangeError(`no function ${name}`);
    const top = this.#top;
    if (top > stackBase + 0x100_0000n) throw new Stop('limit');
    const returned = new Frame(this, fn).run(args);
    this.#top = top;
    return returned;
  }

  get pointerWidth(): Width {
    return this.#program.pointerWidth;
  }

  step(): void {
    if (++this.#steps > this.#limits.steps) throw new Stop('limit');
  }

  note(event: Event): void {
    this.events.push(event);
    if (this.events.length >= this.#limits.events) throw new Stop('limit');
  }

  stop(end: Run['end']): never {
    throw new Stop(end);
  }

  symbol(name: string): bigint {
    return this.#world.address(name);
  }

  reserve(bytes: number, align: number): bigint {
    const unit = BigInt(Math.max(align, 16));
    const address = ((this.#top + unit - 1n) / unit) * unit;
    this.#top = address + BigInt(bytes);
    for (let at = address; at < this.#top; at++) this.#stack.delete(at);
    return address;
  }

  isStack(address: bigint): boolean {
    return address >= stackBase && address < stackEnd;
  }

  byte(address: bigint): number {
    return this.isStack(address) ? (this.#stack.get(address) ?? 0) : this.#world.read(this.#wrap(address));
  }

  setByte(address: bigint, byte: number): void {
    if (this.isStack(address)) this.#stack.set(address, byte);
    else this.#world.write(this.#wrap(address), byte);
  }

  #wrap(address: bigint): bigint {
    return BigInt.asUintN(this.pointerWidth, address);
  }

  read(address: bigint, bytes: number): bigint {
    let word = 0n;
    for (let index = 0; index < bytes; index++) {
      const at = this.#program.endian === 'little' ? bytes - 1 - index : index;
      word = (word << 8n) | BigInt(this.byte(address + BigInt(at)));
    }
    return word;
  }

  write(address: bigint, bytes: number, word: bigint): void {
    for (let index = 0; index < bytes; index++) {
      const at = this.#program.endian === 'little' ? index : bytes - 1 - index;
      this.setByte(address + BigInt(at), Number((word >> BigInt(8 * index)) & 0xffn));
    }
  }

  load(address: bigint, bytes: number, ordering: Ordering): bigint {
    const word = this.read(address, bytes);
    if (!this.isStack(address)) this.note({ kind: 'read', address, bytes, value: word, ordering });
    return word;
  }

  store(address: bigint, bytes: number, word: bigint, ordering: Ordering): void {
    this.write(address, bytes, word);
    if (!this.isStack(address)) this.note({ kind: 'write', address, bytes, value: word, ordering });
  }

  /** A copy or fill, byte by byte. */
  transfer(destination: bigint, source: bigint | { readonly fill: number }, count: bigint): void {
    if (count > 0x1_0000n) throw new Stop('limit');
    const bytes: number[] = [];
    for (let at = 0n; at < count; at++) {
      bytes.push(typeof source === 'bigint' ? Number(this.load(source + at, 1, 'plain')) : source.fill);
    }
    bytes.forEach((byte, index) => {
      this.store(destination + BigInt(index), 1, BigInt(byte), 'plain');
    });
  }

  callAddress(address: bigint, args: readonly bigint[], widths: readonly Width[]): readonly bigint[] {
    const name = this.#world.functionAt(address);
    if (name === isConstantQuery) return [0n];
    const fn = name === undefined ? undefined : this.#program.functions.get(name);
    if (name !== undefined && fn !== undefined && fn.parameters.length <= args.length)
      return this.call(name, args);
    return this.outside(`call ${name ?? `0x${address.toString(16)}`}`, args, widths);
  }

  /** Something without definition: an event and an answer. */
  outside(text: string, args: readonly bigint[], widths: readonly Width[]): readonly bigint[] {
    this.note({ kind: 'other', text, args });
    return this.answer(text, args, widths);
  }

  answer(text: string, args: readonly bigint[], widths: readonly Width[]): readonly bigint[] {
    return this.#world.answer(text, args, widths);
  }
}
