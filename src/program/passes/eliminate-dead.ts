import type { Instruction, Operand, ProgramFunction, ValueId } from '../form.ts';
import { eachOperand, resultsOf } from '../traverse.ts';
import { isRemovable } from './pure.ts';

/** Leaves out instructions without effect and phis whose results nobody uses. Every access stays. */
export function eliminateDead(fn: ProgramFunction): ProgramFunction {
  const live = new Uint8Array(fn.widths.length);
  const work: ValueId[] = [];
  const need = (operand: Operand): void => {
    if (operand.kind !== 'value' || live[operand.id]) return;
    live[operand.id] = 1;
    work.push(operand.id);
  };
  const sources: ((visit: (operand: Operand) => void) => void)[] = [];
  for (const block of fn.blocks) {
    for (const { result, incoming } of block.phis) {
      sources[result] = (visit) => {
        for (const { value } of incoming) visit(value);
      };
    }
    for (const instruction of block.instructions) {
      if (!isRemovable(instruction)) {
        eachOperand(instruction, need);
        continue;
      }
      for (const result of resultsOf(instruction)) {
        sources[result] = (visit) => {
          eachOperand(instruction, visit);
        };
      }
    }
    eachOperand(block.terminator, need);
  }
  for (let id = work.pop(); id !== undefined; id = work.pop()) sources[id]?.(need);

  const isLive = (id: ValueId): boolean => live[id] === 1;
  return {
    ...fn,
    blocks: fn.blocks.map(({ phis, instructions, terminator }) => ({
      phis: phis.filter(({ result }) => isLive(result)),
      instructions: instructions
        .filter((instruction) => !isRemovable(instruction) || resultsOf(instruction).some(isLive))
        .map((instruction) => withoutUnusedResults(instruction, isLive)),
      terminator,
    })),
  };
}

/** Old values and success flags of atomics that nobody uses are marked as such. */
function withoutUnusedResults(item: Instruction, isLive: (id: ValueId) => boolean): Instruction {
  const kept = (id: ValueId | -1): ValueId | -1 => (id >= 0 && isLive(id) ? id : -1);
  if (item.op === 'rmw' && item.result !== kept(item.result)) return { ...item, result: -1 };
  if (item.op === 'cmpxchg' && (item.result !== kept(item.result) || item.success !== kept(item.success))) {
    return { ...item, result: kept(item.result), success: kept(item.success) };
  }
  return item;
}
