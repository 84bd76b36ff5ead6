import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import type { KernelShape } from './emit-key.ts';
import { loadHeader } from './emit-key.ts';

/** Numbers of functions. */
interface MergeFunctions {
  /** See emit-gather.ts. */
  readonly gather: number;
  /** See emit-merge.ts. */
  readonly merge: number;
  /** See emit-step.ts. */
  readonly note: number;
}

/** Locals for merging the successors of a state. */
export interface MergeLocals {
  readonly key: Local;
  readonly out: Local;
  readonly transitions: Local;
  /** Where its successors begin in the buffer, and what was counted before. */
  readonly start: Local;
  readonly counted: Local;
  /** Whether it is to be noted. */
  readonly broken: Local;
}

/** Makes the locals that only merging needs. */
export function mergeLocals(code: FunctionCode): Pick<MergeLocals, 'start' | 'counted' | 'broken'> {
  return { start: code.local(), counted: code.local(), broken: code.local() };
}

/** Writes code that keeps what is known of the state gathered last while its successors are merged. */
export function beginMerge(code: FunctionCode, { map }: KernelShape, locals: MergeLocals): void {
  loadHeader(code, 'stuck');
  loadHeader(code, 'brokenEnd');
  code.constant(map.broken);
  code.op('i32Ne', 'i32Or');
  code.set(locals.broken);
  code.get(locals.out);
  code.set(locals.start);
  code.get(locals.transitions);
  code.set(locals.counted);
}

/**
 * Writes code that merges the successors of a state, and then counts what is broken in it; `missing` runs, as if the
 * state had not been looked at, if the cache lacks something.
 */
export function endMerge(
  code: FunctionCode,
  functions: MergeFunctions,
  { key, out, transitions, start, counted, broken }: MergeLocals,
  missing: () => void,
): void {
  code.get(start, out);
  code.call(functions.merge);
  code.op('i32Eqz');
  code.branch(() => {
    code.get(start);
    code.set(out);
    code.get(counted);
    code.set(transitions);
    missing();
  });
  code.get(broken);
  code.branch(() => {
    code.get(key);
    code.call(functions.gather);
    code.op('drop');
    code.call(functions.note);
  });
}
