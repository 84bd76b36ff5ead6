import type { Operand, Width } from '../../program/form.ts';
import type { AsmContext } from '../architecture.ts';
import { readConstraints } from './constraints.ts';
import { resized, type Emitter } from './emit.ts';

/** The argument behind a template operand number, or undefined (a direct output, a label). */
export function argumentOf(context: AsmContext, number: number): Operand | undefined {
  const layout = readConstraints(context.asm.constraints);
  const slot = layout.slots[number];
  if (slot?.kind === 'arg') return context.args[slot.index];
  if (slot?.kind !== 'result') return undefined;
  const tied = layout.tied.get(slot.index);
  return tied === undefined ? undefined : context.args[tied];
}

/** Index of the result behind a template operand number, or undefined. */
export function resultOf(context: AsmContext, number: number): number | undefined {
  const slot = readConstraints(context.asm.constraints).slots[number];
  return slot?.kind === 'result' ? slot.index : undefined;
}

/**
 * Low `width` bits of the argument behind a template operand; an argument is read once. Undefined when there is
 * none.
 */
export function wordReader(emitter: Emitter, width: Width): (number: number) => Operand | undefined {
  const seen = new Map<number, Operand>();
  return (number) => {
    const known = seen.get(number);
    if (known !== undefined) return known;
    const argument = argumentOf(emitter.context, number);
    if (argument === undefined) return undefined;
    const word = resized(emitter, argument, width, 'zext');
    seen.set(number, word);
    return word;
  };
}
