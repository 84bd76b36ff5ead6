import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import type { KernelShape } from './emit-key.ts';
import type { KernelMap } from './kernel-map.ts';
import { advance, headerLocal, pushHash, pushLogKey, storeLogKey, takenSlot } from './emit-key.ts';
import { header } from './kernel-map.ts';

/** Locals of an insertion. */
export interface Insertion {
  readonly key: Local;
  /** What {@link StateTable.pushPlace} gave for it; may be changed. */
  readonly place: Local;
  readonly log: Local;
  readonly tail: Local;
  readonly limit: Local;
}

/** How states are told apart: the code of a table of states. */
export interface StateTable {
  /**
   * Pops the upper 32 bits of a mixed key, which is in a local too; pushes where in the table it belongs, in bytes from
   * `map.table`.
   */
  readonly pushPlace: (key: Local) => void;
  /**
   * Writes code that stores a key unless it is stored already: in the table, and in the log as state number `tail`,
   * which it increments. With `tail` at the limit it sets `header.full` instead.
   */
  readonly insert: (insertion: Insertion) => void;
}

/**
 * The exact table: open addressing with linear probing over slots of 64 bits. A slot holds a whole key, so a look-up
 * reads one place of memory; 0 is an empty slot.
 */
export function exactTable(code: FunctionCode, shape: KernelShape): StateTable {
  const table = loadTable(code);
  return {
    pushPlace: () => pushSlot(code, table),
    insert: (insertion) => emitInsert(code, shape, table, insertion),
  };
}

const { i32, i64 } = valueType;

/** What the code of a table is made for: where it lies, and a buffer of {@link slotsAside} slots. */
export interface TableShape extends Pick<KernelShape, 'keyBytes'> {
  readonly map: Pick<KernelMap, 'table' | 'buffer'>;
}

/** Locals for the table. */
export interface TableLocals {
  /** Slots, 64 bits. */
  readonly slots: Local;
  /** Bytes, 32 bits. */
  readonly bytes: Local;
}

/** Makes and loads these locals. */
export function loadTable(code: FunctionCode): TableLocals {
  const bits = headerLocal(code, 'tableBits');
  const factor = headerLocal(code, 'tableFactor');
  const slots = code.local(i64);
  const bytes = code.local();
  code.get(factor, bits);
  code.op('i32Shl', 'i64ExtendI32U');
  code.set(slots);
  code.get(slots);
  code.constant64(3n);
  code.op('i64Shl', 'i32WrapI64');
  code.set(bytes);
  return { slots, bytes };
}

/**
 * Pops the upper 32 bits of a mixed key; pushes the offset of its first slot: they are taken for a part of 2^32, and the
 * slot is the same part of the table, whatever its size (Lemire, "Fast random integer generation in an interval", 2019).
 */
export function pushSlot(code: FunctionCode, { slots }: TableLocals): void {
  code.op('i64ExtendI32U');
  code.get(slots);
  code.op('i64Mul');
  code.constant64(32n);
  code.op('i64ShrU', 'i32WrapI64');
  code.constant(3);
  code.op('i32Shl');
}

/** Writes code that goes on to the next slot: after the last one to the first. */
export function toNextSlot(code: FunctionCode, { bytes }: TableLocals, slot: Local): void {
  advance(code, slot, 8);
  code.get(slot, bytes);
  code.op('i32Eq');
  code.branch(() => {
    code.constant(0);
    code.set(slot);
  });
}

function emitInsert(
  code: FunctionCode,
  shape: KernelShape,
  table: TableLocals,
  { key, place: slot, log, tail, limit }: Insertion,
): void {
  const { map } = shape;
  const entry = code.local(i64);
  const present = code.local(i64);
  code.get(key);
  code.constant64(takenSlot);
  code.op('i64Or');
  code.set(entry);
  code.block((done) => {
    code.loop((probe) => {
      code.get(slot);
      code.memory('i64Load', map.table);
      code.tee(present);
      code.get(entry);
      code.op('i64Eq');
      code.gotoIf(done);
      code.get(present);
      code.op('i64Eqz');
      code.branch(() => {
        code.get(tail, limit);
        code.op('i32GeU');
        code.branch(() => {
          code.constant(0, 1);
          code.memory('i32Store', header.full);
          code.goto(done);
        });
        code.get(slot, entry);
        code.memory('i64Store', map.table);
        storeLogKey(code, shape, { log, number: tail, key });
        code.get(tail);
        code.constant(1);
        code.op('i32Add');
        code.set(tail);
        code.goto(done);
      });
      toNextSlot(code, table, slot);
      code.goto(probe);
    });
  });
}

