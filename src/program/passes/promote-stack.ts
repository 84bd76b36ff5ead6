import { predecessorsOf, reversePostorder } from '../control-flow.ts';
import type {
  Block,
  BlockId,
  Instruction,
  LocationId,
  Operand,
  Phi,
  ProgramFunction,
  ValueId,
  Width,
} from '../form.ts';
import { constant, constantOf, value } from '../operand.ts';
import { mapOperands } from '../traverse.ts';
import { shl, result as wordResult } from '../../word/word64.ts';
import { findStackSlots, type Range, type StackAddress, type StackSlots } from './stack-slots.ts';

interface DraftPhi {
  readonly result: ValueId;
  readonly incoming: { from: BlockId; value: Operand }[];
}

/**
 * Turns stack slots that only this function sees into values: variables and small structures that the compiler
 * keeps in memory before its own passes. Copies between such a slot and other memory become single loads or
 * stores; no other access is touched. `fn` must have no block out of reach.
 */
export function promoteStack(fn: ProgramFunction, endian: 'little' | 'big'): ProgramFunction {
  const slots = findStackSlots(fn);
  if (slots.words.size === 0) return fn;
  return new Promoter(fn, slots, endian).run();
}

class Promoter {
  readonly #fn: ProgramFunction;
  readonly #slots: StackSlots;
  readonly #endian: 'little' | 'big';
  readonly #widths: Width[];
  readonly #predecessors: readonly (readonly BlockId[])[];
  /** Number of each word, by slot and offset of its first byte. */
  readonly #words = new Map<string, number>();
  readonly #wordWidths: Width[] = [];
  /** What each word holds at the end of each block, as far as known. */
  readonly #current: Map<number, Operand>[];
  readonly #phis: DraftPhi[][];
  readonly #incomplete: { block: BlockId; word: number; phi: DraftPhi }[] = [];
  readonly #done: Uint8Array;
  readonly #replacements: (Operand | undefined)[] = [];
  #output: Instruction[] = [];

  constructor(fn: ProgramFunction, slots: StackSlots, endian: 'little' | 'big') {
    this.#fn = fn;
    this.#slots = slots;
    this.#endian = endian;
    this.#widths = [...fn.widths];
    this.#predecessors = predecessorsOf(fn.blocks);
    this.#current = fn.blocks.map(() => new Map());
    this.#phis = fn.blocks.map(() => []);
    this.#done = new Uint8Array(fn.blocks.length);
    for (const [alloca, ranges] of slots.words) {
      for (const { start, end } of ranges) {
        this.#words.set(`${alloca}+${start}`, this.#wordWidths.length);
        this.#wordWidths.push((end - start) * 8);
      }
    }
  }

