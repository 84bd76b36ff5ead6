import type { Expression } from './model.ts';

const rank = { or: 0, and: 1, not: 2, compare: 3, symbol: 3, module: 3 } as const;

/** An expression as it would stand in a Kconfig file. */
export function formatExpression(expression: Expression): string {
  const inner = (part: Expression) =>
    rank[part.kind] < rank[expression.kind] ? `(${formatExpression(part)})` : formatExpression(part);
  switch (expression.kind) {
    case 'symbol': {
      const { symbol } = expression;
      return symbol.isChoice ? '<choice>' : symbol.name;
    }
    case 'module':
      return 'm';
    case 'not':
      return `!${inner(expression.operand)}`;
    case 'and':
      return `${inner(expression.left)} && ${inner(expression.right)}`;
    case 'or':
      return `${inner(expression.left)} || ${inner(expression.right)}`;
    case 'compare':
      return `${expression.left.name}${expression.relation}${expression.right.name}`;
  }
}