/** Writes code that enters a key, which the table lacks, into it; the offset of its first slot is left in `first`. */
function emitEnter(
  code: FunctionCode,
  { map }: TableShape,
  table: TableLocals,
  { key, first = code.local() }: { readonly key: Local; readonly first?: Local },
): void {
  const wide = code.local(i64);
  const slot = code.local();
  code.get(key);
  pushHash(code, wide);
  pushSlot(code, table);
  code.tee(first);
  code.set(slot);
  code.loop((probe) => {
    code.get(slot);
    code.memory('i64Load', map.table);
    code.op('i64Eqz', 'i32Eqz');
    code.branch(() => {
      toNextSlot(code, table, slot);
      code.goto(probe);
    });
  });
  code.get(slot, key);
  code.constant64(takenSlot);
  code.op('i64Or');
  code.memory('i64Store', map.table);
}

/** Adds and exports `rehash(from, to)`: enters the states of these numbers into the table, which lacks them. */
export function emitRehash(module: ModuleBuilder, shape: TableShape): void {
  const { code } = module.add([i32, i32], [], 'rehash');
  const number = 0;
  const end = 1;
  const table = loadTable(code);
  const log = headerLocal(code, 'log');
  const key = code.local(i64);
  code.block((done) => {
    code.loop((more) => {
      code.get(number, end);
      code.op('i32GeU');
      code.gotoIf(done);
      pushLogKey(code, shape, log, number);
      code.set(key);
      emitEnter(code, shape, table, { key });
      advance(code, number, 1);
      code.goto(more);
    });
  });
}

/**
 * Adds and exports functions that enlarge a table in place, sweeping through it instead of jumping about: what is in
 * slot n of a table belongs to slot 2n or 2n + 1, or soon after, of one twice as large, and correspondingly in others.
 * `spread(to, from)` moves what is in the slots from `from - 1` down to `to`, the header being that of the larger table,
 * whose new part is empty; what is in the slots before is set aside by `setAside(count)`, which empties them, and entered
 * by `restore(count)` at the end. Returns 1 if a key was so far behind its first slot that its new one lies before the
 * slot that it was taken from, among those that were not swept yet: then the table must be filled anew from the log.
 */
export function emitSpread(module: ModuleBuilder, shape: TableShape): void {
  const { map } = shape;
  const spread = module.add([i32, i32], [i32], 'spread').code;
  const table = loadTable(spread);
  const key = spread.local(i64);
  const first = spread.local();
  const overtaken = spread.local();
  spread.block((done) => {
    spread.loop((next) => {
      spread.get(1, 0);
      spread.op('i32LeU');
      spread.gotoIf(done);
      advance(spread, 1, -1);
      pushOffset(spread, 1);
      spread.memory('i64Load', map.table);
      spread.tee(key);
      spread.op('i64Eqz');
      spread.gotoIf(next);
      pushOffset(spread, 1);
      spread.constant64(0n);
      spread.memory('i64Store', map.table);
      spread.get(key);
      spread.constant64(~takenSlot);
      spread.op('i64And');
      spread.set(key);
      emitEnter(spread, shape, table, { key, first });
      spread.get(overtaken, first);
      pushOffset(spread, 1);
      spread.op('i32LtU', 'i32Or');
      spread.set(overtaken);
      spread.goto(next);
    });
  });
  spread.get(overtaken);
  const aside = module.add([i32], [], 'setAside').code;
  for (const [to, from] of [[map.buffer, map.table]] as const) {
    aside.constant(to, from);
    aside.get(0);
    aside.constant(3);
    aside.op('i32Shl');
    aside.memoryCopy();
  }
  aside.constant(map.table, 0);
  aside.get(0);
  aside.constant(3);
  aside.op('i32Shl');
  aside.memoryFill();
  const restore = module.add([i32], [], 'restore').code;
  const restored = loadTable(restore);
  const each = restore.local(i64);
  restore.block((done) => {
    restore.loop((next) => {
      restore.get(0);
      restore.op('i32Eqz');
      restore.gotoIf(done);
      advance(restore, 0, -1);
      pushOffset(restore, 0);
      restore.memory('i64Load', map.buffer);
      restore.tee(each);
      restore.op('i64Eqz');
      restore.gotoIf(next);
      restore.get(each);
      restore.constant64(~takenSlot);
      restore.op('i64And');
      restore.set(each);
      emitEnter(restore, shape, restored, { key: each });
      restore.goto(next);
    });
  });
}

/** Pushes the offset of the slot whose number is in a local. */
function pushOffset(code: FunctionCode, number: Local): void {
  code.get(number);
  code.constant(3);
  code.op('i32Shl');
}

/** Adds and exports `move(to, from, bytes)`, for overlapping stretches too, and `clear(address, bytes)`. */
export function emitMoves(module: ModuleBuilder): void {
  const move = module.add([i32, i32, i32], [], 'move').code;
  move.get(0, 1, 2);
  move.memoryCopy();
  const { code } = module.add([i32, i32], [], 'clear');
  code.get(0);
  code.constant(0);
  code.get(1);
  code.memoryFill();
}