  run(): ProgramFunction {
    const bodies: Instruction[][] = this.#fn.blocks.map(() => []);
    for (const id of reversePostorder(this.#fn.blocks)) {
      this.#output = [];
      for (const item of this.#fn.blocks[id]?.instructions ?? []) this.#instruction(item, id);
      bodies[id] = this.#output;
      this.#done[id] = 1;
    }
    for (const { block, word, phi } of this.#incomplete) this.#completePhi(block, word, phi);
    const blocks = this.#fn.blocks.map((block, id): Block => ({
      phis: [...block.phis, ...(this.#phis[id] ?? [])].map((phi) => this.#resolvePhi(phi)),
      instructions: (bodies[id] ?? []).map((item) => mapOperands(item, this.#resolve)),
      terminator: mapOperands(block.terminator, this.#resolve),
    }));
    return { ...this.#fn, widths: this.#widths, blocks };
  }

  #resolve = (operand: Operand): Operand => {
    let current = operand;
    while (current.kind === 'value') {
      const next: Operand | undefined = this.#replacements[current.id];
      if (next === undefined) return current;
      current = next;
    }
    return current;
  };

  #resolvePhi(phi: Phi): Phi {
    return {
      result: phi.result,
      incoming: phi.incoming.map(({ from, value: operand }) => ({ from, value: this.#resolve(operand) })),
    };
  }

  #address(operand: Operand): StackAddress | undefined {
    return operand.kind === 'value' ? this.#slots.addresses.get(operand.id) : undefined;
  }

  #instruction(item: Instruction, block: BlockId): void {
    switch (item.op) {
      case 'alloca':
      case 'offset':
      case 'copy':
        if (!this.#slots.addresses.has(item.result)) this.#output.push(item);
        return;
      case 'load': {
        const address = this.#address(item.address);
        if (address) this.#replacements[item.result] = this.#read(address, item.width, block, item.location);
        else this.#output.push(item);
        return;
      }
      case 'store': {
        const address = this.#address(item.address);
        if (address) this.#write(address, item.width, item.value, block, item.location);
        else this.#output.push(item);
        return;
      }
      case 'intrinsic':
        this.#transfer(item, block);
        return;
      default:
        this.#output.push(item);
    }
  }

  #containing({ alloca, offset }: StackAddress): Range {
    const range = this.#slots.words.get(alloca)?.find(({ start, end }) => start <= offset && offset < end);
    if (range === undefined) throw new RangeError(`stack slot ${alloca}+${offset} has no word`);
    return range;
  }

  #wordAt(alloca: ValueId, start: number): number {
    return this.#words.get(`${alloca}+${start}`) ?? -1;
  }

  #shift(range: Range, offset: number, width: Width): number {
    const fromStart = (offset - range.start) * 8;
    return this.#endian === 'little' ? fromStart : (range.end - range.start) * 8 - fromStart - width;
  }

  #read(address: StackAddress, width: Width, block: BlockId, location: LocationId): Operand {
    const range = this.#containing(address);
    const whole = (range.end - range.start) * 8;
    const word = this.#lookUp(this.#wordAt(address.alloca, range.start), block);
    if (whole === width) return word;
    const amount = this.#shift(range, address.offset, width);
    const shifted =
      amount === 0 ? word : this.#binary('lshr', whole, word, constant(whole, amount), location);
    return this.#convert('trunc', whole, width, shifted, location);
  }

  #write(address: StackAddress, width: Width, operand: Operand, block: BlockId, location: LocationId): void {
    const range = this.#containing(address);
    const whole = (range.end - range.start) * 8;
    const word = this.#wordAt(address.alloca, range.start);
    let written = operand;
    if (whole !== width) {
      const amount = this.#shift(range, address.offset, width);
      const maskLo = shl(width >= 32 ? -1 : (1 << width) - 1, width > 32 ? -1 >>> (64 - width) : 0, amount);
      const mask = constantOf(whole, ~maskLo, ~wordResult.hi);
      const kept = this.#binary('and', whole, this.#lookUp(word, block), mask, location);
      const extended = this.#convert('zext', width, whole, operand, location);
      const moved =
        amount === 0 ? extended : this.#binary('shl', whole, extended, constant(whole, amount), location);
      written = this.#binary('or', whole, kept, moved, location);
    }
    this.#current[block]?.set(word, written);
  }

  #fresh(width: Width): ValueId {
    this.#widths.push(width);
    return this.#widths.length - 1;
  }

