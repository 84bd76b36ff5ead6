import { tlbFunction, type Instruction, type Operand, type ProgramFunction } from '../program/form.ts';
import type { CodeSource } from './executor.ts';

/**
 * Lets TLB maintenance that says what it drops call the program's own function for it (harness/hardware/flush.c). The
 * intrinsic stays in front, without operands, so that executions are counted. A program without that function is
 * left as it is: its TLBs are nobody's.
 */
export function expandMaintenance(fn: ProgramFunction, code: Pick<CodeSource, 'resolve'>): ProgramFunction {
  if (!fn.blocks.some((block) => block.instructions.some(says)) || code.resolve(tlbFunction) === undefined)
    return fn;
  const blocks = fn.blocks.map((block) => ({
    ...block,
    instructions: block.instructions.flatMap((instruction) =>
      says(instruction) ? [{ ...instruction, args: [] }, callOf(instruction)] : [instruction],
    ),
  }));
  return { ...fn, blocks };
}

type Maintenance = Extract<Instruction, { op: 'intrinsic' }>;

function says(instruction: Instruction): instruction is Maintenance {
  return (
    instruction.op === 'intrinsic' && instruction.intrinsic === 'tlb.flush' && instruction.args.length > 0
  );
}

function callOf({ args, width, location }: Maintenance): Instruction {
  const callee: Operand = { kind: 'symbol', width, symbol: tlbFunction, addend: 0 };
  return { op: 'call', callee, args, results: [], location };
}
