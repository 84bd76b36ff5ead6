import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import type { KernelShape } from './emit-key.ts';
import { advance, headerLocal, loadHeader, mix, pushLogKey, storeHeader } from './emit-key.ts';
import { beginMerge, endMerge, mergeLocals } from './emit-merged-state.ts';
import { filterPlace } from './emit-merge.ts';
import { stateTable } from './state-table.ts';
import { listHead, successorBytes } from './kernel-map.ts';

const { i32, i64 } = valueType;

/** Numbers of the functions that {@link emitStep} calls. */
export interface StepFunctions {
  /** See emit-gather.ts. */
  readonly gather: number;
  /** See {@link emitNote}. */
  readonly note: number;
  /** See emit-fill.ts. */
  readonly fill: number;
  /** `(key) -> key` of the representative of the state; undefined: every state represents itself. */
  readonly canonical?: number | undefined;
  /** See emit-merge.ts; undefined: every state is stored. */
  readonly merge?: number | undefined;
}

/**
 * Adds and exports `step(end)`: expands the states from `header.head` to `end` and stores their successors; returns
 * early when `header.room` is used up, or when the cache of steps lacks something (`header.missing`). Successors of
 * some states are written to a buffer, with a first touch of their slots so that cache misses overlap, and are then
 * inserted. Keys that were seen a short while ago are dropped at once by a small table, the filter.
 */
