import type { LinkedProgram } from '../../../program/link.ts';
import { followed, type Reached } from './reach.ts';

/** Where everything is in the evaluator's memory. */
export interface MemoryImage {
  /** Initial contents, from address 0; what is behind them is zero. */
  readonly bytes: Uint8Array;
  /** Bytes in all; no address from here on is memory. */
  readonly limit: number;
  /** Lowest address that is memory. */
  readonly lowest: number;
  /** First address of the stack, which grows upwards to the limit. */
  readonly stack: number;
  /** A block of zeros that the thread pointer points to. */
  readonly thread: number;
  /** Address of a variable or function; those without contents have one that is no memory. */
  address(symbol: string): number;
  /** What has its address outside of memory there. */
  nameOf(address: number): string | undefined;
}

/** Nothing is placed below this address. */
const firstAddress = 0x1_0000;
const stackBytes = 0x1_0000;
const threadBytes = 0x1_0000;
/** Addresses of functions and of undefined variables: outside of memory, far enough apart for any field. */
const outsideBase = 0x4000_0000;
const outsideStride = 0x1_0000;

/** What a program finds in memory besides its own variables. */
export interface Surroundings {
  /** Values of variables, at most 64 bits wide, that boot code would have set; they need not be defined. */
  readonly values: ReadonlyMap<string, bigint>;
  /** Lowest address that is memory, zero up to the first variable. */
  readonly lowestAddress?: number | undefined;
}

/**
 * Lays out the variables of a program that are reached.
 */
export function layOutMemory(
  program: LinkedProgram,
  reached: Reached,
  { values, lowestAddress = firstAddress }: Surroundings,
): MemoryImage {
  const places = new Map<string, number>();
  const outside: string[] = [];
  let top = firstAddress;
  const reserve = (bytes: number, align: number): number => {
    const at = Math.ceil(top / align) * align;
    top = at + bytes;
    return at;
  };
  for (const [name, global] of reached.globals) {
    if (global.external && !values.has(name)) continue;
    places.set(name, reserve(Math.max(global.bytes, 1), Math.max(global.align, 8)));
  }
  const thread = reserve(threadBytes, 16);
  const stack = reserve(stackBytes, 16);
  const limit = Math.ceil(top / 0x1_0000) * 0x1_0000;

  const address = (symbol: string): number => {
    const name = followed(program, symbol);
    const known = places.get(name);
    if (known !== undefined) return known + (program.aliases.get(symbol)?.addend ?? 0);
    const fresh = outsideBase + outsideStride * outside.length;
    outside.push(name);
    places.set(name, fresh);
    return fresh;
  };

  const bytes = new Uint8Array(thread);
  const put = (at: number, width: number, value: bigint): void => {
    for (let index = 0; index < width / 8; index++) {
      const place = program.endian === 'little' ? index : width / 8 - 1 - index;
      bytes[at + place] = Number((value >> BigInt(8 * index)) & 0xffn);
    }
  };
  for (const [name, global] of reached.globals) {
    if (global.external && !values.has(name)) continue;
    const at = address(name);
    bytes.set(global.image, at);
    const value = values.get(name);
    if (value !== undefined) put(at, 8 * global.bytes, value);
    for (const { offset, width, symbol, addend } of global.relocations)
      put(at + offset, width, BigInt.asUintN(64, BigInt(address(symbol)) + BigInt(addend)));
  }
  return {
    bytes,
    limit,
    lowest: lowestAddress,
    stack,
    thread,
    address,
    nameOf(at) {
      const index = Math.floor((at - outsideBase) / outsideStride);
      return index < 0 ? undefined : outside[index];
    },
  };
}
