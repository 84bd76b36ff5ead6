import type { MacroContext, Macros } from './macro.ts';

/** A token of a Kconfig line. `word` and `quoted` carry text, the others are their own text. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'operator';
  readonly text: string;
}

/** How a line is cut: with macros, or in the way of kernels before 4.18, where words may hold `/` and `.`. */
export type TokenRules = { readonly macros: Macros; readonly context: MacroContext } | 'before-macros';

const plain = /[ \t]*(?:([A-Za-z0-9_-]+)|(["'])|(&&|\|\||!=|<=|>=|[=<>!()])|(#)|(\$)|(.))/y;
const old = /[ \t]*(?:([A-Za-z0-9_/.-]+)|(["'])|(&&|\|\||!=|<=|>=|[=<>!()])|(#)|(\0)|(.))/y;

/**
 * Cuts a logical line into tokens. Characters that mean nothing are left out, as scripts/kconfig does.
 */
export function tokenize(line: string, rules: TokenRules): Token[] {
  const tokens: Token[] = [];
  const pattern = rules === 'before-macros' ? old : plain;
  let at = 0;
  for (;;) {
    pattern.lastIndex = at;
    const match = pattern.exec(line);
    if (!match) return tokens;
    at = pattern.lastIndex;
    const [, word, quote, operator, comment, dollar] = match;
    if (comment !== undefined) return tokens;
    if (word !== undefined && (line[at] !== '$' || rules === 'before-macros'))
      tokens.push({ kind: 'word', text: word });
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator });
    else if (quote !== undefined) {
      const string = quoted(line, at, quote, rules);
      tokens.push({ kind: 'quoted', text: string.value });
      at = string.end;
    } else if ((word !== undefined || dollar !== undefined) && rules !== 'before-macros') {
      const start = word === undefined ? at - 1 : at - word.length;
      const expanded = rules.macros.word(line, start, rules.context);
      if (expanded.value) tokens.push({ kind: 'word', text: expanded.value });
      at = expanded.end;
    }
  }
}

function quoted(
  line: string,
  start: number,
  quote: string,
  rules: TokenRules,
): { readonly value: string; readonly end: number } {
  let value = '';
  let i = start;
  while (i < line.length) {
    const c = line[i]!;
    if (c === quote) return { value, end: i + 1 };
    if (c === '\\') {
      value += line[i + 1] ?? '';
      i += 2;
    } else if (c === '$' && rules !== 'before-macros') {
      const reference = rules.macros.reference(line, i, rules.context, []);
      value += reference.value;
      i = reference.end;
    } else {
      value += c;
      i++;
    }
  }
  return { value, end: i };
}
