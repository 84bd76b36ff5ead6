import type { EntryFormat } from '../../arch/architecture.ts';
import type { Level } from '../helper-set.ts';
import { BitNames } from './bit-names.ts';
import { damagedFormula } from './diagnostics.ts';
import { type Expression, constant, ones } from './expression.ts';

/** What the names in a formula mean. */
export interface FormulaVocabulary {
  readonly format: EntryFormat;
  readonly level: Level;
  /** Names of the helper's parameters, in their order. */
  readonly parameters: readonly string[];
  /** Symbols by value, as {@link HelperConstants.symbols}. */
  readonly symbols?: ReadonlyMap<bigint, string>;
}

/** Binary operators, the loosest first. */
const binary = [['||'], ['&&'], ['==', '!='], ['|'], ['^'], ['&'], ['+'], ['<<', '>>']] as const;

const tokenPattern = /\s*(\|\||&&|==|!=|<<|>>|[|^&+~()=-]|\w+)/y;

/**
 * A formula as {@link formulaOf} prints it; lines may be joined by any white space. Operators bind, the loosest first:
 * `if then else`, `||`, `&&`, `== !=`, `|`, `^`, `&`, `+`, `<< >>`, `~`; `(X if C)` is 0 where C is false. Throws
 * THP7010 if the text is no formula or has a name that is none.
 */
export function parseFormula(source: string, vocabulary: FormulaVocabulary): Expression {
  const tokens = tokensOf(source);
  const symbols = new Map([...(vocabulary.symbols ?? [])].map(([value, name]) => [name, value] as const));
  const names = new BitNames(vocabulary.format, vocabulary.level, [
    ...vocabulary.parameters,
    ...symbols.keys(),
  ]);
  let at = 0;

  function take(expected?: string): string {
    const token = tokens[at++];
    if (token === undefined) throw damagedFormula(source, 'it ends too early');
    if (expected !== undefined && token !== expected)
      throw damagedFormula(source, `${expected} is expected in place of ${token}`);
    return token;
  }

  function accept(token: string): boolean {
    if (tokens[at] !== token) return false;
    at++;
    return true;
  }

  function expression(): Expression {
    if (!accept('if')) return operation(0);
    const condition = expression();
    take('then');
    const then = expression();
    take('else');
    return { kind: 'if', condition, then, otherwise: expression() };
  }

  function operation(level: number): Expression {
    const operators: readonly string[] | undefined = binary[level];
    if (operators === undefined) return unary();
    let left = operation(level + 1);
    while (operators.includes(tokens[at] ?? '')) left = applied(take(), left, () => operation(level + 1));
    return left;
  }

  function applied(operator: string, left: Expression, right: () => Expression): Expression {
    switch (operator) {
      case '<<':
      case '>>': {
        const by = Number(take());
        if (!(by >= 0 && by < 64)) throw damagedFormula(source, `the amount of a shift is ${tokens[at - 1]}`);
        return { kind: 'shift', direction: operator === '<<' ? 'left' : 'right', of: left, by };
      }
      case '==':
      case '!=':
        return { kind: 'compare', operator, left, right: right() };
      default: {
        const kind = ({ '||': 'any', '&&': 'all', '|': 'or', '^': 'xor', '&': 'and', '+': 'add' } as const)[
          operator
        ];
        if (kind === undefined) throw damagedFormula(source, `${operator} is no operator`);
        return { kind, of: [left, right()] };
      }
    }
  }

  function unary(): Expression {
    if (accept('~')) return { kind: 'not', of: unary() };
    if (!accept('(')) return named(take());
    const inner = expression();
    const guarded: Expression = accept('if') ? { kind: 'if', condition: expression(), then: inner } : inner;
    take(')');
    return guarded;
  }

  function named(token: string): Expression {
    const index = vocabulary.parameters.indexOf(token);
    if (index >= 0) return { kind: 'parameter', index, name: token };
    const symbol = symbols.get(token);
    if (symbol !== undefined) return { kind: 'symbol', name: token, value: symbol };
    if (token === 'true' || token === 'false') return { kind: token === 'true' ? 'all' : 'any', of: [] };
    if (token === 'bit' || token === 'bits') return constant(run(), 'entry');
    const mask = names.maskOf(token);
    if (mask !== undefined) return constant(accept('=') ? placed(mask) : mask, 'entry');
    return constant(number(token), 'number');
  }

  /** `57` or `59-62`, after `bit` or `bits`. */
  function run(): bigint {
    const first = number(take());
    const last = accept('-') ? number(take()) : first;
    if (last < first || last > 63n) throw damagedFormula(source, `there are no bits ${first} to ${last}`);
    return ((1n << (last - first + 1n)) - 1n) << first;
  }

  /** The number of a field, after `NAME=`, in its place. */
  function placed(mask: bigint): bigint {
    const value = number(take()) * (mask & -mask);
    if ((value & ~mask) !== 0n) throw damagedFormula(source, `${tokens[at - 1]} does not fit its field`);
    return value;
  }

  function number(token: string): bigint {
    if (!/^(0x[0-9a-f]+|\d+)$/.test(token)) throw damagedFormula(source, `${token} is not known`);
    return BigInt(token) & ones;
  }

  const parsed = expression();
  if (at < tokens.length) throw damagedFormula(source, `${tokens[at]} is left over`);
  return parsed;
}

function tokensOf(source: string): readonly string[] {
  const tokens: string[] = [];
  const text = source.trimEnd();
  for (tokenPattern.lastIndex = 0; tokenPattern.lastIndex < text.length;) {
    const from = tokenPattern.lastIndex;
    const found = tokenPattern.exec(text);
    if (found === null)
      throw damagedFormula(source, `nothing begins with ${text.slice(from, from + 10).trim()}`);
    tokens.push(found[1]!);
  }
  return tokens;
}
