import { hexadecimal } from './hexadecimal.ts';
import type { Global, Program } from '../program/form.ts';
import { bigEndian, memoryFull } from './diagnostics.ts';

/** A range of virtual addresses that flat memory appears at. */
export interface WindowRequest {
  readonly name: string;
  /** Halves of the lowest address. */
  readonly baseLo: number;
  readonly baseHi: number;
  readonly bytes: number;
  /** Global that the window shows; the first window shows all of flat memory and has none. */
  readonly symbol?: string;
}

/** A window with its place in flat memory. */
export interface Window extends WindowRequest {
  /** Byte offset of the window's first byte in flat memory. */
  readonly offset: number;
}

/** Size of flat memory in bytes: program data, per-CPU data, stacks. */
export const flatBytes = 2 << 20;

/** The lowest page is never mapped, so that a small offset from NULL is out of bounds. */
const firstByte = 4096;

/** Function addresses lie above flat memory, 16 bytes apart: they can be called, not read. */
const functionBase = 0x3000_0000;

/** What {@link AddressSpace.owner} finds. */
export interface SymbolPlace {
  readonly symbol: string;
  /** Byte offset within the symbol. */
  readonly offset: number;
}

/**
 * Places globals, functions, per-CPU areas and stacks in flat memory, on demand: a global gets its place and its
 * initial image when code that names it is first compiled. Offsets are bytes from the start of flat memory.
 */
export class AddressSpace {
  readonly memory: Int32Array;
  /** 1 for each 32-bit word that may be accessed. */
  readonly valid: Uint8Array;
  readonly windows: readonly Window[];
  readonly main: Window;
  readonly perCpuStride: number;
  readonly #bytes: Uint8Array;
  readonly #program: Program;
  readonly #agents: number;
  readonly #places = new Map<string, number>();
  readonly #functions = new Map<string, number>();
  readonly #functionNames: string[] = [];
  readonly #sorted: { offset: number; bytes: number; symbol: string }[] = [];
  #next = firstByte;
  #perCpuNext: number;
  readonly #perCpuBase: number;
  readonly #onValid: (firstWord: number, words: number) => void;

