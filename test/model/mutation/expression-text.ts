import type { Expression, TransitionSystem } from '../../../src/transition/form.ts';
import { plainName } from './names.ts';

const signs: Readonly<Record<string, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  and: '&',
  or: '|',
  xor: '^',
  shl: '<<',
  shr: '>>',
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
};

/** An expression as text that does not depend on the CPU, the architecture or the numbers of pages and tables. */
export function expressionText(system: TransitionSystem, expression: Expression): string {
  const text = (each: Expression): string => expressionText(system, each);
  switch (expression.kind) {
    case 'constant':
      return String(expression.value);
    case 'variable':
      return plainName(system.variables[expression.variable]!.name);
    case 'element':
      return plainName(system.variables[expression.first]!.name);
    case 'table':
      return `${plainName(system.tables[expression.table]!.name)}(${text(expression.index)})`;
    case 'not':
      return `!${text(expression.operand)}`;
    case 'choose':
      return `(${text(expression.condition)} ? ${text(expression.whenTrue)} : ${text(expression.whenFalse)})`;
    case 'binary':
      return `(${text(expression.left)} ${signs[expression.operator]} ${text(expression.right)})`;
  }
}
