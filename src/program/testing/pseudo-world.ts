import type { Width } from '../form.ts';
import { type Event, stackBase, type World } from './interpret.ts';

const objectBase = 0xc000_0000n;
const objectStride = 0x1_0000n;

/** 32 mixed bits of a text (FNV-1a, then the finaliser of MurmurHash3). */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Whether the word is an address of the interpreter's stack. */
function isStackAddress(word: bigint): boolean {
  return word >= stackBase && word < stackBase + 0x180_0000n;
}

/** A word as text; addresses of stack slots, which differ between versions of a function, are all one. */
function canonical(word: bigint): string {
  return isStackAddress(word) ? 'stack' : word.toString(16);
}

/** A word of `width` bits drawn by `key`: often 0, 1 or small, so that branches go both ways. */
export function drawWord(key: string, width: Width): bigint {
  const hash = mixed(key);
  const choice = hash & 15;
  if (choice < 5) return 0n;
  if (choice < 8) return 1n;
  if (choice < 10) return BigInt.asUintN(width, BigInt((hash >>> 4) & 7));
  if (choice === 10) return BigInt.asUintN(width, -1n);
  return BigInt.asUintN(width, (BigInt(mixed(`${key}+`)) << 32n) | BigInt(hash));
}

/**
 * A world in which every byte of memory and every answer of an external is drawn by `seed`: equal for two versions
 * of a function as long as they ask for the same things in the same order.
 */
export function pseudoWorld(seed: number, symbols: readonly string[]): World {
  const memory = new Map<bigint, number>();
  const asked = new Map<string, number>();
  const numbers = new Map(symbols.map((name, index) => [name, index]));
  const names = [...symbols];
  return {
    read(address) {
      const written = memory.get(address);
      if (written !== undefined) return written;
      const word = drawWord(`${seed} memory ${address & ~7n}`, 64);
      return Number((word >> (8n * (address & 7n))) & 0xffn);
    },
    write(address, byte) {
      memory.set(address, byte);
    },
    address(symbol) {
      let number = numbers.get(symbol);
      if (number === undefined) {
        number = names.push(symbol) - 1;
        numbers.set(symbol, number);
      }
      return objectBase + BigInt(number) * objectStride;
    },
    functionAt(address) {
      const distance = address - objectBase;
      return distance >= 0n && distance % objectStride === 0n
        ? names[Number(distance / objectStride)]
        : undefined;
    },
    answer(text, args, widths) {
      const key = `${seed} ${text}(${args.map(canonical).join()})`;
      const times = (asked.get(key) ?? 0) + 1;
      // Assembly without side effects answers alike each time: a pass may remove one of them.
      if (!text.startsWith('asm ')) asked.set(key, times);
      const nth = text.startsWith('asm ') ? 0 : times;
      return widths.map((width, index) => drawWord(`${key} ${nth} ${index}`, width));
    },
  };
}

/**
 * Events as lines that are equal for equal behaviour: plain accesses byte by byte (a copy may be done in words or
 * in bytes), marked and atomic ones whole.
 */
export function describeEvents(events: readonly Event[], endian: 'little' | 'big'): readonly string[] {
  return events.flatMap((event): string[] => {
    if (event.kind === 'other') return [`${event.text}(${event.args.map(canonical).join()})`];
    const { kind, address, bytes, value, ordering } = event;
    if (ordering !== 'plain')
      return [`${kind} ${ordering} ${bytes} ${address.toString(16)} ${canonical(value)}`];
    if (isStackAddress(value)) return [`${kind} ${bytes} ${address.toString(16)} stack`];
    return Array.from({ length: bytes }, (_, index) => {
      const byte = (value >> BigInt(8 * (endian === 'little' ? index : bytes - 1 - index))) & 0xffn;
      return `${kind} ${(address + BigInt(index)).toString(16)} ${byte}`;
    });
  });
}
