import { evaluate, type PureOperation } from '../evaluate.ts';
import type { Instruction, Operand, Width } from '../form.ts';
import { isConstantQuery } from '../queries.ts';
import { pureIntrinsics } from './evaluate-intrinsic.ts';

/** The instruction as an operation without effect, or undefined. `widths` are those of the function's values. */
export function pureOperation(item: Instruction, widths: readonly Width[]): PureOperation | undefined {
  switch (item.op) {
    case 'binary':
    case 'compare':
    case 'select':
      return item;
    case 'zext':
    case 'sext':
    case 'trunc':
      return { op: item.op, from: item.from, to: widths[item.result] ?? 0, operand: item.operand };
    case 'offset':
      return {
        op: 'offset',
        width: widths[item.result] ?? 0,
        base: item.base,
        addend: item.addend,
        terms: item.terms,
      };
    default:
      return undefined;
  }
}

/** The operand an instruction without effect equals, or undefined. */
export function foldInstruction(item: Instruction, widths: readonly Width[]): Operand | undefined {
  if (item.op === 'copy') return item.operand;
  const operation = pureOperation(item, widths);
  return operation === undefined ? undefined : evaluate(operation);
}

/** Whether the instruction is a question whether its argument is a constant. */
export function isQuery(item: Instruction): item is Extract<Instruction, { op: 'call' }> {
  return item.op === 'call' && item.callee.kind === 'symbol' && item.callee.symbol === isConstantQuery;
}

/** Whether the instruction may be left out when nobody uses its results. Loads never are: they are accesses. */
export function isRemovable(item: Instruction): boolean {
  switch (item.op) {
    case 'binary':
    case 'compare':
    case 'zext':
    case 'sext':
    case 'trunc':
    case 'copy':
    case 'select':
    case 'offset':
    case 'alloca':
      return true;
    case 'intrinsic':
      return pureIntrinsics.has(item.intrinsic);
    case 'asm':
      return !item.asm.sideEffect && !/[*]|~\{memory\}/.test(item.asm.constraints);
    default:
      return isQuery(item);
  }
}
