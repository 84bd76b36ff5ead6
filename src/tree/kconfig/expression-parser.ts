import type { ModelBuilder } from './builder.ts';
import type { Expression, KconfigSymbol, Relation } from './model.ts';
import type { Token } from './tokens.ts';

const relations: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];

/** Where an expression stands: in a condition, the word `m` means `m && MODULES`. */
export type ExpressionPlace = 'condition' | 'value';

/** Thrown inside the Kconfig parser only; the parser adds the place. */
export class SyntaxProblem extends Error {}

/** Reads tokens of one line from left to right. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  readonly #builder: ModelBuilder;
  #at: number;

  constructor(tokens: readonly Token[], from: number, builder: ModelBuilder) {
    this.#tokens = tokens;
    this.#at = from;
    this.#builder = builder;
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Takes the word or operator if it is next. */
  accept(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (!token || token.kind === 'quoted' || token.text !== text) return false;
    this.#at++;
    return true;
  }

  /** A quoted or bare text, or undefined when `if` or the end of the line comes next. */
  text(): string | undefined {
    const token = this.#tokens[this.#at];
    if (!token || token.kind === 'operator') return undefined;
    if (token.kind === 'word' && token.text === 'if') return undefined;
    this.#at++;
    return token.text;
  }

  /** A symbol: a quoted word is a constant. */
  symbol(): KconfigSymbol {
    const token = this.#tokens[this.#at++];
    if (!token || token.kind === 'operator') throw new SyntaxProblem('a symbol is expected');
    return token.kind === 'quoted' ? this.#builder.constant(token.text) : this.#builder.symbol(token.text);
  }

  /** `if expression`, when present. */
  condition(): Expression | undefined {
    return this.accept('if') ? this.expression('condition') : undefined;
  }

  /** `||` binds least, then `&&`, then `!`, then comparisons. */
  expression(place: ExpressionPlace): Expression {
    let left = this.#conjunction(place);
    while (this.accept('||')) left = this.#builder.or(left, this.#conjunction(place))!;
    return left;
  }

  #conjunction(place: ExpressionPlace): Expression {
    let left = this.#unary(place);
    while (this.accept('&&')) left = this.#builder.and(left, this.#unary(place))!;
    return left;
  }

  #unary(place: ExpressionPlace): Expression {
    if (this.accept('!')) return this.#builder.not(this.#unary(place));
    if (this.accept('(')) {
      const inner = this.expression(place);
      if (!this.accept(')')) throw new SyntaxProblem("')' is missing");
      return inner;
    }
    const left = this.symbol();
    const operator = this.#tokens[this.#at];
    if (operator?.kind === 'operator' && relations.includes(operator.text)) {
      this.#at++;
      return this.#builder.compare(operator.text as Relation, left, this.symbol());
    }
    if (place === 'condition' && left.constant && left.name === 'm') return this.#builder.moduleWord();
    return this.#builder.value(left);
  }

  /** Everything on the line must have been taken. */
  end(): void {
    const token = this.#tokens[this.#at];
    if (token) throw new SyntaxProblem(`'${token.text}' is not expected here`);
  }
}
