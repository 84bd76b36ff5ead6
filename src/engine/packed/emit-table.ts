import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import { copyWords, emitHash, pushAddress, pushEqual } from './emit-state.ts';
import type { MemoryMap } from './memory-map.ts';
import { header } from './memory-map.ts';

/**
 * The table of states: open addressing with linear probing over slots of 32 bits. A slot holds the number of a
 * state plus 1 in its lowest `tableBits` bits, and above them as many bits of the state's hash as there is room
 * for, so that most slots of other states are told apart without a look at the state. 0 is an empty slot.
 */

const { i32, i64 } = valueType;

/** What the generated code of the table is made for. */
export interface TableShape {
  readonly words: number;
  readonly map: MemoryMap;
}

/** Locals with what the code of the table needs to know, loaded from the header. */
export interface TableLocals {
  /** Address of state 0 less one state, as slots number states from 1. */
  readonly base: Local;
  readonly bits: Local;
  readonly mask: Local;
  /** 32 - bits. */
  readonly unused: Local;
}

/** Makes and loads these locals. */
export function loadTable(code: FunctionCode, { words }: TableShape): TableLocals {
  const locals = { base: code.local(), bits: code.local(), mask: code.local(), unused: code.local() };
  loadHeader(code, 'states');
  code.constant(4 * words);
  code.op('i32Sub');
  code.set(locals.base);
  loadHeader(code, 'tableBits');
  code.set(locals.bits);
  code.constant(1);
  code.get(locals.bits);
  code.op('i32Shl');
  code.constant(1);
  code.op('i32Sub');
  code.set(locals.mask);
  code.constant(32);
  code.get(locals.bits);
  code.op('i32Sub');
  code.set(locals.unused);
  return locals;
}

/** Pushes a word of the header. */
export function loadHeader(code: FunctionCode, word: keyof typeof header): void {
  code.constant(0);
  code.memory('i32Load', header[word]);
}

/** Writes a local to a word of the header. */
export function storeHeader(code: FunctionCode, word: keyof typeof header, value: Local): void {
  code.constant(0);
  code.get(value);
  code.memory('i32Store', header[word]);
}

/** Pushes the offset in the table of the slot in a local. */
function pushSlot(code: FunctionCode, slot: Local): void {
  code.get(slot);
  code.constant(2);
  code.op('i32Shl');
}

/** Sets `slot` to the first slot of a hash. */
function firstSlot(code: FunctionCode, table: TableLocals, hash: Local, slot: Local): void {
  code.get(hash, table.unused);
  code.op('i32ShrU');
  code.set(slot);
}

/** Sets `slot` to the slot after it. */
function nextSlot(code: FunctionCode, table: TableLocals, slot: Local): void {
  code.get(slot);
  code.constant(1);
  code.op('i32Add');
  code.get(table.mask);
  code.op('i32And');
  code.set(slot);
}

/**
 * Writes code that loads the first slot of a hash, so that it is in the processor's cache when the state is inserted.
 * To load the state that the slot names as well was measured to be slower.
 */
export function emitTouch(
  code: FunctionCode,
  { map }: TableShape,
  table: TableLocals,
  hash: Local,
  touched: Local,
): void {
  code.withTemporary((slot) => {
    firstSlot(code, table, hash, slot);
    pushSlot(code, slot);
    code.memory('i32Load', map.table);
    code.get(touched);
    code.op('i32Add');
    code.set(touched);
  });
}

/**
 * Writes code that stores the packed state at the address in `state`, unless it is stored already: as state number
 * `tail`, which it increments. With `tail` at the limit it sets `header.full` instead.
 */
export function emitInsert(
  code: FunctionCode,
  { map, words }: TableShape,
  table: TableLocals,
  { state, hash, tail, limit }: { state: Local; hash: Local; tail: Local; limit: Local },
): void {
  const slot = code.local();
  const entry = code.local();
  const tag = code.local();
  const other = code.local();
  firstSlot(code, table, hash, slot);
  code.get(hash, table.bits);
  code.op('i32Shl');
  code.set(tag);
  code.block((done) => {
    code.loop((probe) => {
      pushSlot(code, slot);
      code.memory('i32Load', map.table);
      code.tee(entry);
      code.op('i32Eqz');
      code.branch(() => {
        code.get(tail, limit);
        code.op('i32GeU');
        code.branch(() => {
          code.constant(0, 1);
          code.memory('i32Store', header.full);
          code.goto(done);
        });
        code.get(tail);
        code.constant(1);
        code.op('i32Add');
        code.set(tail);
        pushAddress(code, table.base, tail, words);
        code.set(other);
        copyWords(code, state, other, words);
        pushSlot(code, slot);
        code.get(tag, tail);
        code.op('i32Or');
        code.memory('i32Store', map.table);
        code.goto(done);
      });
      code.get(entry, tag);
      code.op('i32Xor');
      code.get(table.bits);
      code.op('i32ShrU', 'i32Eqz');
      code.branch(() => {
        code.get(entry, table.mask);
        code.op('i32And');
        code.set(entry);
        pushAddress(code, table.base, entry, words);
        code.set(other);
        pushEqual(code, words, state, other);
        code.gotoIf(done);
      });
      nextSlot(code, table, slot);
      code.goto(probe);
    });
  });
}

/** Adds and exports `rehash(from, to)`: enters the stored states of these numbers into the table. */
export function emitRehash(module: ModuleBuilder, shape: TableShape): void {
  const { map, words } = shape;
  const { code } = module.add([i32, i32], [], 'rehash');
  const number = 0;
  const end = 1;
  const table = loadTable(code, shape);
  const state = code.local();
  const hash = code.local();
  const slot = code.local();
  const wide = code.local(i64);
  code.block((done) => {
    code.loop((more) => {
      code.get(number, end);
      code.op('i32GeU');
      code.gotoIf(done);
      code.get(number);
      code.constant(1);
      code.op('i32Add');
      code.set(number);
      pushAddress(code, table.base, number, words);
      code.set(state);
      emitHash(code, words, state, wide, hash);
      firstSlot(code, table, hash, slot);
      code.loop((probe) => {
        pushSlot(code, slot);
        code.memory('i32Load', map.table);
        code.branch(() => {
          nextSlot(code, table, slot);
          code.goto(probe);
        });
      });
      pushSlot(code, slot);
      code.get(hash, table.bits);
      code.op('i32Shl');
      code.get(number);
      code.op('i32Or');
      code.memory('i32Store', map.table);
      code.goto(more);
    });
  });
}

/** Adds and exports `move(to, from, bytes)`, for overlapping stretches too, and `clear(address, bytes)`. */
export function emitMoves(module: ModuleBuilder): void {
  const move = module.add([i32, i32, i32], [], 'move').code;
  move.get(0, 1, 2);
  move.memoryCopy();
  const clear = module.add([i32, i32], [], 'clear').code;
  clear.get(0);
  clear.constant(0);
  clear.get(1);
  clear.memoryFill();
}