export function emitStep(
  module: ModuleBuilder,
  shape: KernelShape,
  fanOut: number,
  functions: StepFunctions,
): void {
  const { map } = shape;
  const { code } = module.add([i32], [], 'step');
  const end = 0;
  const table = stateTable(code, shape);
  const log = headerLocal(code, 'log');
  const head = headerLocal(code, 'head');
  const tail = headerLocal(code, 'tail');
  const room = headerLocal(code, 'room');
  const limit = headerLocal(code, 'mostStates');
  const transitions = headerLocal(code, 'transitions');
  const touched = headerLocal(code, 'touched');
  const [out, at, foundEnd, slot, place, missing, left] = Array.from({ length: 7 }, () => code.local()) as [
    Local, Local, Local, Local, Local, Local, Local,
  ]; // prettier-ignore
  const key = code.local(i64);
  const successor = code.local(i64);
  const wide = code.local(i64);
  const merging = { key, out, transitions, ...mergeLocals(code) };
  const eachSuccessor = (body: () => void): void => {
    code.constant(map.buffer);
    code.set(at);
    code.block((last) => {
      code.loop((next) => {
        code.get(at, out);
        code.op('i32GeU');
        code.gotoIf(last);
        body();
        advance(code, at, successorBytes);
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
      code.block((full) => {
        code.loop((next) => {
          pushLogKey(code, shape, log, head);
          code.tee(key);
          code.call(functions.gather);
          code.tee(foundEnd);
          code.op('i32Eqz');
          code.branch(() => {
            code.call(functions.fill);
            code.tee(missing);
            loadHeader(code, 'newValues');
            code.op('i32Or', 'i32Eqz');
            code.gotoIf(next);
            code.constant(1);
            code.set(left);
            code.goto(full);
          });
          if (functions.merge === undefined) noteIfBroken(code, shape, functions);
          else beginMerge(code, shape, merging);
          code.get(foundEnd);
          code.constant(map.steps);
          code.op('i32Sub');
          code.constant(3);
          code.op('i32ShrU');
          code.get(transitions);
          code.op('i32Add');
          code.set(transitions);
          eachStep(code, shape, foundEnd, (address) => {
            code.get(key, address);
            code.memory('i64Load');
            code.op('i64Xor');
            code.tee(successor);
            mix(code, wide);
            code.constant64(32n);
            code.op('i64ShrU', 'i32WrapI64');
            code.tee(slot);
            code.constant(8 * (2 ** map.filterBits - 1));
            code.op('i32And');
            code.set(place);
            code.get(out, successor);
            code.memory('i64Store');
            code.get(out, slot);
            code.memory('i32Store', 8);
            if (functions.merge !== undefined) {
              code.get(out, place);
              code.memory('i32Store', filterPlace);
            }
            code.get(out, place);
            code.memory('i64Load', map.filter);
            code.get(successor);
            code.op('i64Ne');
            code.constant(Math.log2(successorBytes));
            code.op('i32Shl', 'i32Add');
            code.set(out);
            code.get(place, successor);
            code.memory('i64Store', map.filter);
          });
          if (functions.merge !== undefined) {
            endMerge(code, { ...functions, merge: functions.merge }, merging, () => {
              code.call(functions.fill);
              code.tee(missing);
              loadHeader(code, 'newValues');
              code.op('i32Or', 'i32Eqz');
              code.gotoIf(next);
              code.constant(1);
              code.set(left);
              code.goto(full);
            });
          }
          advance(code, head, 1);
          code.get(head, end);
          code.op('i32LtU');
          code.get(out);
          code.constant(map.buffer + (map.bufferStates - fanOut) * successorBytes);
          code.op('i32LeU', 'i32And');
          code.gotoIf(next);
        });
      });
      const { canonical, merge } = functions;
      if (canonical !== undefined || merge !== undefined) {
        eachSuccessor(() => {
          code.get(at, at);
          code.memory('i64Load');
          // Who follows chains does so from representative to representative.
          if (canonical !== undefined && merge === undefined) code.call(canonical);
          code.tee(successor);
          code.memory('i64Store');
          code.get(at, successor);
          mix(code, wide);
          code.constant64(32n);
          code.op('i64ShrU', 'i32WrapI64');
          code.memory('i32Store', 8);
        });
      }
      eachSuccessor(() => {
        code.get(at);
        code.memory('i64Load');
        code.set(successor);
        code.get(at, at);
        code.memory('i32Load', 8);
        table.pushPlace(successor);
        code.tee(slot);
        code.memory('i32Store', 8);
        code.get(slot);
        code.memory('i32Load', map.table);
        code.get(touched);
        code.op('i32Add');
        code.set(touched);
      });
      eachSuccessor(() => {
        code.get(at);
        code.memory('i64Load');
        code.set(successor);
        code.get(at);
        code.memory('i32Load', 8);
        code.set(slot);
        table.insert({ key: successor, place: slot, log, tail, limit });
      });
      code.get(left);
      code.op('i32Eqz');
      code.gotoIf(more);
    });
  });
  storeHeader(code, 'status', missing);
  storeHeader(code, 'head', head);
  storeHeader(code, 'tail', tail);
  storeHeader(code, 'transitions', transitions);
  storeHeader(code, 'touched', touched);
}

/** Writes code that runs `body` for the address of each step that was gathered. */
export function eachStep(
  code: FunctionCode,
  { map }: KernelShape,
  end: Local,
  body: (address: Local) => void,
): void {
  const step = code.local();
  code.constant(map.steps);
  code.set(step);
  code.block((done) => {
    code.loop((more) => {
      code.get(step, end);
      code.op('i32GeU');
      code.gotoIf(done);
      body(step);
      advance(code, step, 8);
      code.goto(more);
    });
  });
}

/** Writes code that counts what is broken in the state gathered last, if anything is. */
export function noteIfBroken(code: FunctionCode, { map }: KernelShape, { note }: StepFunctions): void {
  loadHeader(code, 'stuck');
  loadHeader(code, 'brokenEnd');
  code.constant(map.broken);
  code.op('i32Ne', 'i32Or');
  code.branch(() => code.call(note));
}

/**
 * Adds the function `()` that counts what is broken in the state gathered last: hits of flagged lists, states that
 * break a rule, states without a way on.
 * @returns its number.
 */
export function emitNote(module: ModuleBuilder, { map }: KernelShape, deadlock: number): number {
  const { index, code } = module.add([], []);
  const end = headerLocal(code, 'brokenEnd');
  const at = code.local();
  const list = code.local();
  const bits = code.local(i64);
  const rule = code.local();
  code.constant(map.broken);
  code.set(at);
  code.block((done) => {
    code.loop((next) => {
      code.get(at, end);
      code.op('i32GeU');
      code.gotoIf(done);
      code.get(at);
      code.memory('i32Load');
      code.tee(list);
      code.constant(listHead.hits);
      code.op('i32Add');
      countAt(code, 0, 4);
      code.get(bits, list);
      code.constant(-listHead.rules);
      code.op('i32Sub');
      code.memory('i64Load');
      code.op('i64Or');
      code.set(bits);
      advance(code, at, 4);
      code.goto(next);
    });
  });
  // A deadlock may break a rule that conditions break too: the state counts once.
  loadHeader(code, 'stuck');
  code.branch(() => {
    code.get(bits);
    code.constant64(1n << BigInt(deadlock));
    code.op('i64Or');
    code.set(bits);
  });
  code.block((done) => {
    code.loop((next) => {
      code.get(bits);
      code.op('i64Eqz');
      code.gotoIf(done);
      code.get(bits);
      code.constant64(1n);
      code.op('i64And', 'i32WrapI64');
      code.branch(() => {
        code.get(rule);
        code.constant(map.ruleCounts);
        code.op('i32Add');
        countAt(code, 0, 4);
      });
      code.get(bits);
      code.constant64(1n);
      code.op('i64ShrU');
      code.set(bits);
      advance(code, rule, 8);
      code.goto(next);
    });
  });
  return index;
}

/** Pops an address; adds 1 to the word at one offset, and notes the depth at the other if none is noted. */
function countAt(code: FunctionCode, count: number, depth: number): void {
  code.withTemporary((address) => {
    code.tee(address);
    code.get(address);
    code.memory('i32Load', count);
    code.constant(1);
    code.op('i32Add');
    code.memory('i32Store', count);
    code.get(address);
    code.memory('i32Load', depth);
    code.op('i32Eqz');
    code.branch(() => {
      code.get(address);
      loadHeader(code, 'depth');
      code.memory('i32Store', depth);
    });
  });
}
