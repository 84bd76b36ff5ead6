import type { Instruction, Operand, ProgramFunction, ValueId } from '../form.ts';
import { eachOperand } from '../traverse.ts';

/** An address within a stack slot: `offset` bytes from its start. */
export interface StackAddress {
  readonly alloca: ValueId;
  readonly offset: number;
}

/** A half-open range of bytes within a stack slot. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Stack slots that can live in values, cut into words. */
export interface StackSlots {
  /** Addresses within such slots, by the value that holds them. */
  readonly addresses: ReadonlyMap<ValueId, StackAddress>;
  /** Words of each slot, ascending, without overlap. */
  readonly words: ReadonlyMap<ValueId, readonly Range[]>;
}

interface Transfer {
  readonly destination: StackAddress | undefined;
  readonly source: StackAddress | undefined;
  readonly bytes: number;
}

/** Largest copy between a slot and other memory that is done word by word. */
const longestCopy = 64;
const mostWords = 64;

/**
 * Finds the stack slots whose address goes nowhere but into loads, stores and copies at constant offsets, and cuts
 * them into words such that each access falls into one word.
 */
export function findStackSlots(fn: ProgramFunction): StackSlots {
  const finder = new Finder(fn);
  return finder.solve();
}

class Finder {
  readonly #sizes = new Map<ValueId, number>();
  readonly #addresses = new Map<ValueId, StackAddress>();
  readonly #ranges = new Map<ValueId, Range[]>();
  readonly #transfers: Transfer[] = [];
  readonly #pointerBytes: number;

  constructor(fn: ProgramFunction) {
    this.#pointerBytes = 8;
    for (const block of fn.blocks) {
      for (const item of block.instructions) {
        if (item.op !== 'alloca') continue;
        this.#sizes.set(item.result, item.bytes);
        this.#addresses.set(item.result, { alloca: item.result, offset: 0 });
        this.#ranges.set(item.result, []);
        this.#pointerBytes = (fn.widths[item.result] ?? 64) / 8;
      }
    }
    if (this.#sizes.size === 0) return;
    this.#followAddresses(fn);
    for (const block of fn.blocks) {
      for (const { incoming } of block.phis) for (const { value } of incoming) this.#escape(value);
      for (const item of block.instructions) this.#use(item);
      eachOperand(block.terminator, (operand) => {
        this.#escape(operand);
      });
    }
  }

  /** Definitions may stand after uses in block order, so derived addresses are found first. */
  #followAddresses(fn: ProgramFunction): void {
    for (let changed = true; changed;) {
      changed = false;
      for (const block of fn.blocks) {
        for (const item of block.instructions) {
          if (item.op !== 'offset' && item.op !== 'copy') continue;
          if (this.#addresses.has(item.result)) continue;
          const base = this.#address(item.op === 'copy' ? item.operand : item.base);
          if (base === undefined || (item.op === 'offset' && item.terms.length > 0)) continue;
          const moved = item.op === 'offset' ? item.addend : 0;
          this.#addresses.set(item.result, { alloca: base.alloca, offset: base.offset + moved });
          changed = true;
        }
      }
    }
  }

  #address(operand: Operand): StackAddress | undefined {
    const address = operand.kind === 'value' ? this.#addresses.get(operand.id) : undefined;
    return address && this.#ranges.has(address.alloca) ? address : undefined;
  }

