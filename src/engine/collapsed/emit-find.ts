import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import type { KernelShape } from './emit-key.ts';
import { advance, headerLocal, loadHeader, pushLogKey } from './emit-key.ts';
import { eachStep, noteIfBroken, type StepFunctions } from './emit-expand.ts';
import { eachEntry } from './emit-buffer.ts';
import { emitSuccessors } from './emit-merge.ts';
import { header } from './kernel-map.ts';

const { i32, i64 } = valueType;

/**
 * Adds and exports functions `(from, to) -> number` that look for a stored state; they return `to` if there is none,
 * and early, with `header.missing`, if the cache of steps lacks something. `find`: the first that has the key in
 * `header.target` among its successors; `findBroken`: the first that breaks a rule, or a step of which does.
 */
export function emitFind(module: ModuleBuilder, shape: KernelShape, functions: StepFunctions): void {
  emitSearch(module, shape, functions, 'find', (code, { key, foundEnd }, goto) => {
    const target = code.local(i64);
    code.constant(0);
    code.memory('i64Load', header.target);
    code.set(target);
    if (functions.merge !== undefined) {
      const [out, step] = [code.local(), code.local()];
      emitSuccessors(code, shape, { key, step, end: foundEnd, out });
      code.constant(shape.map.buffer);
      code.get(out);
      code.call(functions.merge);
      code.op('i32Eqz');
      goto();
      code.constant(shape.map.buffer);
      code.set(step);
      eachEntry(code, step, out, () => {
        code.get(step);
        code.memory('i64Load');
        code.get(target);
        code.op('i64Eq');
        goto();
      });
      return;
    }
    eachStep(code, shape, foundEnd, (address) => {
      code.get(key, address);
      code.memory('i64Load');
      code.op('i64Xor');
      if (functions.canonical !== undefined) code.call(functions.canonical);
      code.get(target);
      code.op('i64Eq');
      goto();
    });
  });
  emitSearch(module, shape, functions, 'findBroken', (code, _locals, goto) => {
    loadHeader(code, 'stuck');
    goto();
    loadHeader(code, 'brokenEnd');
    code.constant(shape.map.broken);
    code.op('i32Ne');
    goto();
  });
}

/** Adds and exports `inspect(from, to)`: evaluates the conditions on stored states; `header.transitions` is increased. */
export function emitInspect(module: ModuleBuilder, shape: KernelShape, functions: StepFunctions): void {
  emitSearch(module, shape, functions, 'inspect', (code, { foundEnd }) => {
    code.constant(0);
    loadHeader(code, 'transitions');
    code.get(foundEnd);
    code.constant(shape.map.steps);
    code.op('i32Sub');
    code.constant(3);
    code.op('i32ShrU', 'i32Add');
    code.memory('i32Store', header.transitions);
    noteIfBroken(code, shape, functions);
  });
}

/** One such function; `body` pops a condition with `goto` wherever it may have found what is looked for. */
function emitSearch(
  module: ModuleBuilder,
  shape: KernelShape,
  functions: StepFunctions,
  name: string,
  body: (code: FunctionCode, locals: { key: Local; foundEnd: Local }, goto: () => void) => void,
): void {
  const { code } = module.add([i32, i32], [i32], name);
  const number = 0;
  const end = 1;
  const log = headerLocal(code, 'log');
  const key = code.local(i64);
  const foundEnd = code.local();
  code.block((done) => {
    code.loop((more) => {
      code.get(number, end);
      code.op('i32GeU');
      code.gotoIf(done);
      pushLogKey(code, shape, log, number);
      code.tee(key);
      code.call(functions.gather);
      code.tee(foundEnd);
      code.op('i32Eqz');
      code.gotoIf(done);
      body(code, { key, foundEnd }, () => code.gotoIf(done));
      advance(code, number, 1);
      code.goto(more);
    });
  });
  code.get(number);
}
