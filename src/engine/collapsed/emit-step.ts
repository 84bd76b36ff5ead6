import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import { eachEntry } from './emit-buffer.ts';
import { expandState, representSuccessors, type StepFunctions } from './emit-expand.ts';
import type { KernelShape } from './emit-key.ts';
import { advance, headerLocal, loadHeader, storeHeader } from './emit-key.ts';
import { mergeLocals } from './emit-merged-state.ts';
import { stateTable } from './state-table.ts';
import { listHead, successorBytes } from './kernel-map.ts';

const { i32, i64 } = valueType;

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
  const locals = {
    ...{ log, head, key, foundEnd, out, transitions, status: missing, successor, wide, hash: slot, place },
    merging: { key, out, transitions, ...mergeLocals(code) },
  };
  const eachSuccessor = (body: () => void): void => {
    code.constant(map.buffer);
    code.set(at);
    eachEntry(code, at, out, body);
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
          expandState(code, shape, functions, locals, {
            again: next,
            leave: () => {
              code.constant(1);
              code.set(left);
              code.goto(full);
            },
          });
          advance(code, head, 1);
          code.get(head, end);
          code.op('i32LtU');
          code.get(out);
          code.constant(map.buffer + (map.bufferStates - fanOut) * successorBytes);
          code.op('i32LeU', 'i32And');
          code.gotoIf(next);
        });
      });
      representSuccessors(code, shape, functions, { ...locals, at });
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
