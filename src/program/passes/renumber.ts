import type { Operand, ProgramFunction, ValueId, Width } from '../form.ts';
import { value } from '../operand.ts';
import { mapOperands, mapResults, resultsOf } from '../traverse.ts';

/** Numbers the values densely in the order of their definitions, parameters first. */
export function renumberValues(fn: ProgramFunction): ProgramFunction {
  const numbers: ValueId[] = [];
  const widths: Width[] = [];
  const define = (id: ValueId): void => {
    numbers[id] = widths.length;
    widths.push(fn.widths[id] ?? 0);
  };
  fn.parameters.forEach(define);
  for (const block of fn.blocks) {
    for (const phi of block.phis) define(phi.result);
    for (const instruction of block.instructions) resultsOf(instruction).forEach(define);
    resultsOf(block.terminator).forEach(define);
  }
  const number = (id: ValueId): ValueId => numbers[id] ?? -1;
  const operand = (before: Operand): Operand => {
    if (before.kind !== 'value') return before;
    const id = number(before.id);
    return id === before.id ? before : value(id);
  };
  return {
    ...fn,
    parameters: fn.parameters.map(number),
    widths,
    blocks: fn.blocks.map(({ phis, instructions, terminator }) => ({
      phis: phis.map(({ result, incoming }) => ({
        result: number(result),
        incoming: incoming.map(({ from, value: before }) => ({ from, value: operand(before) })),
      })),
      instructions: instructions.map((instruction) => mapResults(mapOperands(instruction, operand), number)),
      terminator: mapResults(mapOperands(terminator, operand), number),
    })),
  };
}