  #escape(operand: Operand): void {
    const address = this.#address(operand);
    if (address) this.#reject(address.alloca);
  }

  #reject(alloca: ValueId): void {
    this.#ranges.delete(alloca);
  }

  #use(item: Instruction): void {
    switch (item.op) {
      case 'load':
        this.#access(item.address, item.width / 8);
        return;
      case 'store':
        this.#escape(item.value);
        this.#access(item.address, item.width / 8);
        return;
      case 'offset':
        for (const { index } of item.terms) this.#escape(index);
        if (item.terms.length > 0) this.#escape(item.base);
        return;
      case 'copy':
        return;
      case 'intrinsic':
        this.#intrinsic(item);
        return;
      default:
        eachOperand(item, (operand) => {
          this.#escape(operand);
        });
    }
  }

  #access(operand: Operand, bytes: number): void {
    const address = this.#address(operand);
    if (address) this.#addRange(address.alloca, address.offset, address.offset + bytes);
  }

  #addRange(alloca: ValueId, start: number, end: number): boolean {
    const ranges = this.#ranges.get(alloca);
    if (ranges === undefined) return false;
    if (start < 0 || end > (this.#sizes.get(alloca) ?? 0)) {
      this.#reject(alloca);
      return true;
    }
    const touching = ranges.filter((range) => range.start < end && start < range.end);
    const [first] = touching;
    if (touching.length === 1 && first && first.start <= start && end <= first.end) return false;
    const merged = {
      start: Math.min(start, ...touching.map((range) => range.start)),
      end: Math.max(end, ...touching.map((range) => range.end)),
    };
    const rest = ranges.filter((range) => !touching.includes(range));
    if (merged.end - merged.start > 8 || rest.length >= mostWords) this.#reject(alloca);
    else this.#ranges.set(alloca, [...rest, merged]);
    return true;
  }

  #intrinsic(item: Extract<Instruction, { op: 'intrinsic' }>): void {
    const { intrinsic, args } = item;
    const [to, from, count] = args;
    const isTransfer = intrinsic === 'memcpy' || intrinsic === 'memmove' || intrinsic === 'memset';
    if (!isTransfer || !to || !from || count?.kind !== 'constant') {
      args.forEach((operand) => {
        this.#escape(operand);
      });
      return;
    }
    const destination = this.#address(to);
    const source = intrinsic === 'memset' ? undefined : this.#address(from);
    const bytes = count.lo;
    if (destination && source?.alloca === destination.alloca) {
      this.#reject(destination.alloca);
    } else if (intrinsic === 'memset') {
      if (from.kind === 'constant') this.#transfers.push({ destination, source: destination, bytes });
      else this.#escape(to);
    } else if (destination || source) {
      this.#transfers.push({ destination, source, bytes });
    }
  }

  /** Lets the words of one side of each copy cut the other side, until nothing changes. */
  solve(): StackSlots {
    for (let changed = true; changed;) {
      changed = false;
      for (const transfer of this.#transfers) if (this.#cut(transfer)) changed = true;
    }
    const addresses = new Map([...this.#addresses].filter(([, { alloca }]) => this.#ranges.has(alloca)));
    const words = new Map(
      [...this.#ranges].map(([alloca, ranges]) => [alloca, ranges.sort((a, b) => a.start - b.start)]),
    );
    return { addresses, words };
  }

  #cut({ destination, source, bytes }: Transfer): boolean {
    const to = destination && this.#ranges.has(destination.alloca) ? destination : undefined;
    const from = source && this.#ranges.has(source.alloca) ? source : undefined;
    let changed = false;
    for (const side of [to, from]) if (side && this.#cross(side, bytes)) changed = true;
    if (changed || (!to && !from)) return changed;
    if (to && from) {
      if (to.alloca === from.alloca) return false;
      const forth = this.#copyRanges(from, to, bytes);
      return this.#copyRanges(to, from, bytes) || forth;
    }
    const inside = to ?? from;
    return inside !== undefined && this.#fillGaps(inside, bytes);
  }

  /** A word that lies partly inside of the copied range must grow to what is copied, or cannot be a word. */
  #cross({ alloca, offset }: StackAddress, bytes: number): boolean {
    const end = offset + bytes;
    if (offset < 0 || end > (this.#sizes.get(alloca) ?? 0)) {
      this.#reject(alloca);
      return true;
    }
    const crossing = this.#ranges
      .get(alloca)
      ?.some((range) => range.start < end && offset < range.end && (range.start < offset || range.end > end));
    if (!crossing) return false;
    this.#reject(alloca);
    return true;
  }

  #copyRanges(from: StackAddress, to: StackAddress, bytes: number): boolean {
    let changed = false;
    for (const { start, end } of this.#ranges.get(from.alloca) ?? []) {
      if (start < from.offset || end > from.offset + bytes) continue;
      const moved = to.offset - from.offset;
      if (this.#addRange(to.alloca, start + moved, end + moved)) changed = true;
    }
    return changed;
  }

  /** All bytes that are copied from or to other memory must be words, used or not. */
  #fillGaps({ alloca, offset }: StackAddress, bytes: number): boolean {
    if (bytes > longestCopy) {
      this.#reject(alloca);
      return true;
    }
    let changed = false;
    const end = offset + bytes;
    for (let at = offset; at < end;) {
      const ranges = this.#ranges.get(alloca);
      if (ranges === undefined) return true;
      const covering = ranges.find((range) => range.start <= at && at < range.end);
      if (covering) {
        if (![1, 2, 4, 8].includes(covering.end - covering.start)) {
          this.#reject(alloca);
          return true;
        }
        at = covering.end;
        continue;
      }
      const limit = Math.min(end, ...ranges.filter((range) => range.start > at).map((range) => range.start));
      let size = this.#pointerBytes;
      while (size > limit - at || at % size !== 0) size /= 2;
      if (this.#addRange(alloca, at, at + size)) changed = true;
      at += size;
    }
    return changed;
  }
}
