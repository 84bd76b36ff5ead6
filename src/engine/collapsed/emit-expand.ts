import type { FunctionCode, Label, Local } from '../../transition/wasm/function-code.ts';
import { eachEntry, filterPlace } from './emit-buffer.ts';
import type { KernelShape } from './emit-key.ts';
import { advance, loadHeader, pushHash, pushLogKey } from './emit-key.ts';
import { beginMerge, endMerge, type MergeLocals } from './emit-merged-state.ts';
import { successorBytes } from './kernel-map.ts';

/** Numbers of the functions that expanding states calls. */
export interface StepFunctions {
  /** See emit-gather.ts. */
  readonly gather: number;
  /** See emit-step.ts. */
  readonly note: number;
  /** See emit-fill.ts. */
  readonly fill: number;
  /** `(key) -> key` of the representative of the state; undefined: every state represents itself. */
  readonly canonical?: number | undefined;
  /** See emit-merge.ts; undefined: every state is stored. */
  readonly merge?: number | undefined;
}

/** Locals for expanding states. */
export interface ExpansionLocals {
  readonly log: Local;
  /** Number of the state that is expanded, and its key, 64 bits. */
  readonly head: Local;
  readonly key: Local;
  /** End of its steps. */
  readonly foundEnd: Local;
  /** End of the successors in the buffer. */
  readonly out: Local;
  readonly transitions: Local;
  /** What filling the cache came to. */
  readonly status: Local;
  /** Temporaries for a successor: its key and its mixed key, 64 bits; the hash and its place in the filter. */
  readonly successor: Local;
  readonly wide: Local;
  readonly hash: Local;
  readonly place: Local;
  readonly merging: MergeLocals;
}

/** Where code goes on when the cache lacked something. */
export interface Refill {
  /** It was filled: with the same state. */
  readonly again: Label;
  /** Who called has something to do first. */
  readonly leave: () => void;
}

/**
 * Writes code that expands a state: puts its successors into the buffer, of each its key and the upper 32 bits of the
 * mixed key, but for those that the filter knows; counts its steps and what is broken in it.
 */
export function expandState(
  code: FunctionCode,
  shape: KernelShape,
  functions: StepFunctions,
  locals: ExpansionLocals,
  { again, leave }: Refill,
): void {
  const { map } = shape;
  const { key, foundEnd, out, transitions, status, successor, wide, hash, place, merging } = locals;
  const { merge } = functions;
  const refill = (): void => {
    code.call(functions.fill);
    code.tee(status);
    loadHeader(code, 'newValues');
    code.op('i32Or', 'i32Eqz');
    code.gotoIf(again);
    leave();
  };
  pushLogKey(code, shape, locals.log, locals.head);
  code.tee(key);
  code.call(functions.gather);
  code.tee(foundEnd);
  code.op('i32Eqz');
  code.branch(refill);
  if (merge === undefined) noteIfBroken(code, shape, functions);
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
    pushHash(code, wide);
    code.tee(hash);
    code.constant(8 * (2 ** map.filterBits - 1));
    code.op('i32And');
    code.set(place);
    code.get(out, successor);
    code.memory('i64Store');
    code.get(out, hash);
    code.memory('i32Store', 8);
    if (merge !== undefined) {
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
  if (merge !== undefined) endMerge(code, { ...functions, merge }, merging, refill);
}

/**
 * Writes code that puts representatives in the place of the successors in the buffer and computes hashes again, where
 * keys change after a state was expanded.
 */
export function representSuccessors(
  code: FunctionCode,
  { map }: KernelShape,
  { canonical, merge }: StepFunctions,
  locals: Pick<ExpansionLocals, 'out' | 'successor' | 'wide'> & { readonly at?: Local },
): void {
  if (canonical === undefined && merge === undefined) return;
  const { out, successor, wide, at = code.local() } = locals;
  code.constant(map.buffer);
  code.set(at);
  eachEntry(code, at, out, () => {
    code.get(at, at);
    code.memory('i64Load');
    // Who follows chains does so from representative to representative.
    if (canonical !== undefined && merge === undefined) code.call(canonical);
    code.tee(successor);
    code.memory('i64Store');
    code.get(at, successor);
    pushHash(code, wide);
    code.memory('i32Store', 8);
  });
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
