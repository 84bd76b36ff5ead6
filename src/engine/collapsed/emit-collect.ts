import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import type { KernelShape } from './emit-key.ts';
import { advance, headerLocal, loadHeader, mix, pushLogKey, storeHeader } from './emit-key.ts';
import { filterPlace } from './emit-merge.ts';
import { beginMerge, endMerge, mergeLocals } from './emit-merged-state.ts';
import { eachStep, noteIfBroken, type StepFunctions } from './emit-step.ts';
import { successorBytes } from './kernel-map.ts';

const { i32, i64 } = valueType;

/**
 * Adds and exports `collect(end) -> address`: expands the states from `header.head` to `end` as `step` does, but
 * leaves their successors in the buffer, up to the address that it returns: of each its key, and the upper 32 bits of
 * the mixed key. Returns early when the buffer is full, or when the cache of steps lacks something (`header.missing`).
 */
export function emitCollect(
  module: ModuleBuilder,
  shape: KernelShape,
  fanOut: number,
  functions: StepFunctions,
): void {
  const { map } = shape;
  const { code } = module.add([i32], [i32], 'collect');
  const end = 0;
  const log = headerLocal(code, 'log');
  const head = headerLocal(code, 'head');
  const transitions = headerLocal(code, 'transitions');
  const out = code.local();
  const foundEnd = code.local();
  const status = code.local();
  const hash = code.local();
  const place = code.local();
  const key = code.local(i64);
  const successor = code.local(i64);
  const wide = code.local(i64);
  const merging = { key, out, transitions, ...mergeLocals(code) };
  const pushHash = (): void => {
    mix(code, wide);
    code.constant64(32n);
    code.op('i64ShrU', 'i32WrapI64');
  };
  code.constant(map.buffer);
  code.set(out);
  code.block((done) => {
    code.loop((next) => {
      code.get(head, end);
      code.op('i32GeU');
      code.get(out);
      code.constant(map.buffer + (map.bufferStates - fanOut) * successorBytes);
      code.op('i32GtU', 'i32Or');
      code.gotoIf(done);
      pushLogKey(code, shape, log, head);
      code.tee(key);
      code.call(functions.gather);
      code.tee(foundEnd);
      code.op('i32Eqz');
      code.branch(() => {
        code.call(functions.fill);
        code.tee(status);
        loadHeader(code, 'newValues');
        code.op('i32Or', 'i32Eqz');
        code.gotoIf(next);
        code.goto(done);
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
        pushHash();
        code.tee(hash);
        code.constant(8 * (2 ** map.filterBits - 1));
        code.op('i32And');
        code.set(place);
        code.get(out, successor);
        code.memory('i64Store');
        code.get(out, hash);
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
          code.tee(status);
          loadHeader(code, 'newValues');
          code.op('i32Or', 'i32Eqz');
          code.gotoIf(next);
          code.goto(done);
        });
      }
      advance(code, head, 1);
      code.goto(next);
    });
  });
  const { canonical, merge } = functions;
  if (canonical !== undefined || merge !== undefined) {
    const at = code.local();
    code.constant(map.buffer);
    code.set(at);
    code.block((done) => {
      code.loop((next) => {
        code.get(at, out);
        code.op('i32GeU');
        code.gotoIf(done);
        code.get(at, at);
        code.memory('i64Load');
        if (canonical !== undefined && merge === undefined) code.call(canonical);
        code.tee(successor);
        code.memory('i64Store');
        code.get(at, successor);
        pushHash();
        code.memory('i32Store', 8);
        advance(code, at, successorBytes);
        code.goto(next);
      });
    });
  }
  storeHeader(code, 'status', status);
  storeHeader(code, 'head', head);
  storeHeader(code, 'transitions', transitions);
  code.get(out);
}
