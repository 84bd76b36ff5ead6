import type { Operand, Width } from '../../program/form.ts';
import { resized, type Emitter } from './emit.ts';

/** Compares and swaps the word at an address; gives the old one. */
export function compareAndSwap(
  emitter: Emitter,
  width: Width,
  operands: { readonly address: Operand; readonly expected: Operand; readonly replacement: Operand },
): Operand {
  const result = emitter.context.fresh(width);
  emitter.instructions.push({
    op: 'cmpxchg',
    width,
    result,
    success: -1,
    address: operands.address,
    expected: resized(emitter, operands.expected, width, 'zext'),
    replacement: resized(emitter, operands.replacement, width, 'zext'),
    ordering: 'seq_cst',
  });
  return { kind: 'value', id: result };
}
