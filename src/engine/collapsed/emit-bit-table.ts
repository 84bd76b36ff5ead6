import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import { pushScattered } from './emit-fingerprint.ts';
import type { KernelShape } from './emit-key.ts';
import { advance, headerLocal, pushLogKey, storeLogKey } from './emit-key.ts';
import type { Insertion, StateTable } from './emit-table.ts';
import { header } from './kernel-map.ts';
import type { BitShape } from './states-shape.ts';

const { i32, i64 } = valueType;
/** Another half of a hash is made of its product with this odd number. */
const second = 0xbf58476d1ce4e5b9n;

/** Locals of a field of bits: 64 bits wide, but `bytes`, the offsets of the bytes with a state's bits. */
interface BitLocals {
  readonly shape: BitShape;
  readonly hash: Local;
  readonly step: Local;
  readonly temporary: Local;
  readonly positions: readonly [Local, Local, Local];
}

/**
 * Bitstate hashing (Holzmann, "An analysis of bitstate hashing", Formal Methods in System Design 13, 1998): a state
 * is taken to be known if three bits of a field, which its hash selects, are all set. The positions are a, a + b and
 * a + 2b + 1 for two parts a and b of the hash (enhanced double hashing: Dillinger and Manolios, "Bloom filters in
 * probabilistic verification", FMCAD 2004).
 */
export function bitTable(code: FunctionCode, shape: KernelShape, table: BitShape): StateTable {
  const locals = bitLocals(code, table);
  return {
    pushPlace: (key) => {
      code.op('drop');
      pushScattered(code, table.fields, { key, temporary: locals.temporary });
      code.constant64(BigInt(64 - table.fieldBits + 3));
      code.op('i64ShrU', 'i32WrapI64');
    },
    insert: ({ key, log, tail, limit }: Insertion) => {
      setPositions(code, locals, key);
      code.block((done) => {
        for (const [at, position] of locals.positions.entries()) {
          pushBit(code, shape, position);
          if (at > 0) code.op('i32And');
        }
        code.gotoIf(done);
        code.get(tail, limit);
        code.op('i32GeU');
        code.branch(() => {
          code.constant(0, 1);
          code.memory('i32Store', header.full);
          code.goto(done);
        });
        for (const position of locals.positions) setBit(code, shape, position);
        storeLogKey(code, shape, { log, number: tail, key });
        advance(code, tail, 1);
      });
    },
  };
}

/** Adds and exports `rehash(from, to)`: sets the bits of the states of these numbers, which are in the log. */
export function emitBitRehash(module: ModuleBuilder, shape: KernelShape, table: BitShape): void {
  const { code } = module.add([i32, i32], [], 'rehash');
  const [number, end] = [0, 1] as const;
  const locals = bitLocals(code, table);
  const log = headerLocal(code, 'log');
  const key = code.local(i64);
  code.block((done) => {
    code.loop((more) => {
      code.get(number, end);
      code.op('i32GeU');
      code.gotoIf(done);
      pushLogKey(code, shape, log, number);
      code.set(key);
      setPositions(code, locals, key);
      for (const position of locals.positions) setBit(code, shape, position);
      advance(code, number, 1);
      code.goto(more);
    });
  });
}

function bitLocals(code: FunctionCode, shape: BitShape): BitLocals {
  const [hash, step, temporary] = [code.local(i64), code.local(i64), code.local(i64)];
  return { shape, hash, step, temporary, positions: [code.local(i64), code.local(i64), code.local(i64)] };
}

/** Sets the positions of the bits of a key. */
function setPositions(
  code: FunctionCode,
  { shape, hash, step, temporary, positions }: BitLocals,
  key: Local,
): void {
  const unused = BigInt(64 - shape.fieldBits);
  pushScattered(code, shape.fields, { key, temporary });
  code.tee(hash);
  code.constant64(unused);
  code.op('i64ShrU');
  code.set(positions[0]);
  code.get(hash);
  code.constant64(second);
  code.op('i64Mul');
  code.constant64(unused);
  code.op('i64ShrU');
  code.constant64(1n);
  code.op('i64Or');
  code.set(step);
  const [, middle, last] = positions;
  for (const [from, position, more] of [
    [positions[0], middle, 0n],
    [middle, last, 1n],
  ] as const) {
    code.get(from, step);
    code.op('i64Add');
    code.constant64(more);
    code.op('i64Add');
    code.constant64(2n ** BigInt(shape.fieldBits) - 1n);
    code.op('i64And');
    code.set(position);
  }
}

/** Pushes the offset of the byte with the bit at a position. */
function pushByte(code: FunctionCode, position: Local): void {
  code.get(position);
  code.constant64(3n);
  code.op('i64ShrU', 'i32WrapI64');
}

/** Pushes the number of that bit within its byte. */
function pushWithin(code: FunctionCode, position: Local): void {
  code.get(position);
  code.op('i32WrapI64');
  code.constant(7);
  code.op('i32And');
}

/** Pushes the bit at a position. */
function pushBit(code: FunctionCode, { map }: KernelShape, position: Local): void {
  pushByte(code, position);
  code.memory('i32Load8U', map.table);
  pushWithin(code, position);
  code.op('i32ShrU');
  code.constant(1);
  code.op('i32And');
}

function setBit(code: FunctionCode, { map }: KernelShape, position: Local): void {
  pushByte(code, position);
  pushByte(code, position);
  code.memory('i32Load8U', map.table);
  code.constant(1);
  pushWithin(code, position);
  code.op('i32Shl', 'i32Or');
  code.memory('i32Store8', map.table);
}
