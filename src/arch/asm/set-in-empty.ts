import type { Instruction, Width } from '../../program/form.ts';
import type { AsmContext, Unplaced } from '../architecture.ts';
import { compareAndSwap } from './compare-and-swap.ts';
import { constantOf, defineResult, emitterOf } from './emit.ts';
import { argumentOf } from './operands.ts';

/**
 * A sequence of load-linked and store-conditional that puts operand 2 into the word of operand 0 when that is zero, as
 * `set_pte()` of mips and loongarch does with the other entry of a pair. The scratch register is nobody's.
 */
export function setInEmpty(context: AsmContext, width: Width): readonly Unplaced<Instruction>[] | undefined {
  const [address, replacement] = [argumentOf(context, 0), argumentOf(context, 2)];
  if (address === undefined || replacement === undefined) return undefined;
  const emitter = emitterOf(context);
  compareAndSwap(emitter, width, { address, expected: constantOf(0, width), replacement });
  context.results.forEach((_, index) =>
    defineResult(emitter, index, { kind: 'undefined', width: 64 }, 'zext'),
  );
  return emitter.instructions;
}
