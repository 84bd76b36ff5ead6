import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import { eachEntry, filterPlace } from './emit-buffer.ts';
import type { KernelShape } from './emit-key.ts';
import { advance, loadHeader } from './emit-key.ts';
import { longestChain } from './chains.ts';
import { header, successorBytes } from './kernel-map.ts';

const { i32, i64 } = valueType;

/** Numbers of the functions that follow chains. */
export interface ChainFunctions {
  /** See emit-gather.ts: no more than one step is wanted. */
  readonly peek: number;
  /** `(key) -> key` of the representative of the state; undefined: every state represents itself. */
  readonly canonical: number | undefined;
}

/** What happens along a chain. */
interface Following {
  /** The key of a state, at the end that of the state which is not passed; it is the representative's. */
  readonly key: Local;
  /** For the key of each state that a step of the chain leads to. */
  readonly linked?: () => void;
  /** The cache lacks something. */
  readonly missing: () => void;
}

/**
 * Adds the function `(from, to) -> merged`: puts in the place of each successor in the buffer between these addresses
 * the first state after it that is no link of a chain; see {@link ./chains.ts}. 0 if the cache lacks something: the
 * filter then does not know these successors any more, as nobody has stored them.
 * @returns its number.
 */
export function emitMerge(module: ModuleBuilder, shape: KernelShape, functions: ChainFunctions): number {
  const { map } = shape;
  const { index, code } = module.add([i32, i32], [i32]);
  const [from, to] = [0, 1];
  const at = code.local();
  const key = code.local(i64);
  const follow = chainFollower(code, shape, functions);
  const each = (body: () => void): void => {
    code.get(from);
    code.set(at);
    eachEntry(code, at, to, body);
  };
  const forget = (): void => {
    each(() => {
      code.get(at);
      code.memory('i32Load', filterPlace);
      code.constant64(0n);
      code.memory('i64Store', map.filter);
    });
    code.constant(0);
    code.op('return');
  };
  each(() => {
    code.get(at);
    code.memory('i64Load');
    code.set(key);
    follow({ key, missing: forget });
    code.get(at, key);
    code.memory('i64Store');
  });
  code.constant(1);
  return index;
}

/**
 * Adds and exports `trail(number) -> end`: writes the keys of the states on the way from a stored state to the one with
 * the key in `header.target`, this one included, to {@link trailStart}; returns where they end. 0 if the cache lacks
 * something, `trailStart` if no step leads there.
 */
export function emitTrail(
  module: ModuleBuilder,
  shape: KernelShape,
  fanOut: number,
  { gather, pushKey, ...functions }: ChainFunctions & { readonly gather: number; readonly pushKey: PushKey },
): void {
  const { code } = module.add([i32], [i32], 'trail');
  const start = trailStart(shape, fanOut);
  const [at, step, end, out] = [code.local(), code.local(), code.local(), code.local()];
  const key = code.local(i64);
  const follow = chainFollower(code, shape, functions);
  pushKey(code, 0);
  code.tee(key);
  code.call(gather);
  code.tee(end);
  code.op('i32Eqz');
  code.branch(() => {
    code.constant(0);
    code.op('return');
  });
  emitSuccessors(code, shape, { key, step, end, out });
  code.constant(shape.map.buffer);
  code.set(at);
  eachEntry(code, at, out, () => {
    code.constant(start);
    code.set(step);
    const record = (): void => {
      code.get(step, key);
      code.memory('i64Store');
      advance(code, step, 8);
    };
    const missing = (): void => {
      code.constant(0);
      code.op('return');
    };
    code.get(at);
    code.memory('i64Load');
    code.set(key);
    follow({ key, linked: record, missing });
    code.get(key);
    code.constant(0);
    code.memory('i64Load', header.target);
    code.op('i64Eq');
    code.branch(() => {
      code.get(step);
      code.op('return');
    });
  });
  code.constant(start);
}

/** Pushes the key of the stored state whose number is in a local. */
type PushKey = (code: FunctionCode, number: Local) => void;

/** Address of the keys that `trail` writes: the buffer has room for them behind the successors of a state. */
export function trailStart({ map }: Pick<KernelShape, 'map'>, fanOut: number): number {
  return map.buffer + successorBytes * fanOut;
}

/** Writes code that puts the successors of a state whose steps were gathered into the buffer, up to `out`. */
export function emitSuccessors(
  code: FunctionCode,
  { map }: KernelShape,
  {
    key,
    step,
    end,
    out,
  }: { readonly key: Local; readonly step: Local; readonly end: Local; readonly out: Local },
): void {
  code.constant(map.buffer);
  code.set(out);
  code.constant(map.steps);
  code.set(step);
  code.block((done) => {
    code.loop((next) => {
      code.get(step, end);
      code.op('i32GeU');
      code.gotoIf(done);
      code.get(out, key, step);
      code.memory('i64Load');
      code.op('i64Xor');
      code.memory('i64Store');
      code.get(out);
      code.constant(0);
      code.memory('i32Store', filterPlace);
      advance(code, out, successorBytes);
      advance(code, step, 8);
      code.goto(next);
    });
  });
}

/** Makes the locals for following chains; gives what writes the code for one. */
function chainFollower(
  code: FunctionCode,
  { map }: KernelShape,
  { peek, canonical }: ChainFunctions,
): (following: Following) => void {
  const end = code.local();
  const links = code.local();
  return ({ key, linked, missing }) => {
    if (canonical !== undefined) {
      code.get(key);
      code.call(canonical);
      code.set(key);
    }
    linked?.();
    code.constant(0);
    code.set(links);
    code.block((last) => {
      code.loop((on) => {
        code.get(links);
        code.constant(longestChain);
        code.op('i32GeU');
        code.gotoIf(last);
        code.get(key);
        code.call(peek);
        code.tee(end);
        code.op('i32Eqz');
        code.branch(missing);
        code.get(end);
        code.constant(map.steps + 8);
        code.op('i32Ne');
        code.gotoIf(last);
        loadHeader(code, 'stuck');
        loadHeader(code, 'brokenEnd');
        code.constant(map.broken);
        code.op('i32Ne', 'i32Or');
        code.gotoIf(last);
        code.get(key);
        code.constant(0);
        code.memory('i64Load', map.steps);
        code.op('i64Xor');
        if (canonical !== undefined) code.call(canonical);
        code.set(key);
        linked?.();
        advance(code, links, 1);
        code.goto(on);
      });
    });
  };
}