  constructor(
    program: Program,
    agents: number,
    windows: readonly WindowRequest[],
    onValid: (firstWord: number, words: number) => void,
  ) {
    if (program.endian === 'big') throw bigEndian();
    this.#program = program;
    this.#agents = agents;
    this.memory = new Int32Array(flatBytes >>> 2);
    this.#bytes = new Uint8Array(this.memory.buffer);
    this.valid = new Uint8Array(this.memory.length);
    this.#onValid = onValid;
    this.perCpuStride = 64 << 10;
    this.#perCpuBase = flatBytes - (agents + 1) * this.perCpuStride;
    this.#perCpuNext = this.#perCpuBase;
    const [first, ...others] = windows;
    if (first === undefined) throw new Error('an address space needs a window');
    this.main = { ...first, offset: 0, bytes: flatBytes };
    this.windows = [this.main];
    this.windows = [
      this.main,
      ...others.map((window) => ({ ...window, offset: this.#windowOffset(window) })),
    ];
  }

  #windowOffset(window: WindowRequest): number {
    const offset = window.symbol === undefined ? undefined : this.place(window.symbol);
    if (offset === undefined)
      throw new Error(`window ${window.name}: ${window.symbol ?? 'no symbol'} is not defined`);
    return offset;
  }

  /** Byte offset of a global's place; places it first if need be. Undefined when it has no definition. */
  place(symbol: string): number | undefined {
    const known = this.#places.get(symbol);
    if (known !== undefined) return known;
    const alias = this.#program.aliases.get(symbol);
    if (alias !== undefined) {
      const target = this.place(alias.symbol);
      return target === undefined ? undefined : target + alias.addend;
    }
    const global = this.#program.globals.get(symbol);
    if (global === undefined || global.external) return undefined;
    return global.section.startsWith('.data..percpu') ? this.#placePerCpu(global) : this.#placeGlobal(global);
  }

  #placeGlobal(global: Global): number {
    const offset = align(this.#next, Math.max(8, global.align));
    this.#next = offset + global.bytes + 8;
    if (this.#next > this.#perCpuBase - stacksBytes(this.#agents))
      throw memoryFull('flat memory', global.name);
    this.#register(global, offset);
    this.#load(global, offset);
    return offset;
  }

  #placePerCpu(global: Global): number {
    const offset = align(this.#perCpuNext, Math.max(8, global.align));
    this.#perCpuNext = offset + global.bytes;
    if (this.#perCpuNext > this.#perCpuBase + this.perCpuStride)
      throw memoryFull('per-CPU memory', global.name);
    this.#register(global, offset);
    for (let cpu = 0; cpu < this.#agents; cpu++) this.#load(global, offset + cpu * this.perCpuStride);
    return offset;
  }

  #register(global: Global, offset: number): void {
    this.#places.set(global.name, offset);
    this.#sorted.push({ offset, bytes: global.bytes, symbol: global.name });
    this.#sorted.sort((a, b) => a.offset - b.offset);
  }

  #load(global: Global, offset: number): void {
    this.allow(offset, global.bytes);
    this.#bytes.set(global.image.subarray(0, global.bytes), offset);
    for (const relocation of global.relocations) {
      const value = this.symbolAddress(relocation.symbol, relocation.addend);
      if (value === undefined) continue;
      const at = offset + relocation.offset;
      new DataView(this.memory.buffer).setInt32(at, value.lo, true);
      if (relocation.width === 64) new DataView(this.memory.buffer).setInt32(at + 4, value.hi, true);
    }
  }

  /** Symbols in the order in which they got their places, and functions in that of their addresses. */
  snapshot(): { readonly symbols: readonly string[]; readonly functions: readonly string[] } {
    return { symbols: [...this.#places.keys()], functions: [...this.#functionNames] };
  }

  /** Gives symbols and functions the places they had in another process; false if that cannot be done. */
  restore({ symbols, functions }: ReturnType<AddressSpace['snapshot']>): boolean {
    for (const name of functions) this.#functionOffset(name);
    for (const name of symbols) if (this.place(name) === undefined) return false;
    const now = this.snapshot();
    return startsWith(now.symbols, symbols) && startsWith(now.functions, functions);
  }

  /** Makes bytes accessible, from `offset` on. */
  allow(offset: number, bytes: number): void {
    const first = offset >>> 2;
    const last = (offset + bytes + 3) >>> 2;
    this.valid.fill(1, first, last);
    this.#onValid(first, last - first);
  }

  /** Takes bytes that belong to no symbol, such as a scratch word; gives their offset. */
  reserve(bytes: number, alignment: number): number {
    const offset = align(this.#next, alignment);
    this.#next = offset + bytes + 8;
    this.allow(offset, bytes);
    return offset;
  }

  /** Byte offset and size of the stack of an agent; agent numbers start at 0. */
  stack(agent: number): { readonly offset: number; readonly bytes: number } {
    const base = this.#perCpuBase - stacksBytes(this.#agents);
    const offset = align(base, stackBytes) + agent * stackBytes * 2;
    return { offset, bytes: stackBytes };
  }

  /** Virtual address of a symbol plus `addend` bytes, as halves; undefined when nothing defines it. */
  symbolAddress(symbol: string, addend: number): { readonly lo: number; readonly hi: number } | undefined {
    const offset = this.place(symbol) ?? this.#functionOffset(symbol);
    return offset === undefined ? undefined : this.address(offset + addend);
  }

  /** Virtual address of a byte offset in the main window. */
  address(offset: number): { readonly lo: number; readonly hi: number } {
    // Folded addresses may lie far outside the window: the carry and the high part of the offset count.
    const low = (this.main.baseLo >>> 0) + offset;
    const wide = this.#program.pointerWidth === 64;
    return { lo: low | 0, hi: wide ? (this.main.baseHi + Math.floor(low / 0x1_0000_0000)) | 0 : 0 };
  }

  #functionOffset(symbol: string): number {
    let offset = this.#functions.get(symbol);
    if (offset === undefined) {
      offset = functionBase + this.#functionNames.length * 16;
      this.#functions.set(symbol, offset);
      this.#functionNames.push(symbol);
    }
    return offset;
  }

  /** Function whose address this is, or undefined. */
  functionAt(lo: number, hi: number): string | undefined {
    return (lo & 15) === 0 ? this.#symbolAt(lo, hi) : undefined;
  }

  #symbolAt(lo: number, hi: number): string | undefined {
    if (hi !== this.main.baseHi) return undefined;
    const offset = (lo - this.main.baseLo) | 0;
    return offset < functionBase ? undefined : this.#functionNames[(offset - functionBase) >>> 4];
  }

  /** What an address belongs to that has no memory: the code of a function, or a variable that nothing defines. */
  symbolWithoutMemory(
    lo: number,
    hi: number,
  ): { readonly kind: 'function' | 'undefined'; readonly name: string } | undefined {
    const name = this.#symbolAt(lo, hi);
    if (name === undefined) return undefined;
    return { kind: this.#program.globals.has(name) ? 'undefined' : 'function', name };
  }

  /** Byte offset in flat memory of a virtual address, or -1 when no window holds it. */
  translate(lo: number, hi: number): number {
    for (const window of this.windows) {
      if (hi !== window.baseHi) continue;
      const offset = (lo - window.baseLo) >>> 0;
      if (offset < window.bytes) return offset + window.offset;
    }
    return -1;
  }

  /** `symbol+4`: the global that a flat byte offset belongs to, or the offset alone. */
  describe(offset: number): string {
    const owner = this.owner(offset);
    if (owner === undefined) return `memory+${hexadecimal(offset, 0)}`;
    return owner.offset === 0 ? owner.symbol : `${owner.symbol}+${owner.offset}`;
  }

  /** Whether the byte offset belongs to a global that the program declares constant. */
  isConstant(offset: number): boolean {
    const owner = this.owner(offset);
    return owner !== undefined && this.#program.globals.get(owner.symbol)?.constant === true;
  }

  /** Symbol whose place holds the byte offset; per-CPU copies name the CPU's symbol. */
  owner(offset: number): SymbolPlace | undefined {
    let low = 0;
    let high = this.#sorted.length - 1;
    const wanted =
      offset >= this.#perCpuBase
        ? this.#perCpuBase + ((offset - this.#perCpuBase) % this.perCpuStride)
        : offset;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const entry = this.#sorted[middle];
      if (entry === undefined) return undefined;
      if (wanted < entry.offset) high = middle - 1;
      else if (wanted >= entry.offset + entry.bytes) low = middle + 1;
      else return { symbol: entry.symbol, offset: wanted - entry.offset };
    }
    return undefined;
  }
}

function startsWith(list: readonly string[], start: readonly string[]): boolean {
  return start.every((name, index) => list[index] === name);
}

/** Bytes of one CPU's stack; as much again is left unmapped above it. */
const stackBytes = 32 << 10;

function stacksBytes(agents: number): number {
  return (agents + 2) * stackBytes * 2;
}

function align(offset: number, alignment: number): number {
  return Math.ceil(offset / alignment) * alignment;
}
