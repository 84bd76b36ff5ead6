import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import { expandState, representSuccessors, type StepFunctions } from './emit-expand.ts';
import type { KernelShape } from './emit-key.ts';
import { advance, headerLocal, storeHeader } from './emit-key.ts';
import { mergeLocals } from './emit-merged-state.ts';
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
  const locals = {
    ...{ log, head, key, foundEnd, out, transitions, status, successor, wide, hash, place },
    merging: { key, out, transitions, ...mergeLocals(code) },
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
      expandState(code, shape, functions, locals, { again: next, leave: () => code.goto(done) });
      advance(code, head, 1);
      code.goto(next);
    });
  });
  representSuccessors(code, shape, functions, locals);
  storeHeader(code, 'status', status);
  storeHeader(code, 'head', head);
  storeHeader(code, 'transitions', transitions);
  code.get(out);
}
