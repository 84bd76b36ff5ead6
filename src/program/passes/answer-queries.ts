import type { Instruction, ProgramFunction } from '../form.ts';
import { constant } from '../operand.ts';
import { isQuery } from './pure.ts';

/**
 * Answers the remaining questions whether something is a constant with no: propagation and inlining have shown
 * what they could. clang does the same after its inliner (LowerConstantIntrinsics).
 */
export function answerQueries(fn: ProgramFunction): ProgramFunction {
  if (!fn.blocks.some((block) => block.instructions.some(isQuery))) return fn;
  return {
    ...fn,
    blocks: fn.blocks.map((block) => ({
      ...block,
      instructions: block.instructions.map((item): Instruction => {
        const [result] = item.op === 'call' ? item.results : [];
        if (!isQuery(item) || result === undefined) return item;
        return { op: 'copy', result, operand: constant(1, 0), location: item.location };
      }),
    })),
  };
}
