import type { Expression, KconfigSymbol, Relation, SymbolType } from './model.ts';

/** Makes symbols and expressions of one model and numbers them. */
export class ModelBuilder {
  readonly symbols = new Map<string, KconfigSymbol>();
  readonly choices: KconfigSymbol[] = [];
  readonly constants = new Map<string, KconfigSymbol>();
  #symbolCount = 0;
  #expressionCount = 0;

  get symbolCount(): number {
    return this.#symbolCount;
  }

  get expressionCount(): number {
    return this.#expressionCount;
  }

  #make(name: string, role: { constant?: boolean; isChoice?: boolean; type?: SymbolType }): KconfigSymbol {
    return {
      name,
      index: this.#symbolCount++,
      constant: role.constant ?? false,
      isChoice: role.isChoice ?? false,
      type: role.type ?? 'unknown',
      entries: [],
      prompts: [],
      defaults: [],
      ranges: [],
      directDependency: undefined,
      reverseDependency: undefined,
      implication: undefined,
      choice: undefined,
      members: [],
      optional: false,
      hidden: false,
      allnoYes: false,
    };
  }

  /** The symbol that an unquoted word names; `y`, `m` and `n` are constants. */
  symbol(name: string): KconfigSymbol {
    if (name === 'y' || name === 'm' || name === 'n') return this.constant(name);
    let found = this.symbols.get(name);
    if (!found) this.symbols.set(name, (found = this.#make(name, {})));
    return found;
  }

  /** The constant that a quoted word stands for. */
  constant(text: string): KconfigSymbol {
    let found = this.constants.get(text);
    if (!found) {
      const type = text === 'y' || text === 'm' || text === 'n' ? 'tristate' : 'unknown';
      this.constants.set(text, (found = this.#make(text, { constant: true, type })));
    }
    return found;
  }

  /** A new choice. */
  choice(type: SymbolType): KconfigSymbol {
    const made = this.#make('', { isChoice: true, type });
    this.choices.push(made);
    return made;
  }

  /** Value of a symbol. */
  value(symbol: KconfigSymbol): Expression {
    return { kind: 'symbol', id: this.#expressionCount++, symbol };
  }

  /** The word `m` in a condition. */
  moduleWord(): Expression {
    return { kind: 'module', id: this.#expressionCount++ };
  }

  not(operand: Expression): Expression {
    return { kind: 'not', id: this.#expressionCount++, operand };
  }

  /** `left && right`, where `undefined` is a condition that was not written. */
  and(left: Expression | undefined, right: Expression | undefined): Expression | undefined {
    if (!left) return right;
    if (!right || left === right) return left;
    return { kind: 'and', id: this.#expressionCount++, left, right };
  }

  /** `left || right`, where an absent side is left out (not taken as `y`), as scripts/kconfig/expr.c does. */
  or(left: Expression | undefined, right: Expression | undefined): Expression | undefined {
    if (!left) return right;
    if (!right || left === right) return left;
    return { kind: 'or', id: this.#expressionCount++, left, right };
  }

  compare(relation: Relation, left: KconfigSymbol, right: KconfigSymbol): Expression {
    return { kind: 'compare', id: this.#expressionCount++, relation, left, right };
  }
}
