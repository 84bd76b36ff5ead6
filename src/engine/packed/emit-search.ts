import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import type { TableShape } from './emit-table.ts';
import { emitHash, pushAddress, pushEqual } from './emit-state.ts';
import { emitInsert, emitTouch, loadHeader, loadTable, storeHeader } from './emit-table.ts';
import { header } from './memory-map.ts';

const { i32, i64 } = valueType;

/** Writes code that expands state number `number` into `out`; `first` holds the address of state 0. */
function expandOne(
  code: FunctionCode,
  words: number,
  expand: number,
  first: Local,
  number: Local,
  out: Local,
): void {
  storeHeader(code, 'current', number);
  pushAddress(code, first, number, words);
  code.get(out);
  code.call(expand);
  code.set(out);
}

/** Adds `amount` to a local. */
function advance(code: FunctionCode, local: Local, amount: number): void {
  code.get(local);
  code.constant(amount);
  code.op('i32Add');
  code.set(local);
}

/**
 * Adds and exports `step(end)`: expands the states from `header.head` to `end` and stores their successors; returns
 * early when `header.room` is used up. It works in batches: successors of some states are written to the buffer,
 * then hashed, with a first touch of their slots so that cache misses overlap, and then inserted.
 */
export function emitStep(module: ModuleBuilder, shape: TableShape, expand: number, fanOut: number): void {
  const { map, words } = shape;
  const { code } = module.add([i32], [], 'step');
  const end = 0;
  const stride = 4 * words;
  const table = loadTable(code, shape);
  const load = (word: keyof typeof header): Local => {
    const local = code.local();
    loadHeader(code, word);
    code.set(local);
    return local;
  };
  const first = load('states');
  const head = load('head');
  const tail = load('tail');
  const room = load('room');
  const limit = load('mostStates');
  const touched = code.local();
  const out = code.local();
  const state = code.local();
  const slot = code.local();
  const hash = code.local();
  const wide = code.local(i64);
  const eachSuccessor = (body: () => void): void => {
    code.constant(map.buffer);
    code.set(state);
    code.constant(map.hashes);
    code.set(slot);
    code.block((done) => {
      code.loop((next) => {
        code.get(state, out);
        code.op('i32GeU');
        code.gotoIf(done);
        body();
        advance(code, state, stride);
        advance(code, slot, 4);
        code.goto(next);
      });
    });
  };
  code.block((done) => {
    code.loop((more) => {
      code.get(head, end);
      code.op('i32GeU');
      code.gotoIf(done);
      code.get(tail, room);
      code.op('i32GtU');
      code.gotoIf(done);
      code.constant(map.buffer);
      code.set(out);
      code.loop((fill) => {
        expandOne(code, words, expand, first, head, out);
        advance(code, head, 1);
        code.get(head, end);
        code.op('i32LtU');
        code.get(out);
        code.constant(map.buffer + (map.bufferStates - fanOut) * stride);
        code.op('i32LeU', 'i32And');
        code.gotoIf(fill);
      });
      eachSuccessor(() => {
        emitHash(code, words, state, wide, hash);
        code.get(slot, hash);
        code.memory('i32Store');
        emitTouch(code, shape, table, hash, touched);
      });
      code.constant(0);
      loadHeader(code, 'transitions');
      code.get(slot);
      code.constant(map.hashes);
      code.op('i32Sub');
      code.constant(2);
      code.op('i32ShrU', 'i32Add');
      code.memory('i32Store', header.transitions);
      eachSuccessor(() => {
        code.get(slot);
        code.memory('i32Load');
        code.set(hash);
        emitInsert(code, shape, table, { state, hash, tail, limit });
      });
      code.goto(more);
    });
  });
  storeHeader(code, 'head', head);
  storeHeader(code, 'tail', tail);
  storeHeader(code, 'touched', touched);
}

/**
 * Adds and exports `inspect(from, to) -> successors`: evaluates the conditions on stored states and counts their
 * successors, but stores none.
 */
export function emitInspect(module: ModuleBuilder, { map, words }: TableShape, expand: number): void {
  const { code } = module.add([i32, i32], [i32], 'inspect');
  const number = 0;
  const end = 1;
  const first = code.local();
  const out = code.local();
  const bytes = code.local();
  loadHeader(code, 'states');
  code.set(first);
  code.block((done) => {
    code.loop((more) => {
      code.get(number, end);
      code.op('i32GeU');
      code.gotoIf(done);
      code.constant(map.buffer);
      code.set(out);
      expandOne(code, words, expand, first, number, out);
      code.get(out, bytes);
      code.op('i32Add');
      code.constant(map.buffer);
      code.op('i32Sub');
      code.set(bytes);
      advance(code, number, 1);
      code.goto(more);
    });
  });
  code.get(bytes);
}

/**
 * Adds and exports `find(from, to) -> number`: the first of these stored states that has the state at `map.target`
 * among its successors; `to` if there is none.
 */
export function emitFind(module: ModuleBuilder, { map, words }: TableShape, expand: number): void {
  const { code } = module.add([i32, i32], [i32], 'find');
  const number = 0;
  const end = 1;
  const first = code.local();
  const out = code.local();
  const state = code.local();
  const target = code.local();
  loadHeader(code, 'states');
  code.set(first);
  code.constant(map.target);
  code.set(target);
  code.block((done) => {
    code.loop((more) => {
      code.get(number, end);
      code.op('i32GeU');
      code.gotoIf(done);
      code.constant(map.buffer);
      code.tee(state);
      code.set(out);
      expandOne(code, words, expand, first, number, out);
      code.block((none) => {
        code.loop((next) => {
          code.get(state, out);
          code.op('i32GeU');
          code.gotoIf(none);
          pushEqual(code, words, state, target);
          code.gotoIf(done);
          advance(code, state, 4 * words);
          code.goto(next);
        });
      });
      advance(code, number, 1);
      code.goto(more);
    });
  });
  code.get(number);
}
