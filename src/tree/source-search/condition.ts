import type { MacroTable, PlacedMacro } from './macro-table.ts';

/** Value of a preprocessor expression; undefined where it depends on what is not known. */
type Value = bigint | undefined;

const token =
  /\s*(?:(0[xX][\da-fA-F]+|\d+)[uUlL]*|([A-Za-z_]\w*)|(&&|\|\||[=!<>]=|<<|>>|[-+*/%<>!~&|^?:(),])|(\S))/y;

/** Binary operators by how tightly they bind, loosest first. */
const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

const deepest = 40;

/**
 * Evaluates the condition of an `#if`.
 * @returns undefined if it depends on what is not known: names without a definition (but `CONFIG_` ones are 0),
 *   macros that are perhaps defined, properties of the compiler, and anything that is no integer expression
 */
export function evaluateCondition(condition: string, macros: MacroTable): boolean | undefined {
  const value = evaluate(tokensOf(condition), macros, 0);
  return value === undefined ? undefined : value !== 0n;
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text))
    tokens.push(match[1] ?? match[2] ?? match[3] ?? match[4]!);
  return tokens;
}

function evaluate(tokens: readonly string[], macros: MacroTable, depth: number): Value {
  if (tokens.length === 0 || depth > deepest) return undefined;
  const expression = new Expression(tokens, macros, depth);
  const value = expression.conditional();
  return expression.isComplete() ? value : undefined;
}

class Expression {
  readonly #tokens: readonly string[];
  readonly #macros: MacroTable;
  readonly #depth: number;
  #at = 0;
  #wrong = false;

  constructor(tokens: readonly string[], macros: MacroTable, depth: number) {
    this.#tokens = tokens;
    this.#macros = macros;
    this.#depth = depth;
  }

  isComplete(): boolean {
    return !this.#wrong && this.#at === this.#tokens.length;
  }

  conditional(): Value {
    const condition = this.#binary(0);
    if (!this.#take('?')) return condition;
    const then = this.conditional();
    if (!this.#take(':')) this.#wrong = true;
    const otherwise = this.conditional();
    if (condition === undefined) return then === otherwise ? then : undefined;
    return condition === 0n ? otherwise : then;
  }

  #binary(level: number): Value {
    if (level === levels.length) return this.#unary();
    let left = this.#binary(level + 1);
    for (
      let next = this.#tokens[this.#at];
      next !== undefined && levels[level]!.includes(next);
      next = this.#tokens[this.#at]
    ) {
      this.#at++;
      left = apply(next, left, this.#binary(level + 1));
    }
    return left;
  }

  #unary(): Value {
    if (this.#take('!')) {
      const of = this.#unary();
      return of === undefined ? undefined : truth(of === 0n);
    }
    if (this.#take('-')) return map(this.#unary(), (of) => -of);
    if (this.#take('~')) return map(this.#unary(), (of) => ~of);
    if (this.#take('+')) return this.#unary();
    if (this.#take('(')) {
      const inner = this.conditional();
      if (!this.#take(')')) this.#wrong = true;
      return inner;
    }
    const next = this.#tokens[this.#at++];
    if (next === undefined) this.#wrong = true;
    else if (/^\d/.test(next)) return BigInt(/^0\d/.test(next) ? `0o${next.slice(1)}` : next);
    else if (/^[A-Za-z_]/.test(next)) return this.#name(next);
    else this.#wrong = true;
    return undefined;
  }

  #name(name: string): Value {
    if (name === 'defined') {
      const bracket = this.#take('(');
      const of = this.#tokens[this.#at++] ?? '';
      if (bracket && !this.#take(')')) this.#wrong = true;
      return this.#isDefined(of);
    }
    const called = this.#tokens[this.#at] === '(' ? this.#arguments() : undefined;
    const [option = ''] = called?.[0] ?? [];
    // include/linux/kconfig.h
    if (name === 'IS_BUILTIN') return this.#isDefined(option);
    if (name === 'IS_MODULE') return this.#isDefined(`${option}_MODULE`);
    if (name === 'IS_ENABLED' || name === 'IS_REACHABLE') return apply('||', this.#isDefined(option), this.#isDefined(`${option}_MODULE`)); // prettier-ignore
    const state = this.#macros.get(name);
    if (!state) return name.startsWith('CONFIG_') ? 0n : undefined;
    if (!state.certain) return undefined;
    const values = state.candidates.map((macro) => this.#expand(macro, called));
    return values.every((value) => value === values[0]) ? values[0] : undefined;
  }

  #isDefined(name: string): Value {
    const state = this.#macros.get(name);
    if (!state) return 0n;
    return state.certain ? 1n : undefined;
  }

  #expand({ definition }: PlacedMacro, called: readonly (readonly string[])[] | undefined): Value {
    const { parameters, body } = definition;
    if (body.includes('#')) return undefined;
    const tokens = tokensOf(body);
    if (!parameters) return called ? undefined : evaluate(tokens, this.#macros, this.#depth + 1);
    if (!called) return undefined;
    const places = new Map(parameters.map((parameter, index) => [parameter, called[index] ?? []]));
    const substituted = tokens.flatMap((each) => places.get(each) ?? [each]);
    return evaluate(substituted, this.#macros, this.#depth + 1);
  }

  /** Tokens of each argument of a call; the parentheses are passed over. */
  #arguments(): readonly (readonly string[])[] {
    const list: string[][] = [[]];
    let depth = 0;
    for (; this.#at < this.#tokens.length; this.#at++) {
      const next = this.#tokens[this.#at]!;
      if (next === '(' && depth++ === 0) continue;
      if (next === ')' && --depth === 0) {
        this.#at++;
        return list;
      }
      if (next === ',' && depth === 1) list.push([]);
      else list.at(-1)!.push(next);
    }
    this.#wrong = true;
    return list;
  }

  #take(what: string): boolean {
    if (this.#tokens[this.#at] !== what) return false;
    this.#at++;
    return true;
  }
}

function apply(operator: string, left: Value, right: Value): Value {
  if (operator === '&&') {
    if (left === 0n || right === 0n) return 0n;
    return left === undefined || right === undefined ? undefined : 1n;
  }
  if (operator === '||') {
    if ((left ?? 0n) !== 0n || (right ?? 0n) !== 0n) return 1n;
    return left === undefined || right === undefined ? undefined : 0n;
  }
  if (left === undefined || right === undefined) return undefined;
  return arithmetic[operator]?.(left, right);
}

const arithmetic: Readonly<Record<string, (left: bigint, right: bigint) => Value>> = {
  '|': (left, right) => left | right,
  '^': (left, right) => left ^ right,
  '&': (left, right) => left & right,
  '==': (left, right) => truth(left === right),
  '!=': (left, right) => truth(left !== right),
  '<': (left, right) => truth(left < right),
  '>': (left, right) => truth(left > right),
  '<=': (left, right) => truth(left <= right),
  '>=': (left, right) => truth(left >= right),
  '<<': (left, right) => (right < 64n ? BigInt.asUintN(64, left << right) : undefined),
  '>>': (left, right) => left >> right,
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0n ? undefined : left / right),
  '%': (left, right) => (right === 0n ? undefined : left % right),
};

function truth(of: boolean): bigint {
  return of ? 1n : 0n;
}

function map(of: Value, change: (value: bigint) => bigint): Value {
  return of === undefined ? undefined : change(of);
}
