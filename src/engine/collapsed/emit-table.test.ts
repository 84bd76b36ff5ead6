import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { instantiateOn, newMemory } from '../packed/web-assembly.ts';
import { takenSlot } from './emit-key.ts';
import { emitMoves, emitRehash, emitSpread } from './emit-table.ts';
import type { KernelCode } from './kernel-code.ts';
import { header } from './kernel-map.ts';

const keyBytes = 8;
const map = { buffer: 4096, table: 16384 };
const log = 32768;

/** How many slots a table has. */
interface Size {
  readonly factor: number;
  readonly bits: number;
}

/** Sizes that follow each other. */
const sizes: readonly Size[] = [
  { factor: 1, bits: 6 },
  { factor: 3, bits: 5 },
  { factor: 1, bits: 7 },
  { factor: 3, bits: 6 },
];

const slotsOf = ({ factor, bits }: Size): number => factor * 2 ** bits;

/** A small table alone in linear memory, with the keys in the log. */
class Table {
  readonly code: Pick<KernelCode, 'rehash' | 'spread' | 'setAside' | 'restore' | 'clear'>;
  private readonly memory = newMemory({ initial: 1, maximum: 1 });
  private readonly words = new Int32Array(this.memory.buffer);
  private readonly longs = new BigInt64Array(this.memory.buffer);
  private readonly keys: readonly bigint[];

  constructor(keys: readonly bigint[]) {
    const module = new ModuleBuilder();
    emitRehash(module, { map, keyBytes });
    emitSpread(module, { map, keyBytes });
    emitMoves(module);
    const bytes = module.toBytes({ kind: 'given', pages: 1, maximum: 1, sharing: 'private' });
    this.code = instantiateOn(this.memory, bytes) as unknown as KernelCode;
    this.keys = keys;
    this.words[header.log / 4] = log;
    this.longs.set(keys, log / 8);
  }

  resize({ factor, bits }: Size): void {
    this.words[header.tableFactor / 4] = factor;
    this.words[header.tableBits / 4] = bits;
  }

  rebuild(size: Size): void {
    this.resize(size);
    this.code.clear(map.table, 8 * slotsOf(size));
    this.code.rehash(0, this.keys.length);
  }

  /** What is in the slots. */
  content(size: Size): readonly bigint[] {
    const first = map.table / 8;
    return [...this.longs.subarray(first, first + slotsOf(size))];
  }

  /** Sweeps through a table of one size to give it another one; returns whether a key was overtaken. */
  sweep(from: Size, to: Size, aside: number): boolean {
    this.code.clear(map.table + 8 * slotsOf(from), 8 * (slotsOf(to) - slotsOf(from)));
    this.code.setAside(aside);
    this.resize(to);
    let overtaken = 0;
    for (let end = slotsOf(from); end > aside; end -= 16)
      overtaken |= this.code.spread(Math.max(aside, end - 16), end);
    this.code.restore(aside);
    return overtaken !== 0;
  }
}

/** Where a key belongs, by the definition: its part of 2^32, taken of the table. */
function placeOf(key: bigint, size: Size): number {
  const first = BigInt.asUintN(64, key * 0x9e3779b97f4a7c15n);
  const mixed = BigInt.asUintN(64, (first ^ (first >> 32n)) * 0xd6e8feb86659fd93n);
  return Number(((mixed >> 32n) * BigInt(slotsOf(size))) >> 32n);
}

/** Keys that are found by going on from where they belong to an empty slot. */
function found(content: readonly bigint[], keys: readonly bigint[], size: Size): readonly bigint[] {
  return keys.filter((key) => {
    const entry = BigInt.asIntN(64, key | takenSlot);
    for (let slot = placeOf(key, size); content[slot] !== 0n; slot = (slot + 1) % content.length)
      if (content[slot] === entry) return true;
    return false;
  });
}

const someKeys = fc.uniqueArray(fc.bigInt({ min: 0n, max: 2n ** 56n - 1n }), {
  minLength: 20,
  maxLength: 60,
});
const steps = fc.integer({ min: 0, max: sizes.length - 2 });

test('a table that is enlarged by a sweep holds every key once, unless it says that one was overtaken', () => {
  fc.assert(
    fc.property(someKeys, steps, fc.integer({ min: 0, max: 48 }), (keys, step, aside) => {
      const [from, to] = [sizes[step]!, sizes[step + 1]!];
      const table = new Table(keys);
      table.rebuild(from);
      if (table.sweep(from, to, aside)) table.rebuild(to);
      const content = table.content(to);
      expect(content.filter((entry) => entry !== 0n)).toHaveLength(keys.length);
      expect(found(content, keys, to)).toEqual(keys);
    }),
  );
});

test('a key far behind its first slot is overtaken if nothing was set aside, and not if enough was', () => {
  const [from, to] = [sizes[0]!, sizes[1]!];
  // The first slot is that of all of them.
  const keys: bigint[] = [];
  for (let key = 0n; keys.length < 9; key++) if (placeOf(key, from) === 0) keys.push(key);
  for (const [aside, overtaken] of [
    [0, true],
    [32, false],
  ] as const) {
    const table = new Table(keys);
    table.rebuild(from);
    expect(table.sweep(from, to, aside)).toBe(overtaken);
    if (!overtaken) expect(found(table.content(to), keys, to)).toEqual(keys);
  }
});
