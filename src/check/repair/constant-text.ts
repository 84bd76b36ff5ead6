/** Deepest nesting of macros that is followed. */
const deepest = 24;

const token = /\s*(?:(0[xX][\da-fA-F]+|\d+)[uUlL]*|([A-Za-z_]\w*)|(<<|>>|[~|&^+\-*()!,]))/y;

/**
 * The value of a macro that is a constant expression of C: numbers, `~ | & ^ + - * << >>`, parentheses, casts of names
 * of types, and the kernel's `BIT()`, `_BITUL()`, `_BITULL()`, `UL()`, `_AC(n, suffix)`, `_AT(type, n)`. As unsigned 64
 * bits; undefined where anything else is met.
 * @param text body of an object-like macro by its name
 */
export function evaluateConstant(
  name: string,
  text: (name: string) => string | undefined,
): bigint | undefined {
  const busy = new Set<string>();
  const value = macro(name);
  return value === undefined ? undefined : BigInt.asUintN(64, value);

  function macro(named: string): bigint | undefined {
    const body = text(named);
    if (body === undefined || busy.has(named) || busy.size >= deepest) return undefined;
    busy.add(named);
    const tokens = tokensOf(body);
    const result = tokens === undefined ? undefined : new Reader(tokens, macro).whole();
    busy.delete(named);
    return result;
  }
}

function tokensOf(text: string): readonly string[] | undefined {
  const plain = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$|\\\n/g, ' ').trim();
  const found: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < plain.length) {
    const match = token.exec(plain);
    if (match === null) return undefined;
    found.push(match[1] ?? match[2] ?? match[3]!);
  }
  return found;
}

const levels: readonly Readonly<Record<string, (left: bigint, right: bigint) => bigint>>[] = [
  { '|': (left, right) => left | right },
  { '^': (left, right) => left ^ right },
  { '&': (left, right) => left & right },
  {
    '<<': (left, right) => BigInt.asUintN(64, left << (right & 63n)),
    '>>': (left, right) => BigInt.asUintN(64, left) >> (right & 63n),
  },
  { '+': (left, right) => left + right, '-': (left, right) => left - right },
  { '*': (left, right) => left * right },
];

/** Functions of the kernel's headers that make a constant: which argument is the number, and what is made of it. */
const functions: Readonly<
  Record<string, { readonly argument: number; readonly make: (n: bigint) => bigint }>
> = {
  BIT: { argument: 0, make: (n) => 1n << (n & 63n) },
  BIT_ULL: { argument: 0, make: (n) => 1n << (n & 63n) },
  _BITUL: { argument: 0, make: (n) => 1n << (n & 63n) },
  _BITULL: { argument: 0, make: (n) => 1n << (n & 63n) },
  UL: { argument: 0, make: (n) => n },
  ULL: { argument: 0, make: (n) => n },
  _AC: { argument: 0, make: (n) => n },
  _AT: { argument: 1, make: (n) => n },
};

class Reader {
  readonly #tokens: readonly string[];
  readonly #macro: (name: string) => bigint | undefined;
  #at = 0;

  constructor(tokens: readonly string[], macro: (name: string) => bigint | undefined) {
    this.#tokens = tokens;
    this.#macro = macro;
  }

  whole(): bigint | undefined {
    const value = this.#level(0);
    return this.#at === this.#tokens.length ? value : undefined;
  }

  #level(level: number): bigint | undefined {
    const operators = levels[level];
    if (operators === undefined) return this.#unary();
    let left = this.#level(level + 1);
    for (;;) {
      const operator = operators[this.#tokens[this.#at] ?? ''];
      if (operator === undefined || left === undefined) return left;
      this.#at++;
      const right = this.#level(level + 1);
      left = right === undefined ? undefined : operator(left, right);
    }
  }

  #unary(): bigint | undefined {
    const first = this.#tokens[this.#at++];
    if (first === undefined) return undefined;
    if (first === '~') return not(this.#unary());
    if (first === '(') return this.#parenthesis();
    if (/^\d/.test(first)) return BigInt(first);
    const known = functions[first];
    if (known !== undefined && this.#tokens[this.#at] === '(') return this.#call(known);
    return this.#tokens[this.#at] === '(' ? undefined : this.#macro(first);
  }

  /** A parenthesis, or a cast to a type, of which the names end in `_t`, `val`, or are C's own. */
  #parenthesis(): bigint | undefined {
    let end = this.#at;
    while (/^(?:unsigned|signed|long|int|short|char|u64|u32|__u64|\w+_t)$/.test(this.#tokens[end] ?? ''))
      end++;
    if (end > this.#at && this.#tokens[end] === ')') {
      this.#at = end + 1;
      return this.#unary();
    }
    const value = this.#level(0);
    return this.#tokens[this.#at++] === ')' ? value : undefined;
  }

  #call({ argument, make }: (typeof functions)[string]): bigint | undefined {
    this.#at++;
    let wanted: bigint | undefined;
    for (let index = 0; ; index++) {
      if (index === argument) wanted = this.#level(0);
      else this.#at++;
      const end = this.#tokens[this.#at++];
      if (end === ')') return wanted === undefined ? undefined : make(wanted);
      if (end !== ',') return undefined;
    }
  }
}

const not = (value: bigint | undefined): bigint | undefined => (value === undefined ? undefined : ~value);