  #binary(
    operator: 'lshr' | 'shl' | 'and' | 'or',
    width: Width,
    left: Operand,
    right: Operand,
    location: LocationId,
  ): Operand {
    const result = this.#fresh(width);
    this.#output.push({ op: 'binary', operator, width, result, left, right, location });
    return value(result);
  }

  #convert(op: 'zext' | 'trunc', from: Width, to: Width, operand: Operand, location: LocationId): Operand {
    const result = this.#fresh(to);
    this.#output.push({ op, from, result, operand, location });
    return value(result);
  }

  #transfer(item: Extract<Instruction, { op: 'intrinsic' }>, block: BlockId): void {
    const [to, from, count] = item.args;
    const destination = to && this.#address(to);
    const source = from && item.intrinsic !== 'memset' ? this.#address(from) : undefined;
    const isTransfer =
      item.intrinsic === 'memcpy' || item.intrinsic === 'memmove' || item.intrinsic === 'memset';
    if (!isTransfer || (!destination && !source) || !to || !from || count?.kind !== 'constant') {
      this.#output.push(item);
      return;
    }
    const bytes = count.lo;
    const inside = source ?? destination;
    if (inside === undefined) return;
    const words = (this.#slots.words.get(inside.alloca) ?? []).filter(
      ({ start, end }) => start >= inside.offset && end <= inside.offset + bytes,
    );
    const values = words.map((range): Operand => {
      const width = (range.end - range.start) * 8;
      const at = range.start - inside.offset;
      if (item.intrinsic === 'memset') return repeated(from, width);
      if (source)
        return this.#read({ alloca: source.alloca, offset: range.start }, width, block, item.location);
      return this.#loadFrom(from, at, width, item.location);
    });
    words.forEach((range, index) => {
      const width = (range.end - range.start) * 8;
      const at = range.start - inside.offset;
      const operand = values[index];
      if (operand === undefined) return;
      if (!destination) this.#storeTo(to, at, width, operand, item.location);
      else
        this.#write(
          { alloca: destination.alloca, offset: destination.offset + at },
          width,
          operand,
          block,
          item.location,
        );
    });
  }

  #pointer(base: Operand, addend: number, location: LocationId): Operand {
    if (addend === 0) return base;
    const [anyAddress] = this.#slots.words.keys();
    const result = this.#fresh(this.#widths[anyAddress ?? 0] ?? 64);
    this.#output.push({ op: 'offset', result, base, addend, terms: [], location });
    return value(result);
  }

  /** Loads a word of whole bytes; one of 3, 5, 6 or 7 bytes does not occur, as gaps are filled with powers of two. */
  #loadFrom(base: Operand, at: number, width: Width, location: LocationId): Operand {
    const address = this.#pointer(base, at, location);
    const result = this.#fresh(width);
    this.#output.push({ op: 'load', result, width, address, ordering: 'plain', location });
    return value(result);
  }

  #storeTo(base: Operand, at: number, width: Width, operand: Operand, location: LocationId): void {
    const address = this.#pointer(base, at, location);
    this.#output.push({ op: 'store', value: operand, width, address, ordering: 'plain', location });
  }

  /** What the word holds at the end of the block (so far), with phis where paths meet. */
  #lookUp(word: number, block: BlockId): Operand {
    const known = this.#current[block]?.get(word);
    if (known) return known;
    const predecessors = this.#predecessors[block] ?? [];
    const [only, other] = predecessors;
    let found: Operand;
    if (only === undefined) {
      found = { kind: 'undefined', width: this.#wordWidths[word] ?? 0 };
    } else if (other === undefined && this.#done[only]) {
      found = this.#lookUp(word, only);
    } else {
      const phi: DraftPhi = { result: this.#fresh(this.#wordWidths[word] ?? 0), incoming: [] };
      this.#phis[block]?.push(phi);
      found = value(phi.result);
      this.#current[block]?.set(word, found);
      if (predecessors.every((from) => this.#done[from])) this.#completePhi(block, word, phi);
      else this.#incomplete.push({ block, word, phi });
      return found;
    }
    this.#current[block]?.set(word, found);
    return found;
  }

  #completePhi(block: BlockId, word: number, phi: DraftPhi): void {
    for (const from of this.#predecessors[block] ?? [])
      phi.incoming.push({ from, value: this.#lookUp(word, from) });
  }
}

/** A word of `width` bits, each byte of which is the low byte of the constant. */
function repeated(byte: Operand, width: Width): Operand {
  const each = byte.kind === 'constant' ? byte.lo & 0xff : 0;
  const half = Math.imul(each, 0x01010101);
  return constantOf(width, half, half);
}
