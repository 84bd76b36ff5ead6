import type { Instruction, Operand, ProgramFunction, Terminator, Width } from './form.ts';
import { widthOf } from './operand.ts';

/** What is wrong with the widths of an instruction's or terminator's operands and results. */
export function widthProblems(
  item: Instruction | Terminator,
  fn: ProgramFunction,
  pointerWidth: 32 | 64,
): readonly string[] {
  const problems: string[] = [];
  const want = (operand: Operand, width: Width, what: string): void => {
    const actual = widthOf(operand, fn.widths);
    if (actual !== width) problems.push(`${what} has ${actual} bits, not ${width}`);
  };
  const gives = (result: number, width: Width): void => {
    const actual = fn.widths[result];
    if (result >= 0 && actual !== width) problems.push(`result has ${actual} bits, not ${width}`);
  };
  const accessed = (width: Width): void => {
    if (![8, 16, 32, 64].includes(width)) problems.push(`access of ${width} bits`);
  };
  switch (item.op) {
    case 'binary':
      want(item.left, item.width, 'left operand');
      want(item.right, item.width, 'right operand');
      gives(item.result, item.width);
      break;
    case 'compare':
      want(item.left, item.width, 'left operand');
      want(item.right, item.width, 'right operand');
      gives(item.result, 1);
      break;
    case 'zext':
    case 'sext':
    case 'trunc': {
      want(item.operand, item.from, 'operand');
      const to = fn.widths[item.result] ?? 0;
      if (item.op === 'trunc' ? to > item.from : to < item.from)
        problems.push(`${item.op} from ${item.from} to ${to} bits`);
      break;
    }
    case 'copy':
      want(item.operand, fn.widths[item.result] ?? 0, 'operand');
      break;
    case 'select':
      want(item.condition, 1, 'condition');
      want(item.ifTrue, item.width, 'first choice');
      want(item.ifFalse, item.width, 'second choice');
      gives(item.result, item.width);
      break;
    case 'offset':
      want(item.base, pointerWidth, 'base');
      for (const { index } of item.terms) want(index, pointerWidth, 'index');
      gives(item.result, pointerWidth);
      break;
    case 'alloca':
      gives(item.result, pointerWidth);
      break;
    case 'load':
      accessed(item.width);
      want(item.address, pointerWidth, 'address');
      gives(item.result, item.width);
      break;
    case 'store':
    case 'rmw':
      accessed(item.width);
      want(item.address, pointerWidth, 'address');
      want(item.value, item.width, 'value');
      if (item.op === 'rmw') gives(item.result, item.width);
      break;
    case 'cmpxchg':
      accessed(item.width);
      want(item.address, pointerWidth, 'address');
      want(item.expected, item.width, 'expected value');
      want(item.replacement, item.width, 'replacement');
      gives(item.result, item.width);
      gives(item.success, 1);
      break;
    case 'call':
      want(item.callee, pointerWidth, 'callee');
      break;
    case 'branch':
      want(item.condition, 1, 'condition');
      break;
    case 'switch':
      want(item.operand, item.width, 'operand');
      break;
    case 'return':
      if (item.values.length !== fn.returns.length)
        problems.push(`${item.values.length} words returned, not ${fn.returns.length}`);
      item.values.forEach((operand, index) => {
        want(operand, fn.returns[index] ?? 0, 'returned word');
      });
      break;
    default:
  }
  return problems;
}
