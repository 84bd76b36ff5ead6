import type { KernelRoom } from './kernel-memory.ts';

/** Room for the cache of steps: at first, and what a search moves on to when it turns out to be large. */
const rooms = [
  { cacheBits: 14, listBytes: 2 ** 19, storeBits: 12 },
  { cacheBits: 19, listBytes: 2 ** 23, storeBits: 16 },
  { cacheBits: 23, listBytes: 2 ** 28, storeBits: 22 },
] as const;

/** Number of the largest room. */
export const largestRoom = rooms.length - 1;

/** Linear memory has 32-bit addresses. */
const addressable = 2 ** 32 - 65536;

/** Bytes that an entry of the cache, and what is set aside while it grows, and a value of a component take, about. */
const bytesOf = { cached: 24, value: 32 };

/** A room of a kernel that has to get along with so many bytes in all: its parts take a small share of them. */
export function roomFor(size: number, bytes = Infinity): KernelRoom {
  const [least, { cacheBits, listBytes, storeBits }] = [rooms[0], rooms[size]!];
  const share = bytes / 8;
  const bits = (each: number): number => Math.floor(Math.log2(share / each));
  return {
    cacheBits: Math.min(cacheBits, Math.max(least.cacheBits, bits(bytesOf.cached))),
    listBytes: Math.min(listBytes, Math.max(least.listBytes, 65536 * Math.floor(share / 65536))),
    storeBits: Math.min(storeBits, Math.max(least.storeBits, bits(bytesOf.value))),
    mostBytes: Math.min(bytes, addressable),
  };
}
