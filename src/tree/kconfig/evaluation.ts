import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { settleChoice, type ChoiceView } from './choice.ts';
import { compareValues, leadingNumber } from './compare.ts';
import { dependencyTooDeep } from './diagnostics.ts';
import type { Dialect } from './dialect.ts';
import type { Expression, KconfigModel, KconfigSymbol, Property, Tristate } from './model.ts';
import type { UserValues } from './user-values.ts';

const unknown = -1;
const names = ['n', 'm', 'y'] as const;

const isSwitch = (symbol: KconfigSymbol) => symbol.type === 'bool' || symbol.type === 'tristate';

/**
 * Values of all symbols of a model for given user values. A symbol is computed when it is first asked for.
 * Source: sym_calc_value() and sym_calc_visibility() of scripts/kconfig/symbol.c.
 */
export class Evaluation implements ChoiceView {
  readonly model: KconfigModel;
  readonly user: UserValues;
  readonly #dialect: Dialect;
  readonly #cache: Int8Array;
  readonly #tristate: Int8Array;
  readonly #visible: Int8Array;
  readonly #done: Uint8Array;
  readonly #written: Uint8Array;
  readonly #texts: string[];
  readonly #chosen = new Map<number, KconfigSymbol>();
  #modulesValue: Tristate = 0;
  #depth = 0;
  /** Symbols that are selected although their own dependencies do not hold. */
  readonly unmet: KconfigSymbol[] = [];

  constructor(model: KconfigModel, user: UserValues, dialect: Dialect) {
    this.model = model;
    this.user = user;
    this.#dialect = dialect;
    this.#cache = new Int8Array(model.expressionCount).fill(unknown);
    this.#tristate = new Int8Array(model.symbolCount);
    this.#visible = new Int8Array(model.symbolCount);
    this.#done = new Uint8Array(model.symbolCount);
    this.#written = new Uint8Array(model.symbolCount);
    this.#texts = new Array<string>(model.symbolCount).fill('');
    if (model.modules) this.#modulesValue = this.tristate(model.modules);
  }

  /** Value of a bool or tristate symbol; 0 for any other. */
  tristate(symbol: KconfigSymbol): Tristate {
    this.#calculate(symbol);
    return this.#tristate[symbol.index] as Tristate;
  }

  /** Value as text: `n`, `m`, `y`, or the text of an int, hex or string; the name of an undefined symbol. */
  text(symbol: KconfigSymbol): string {
    this.#calculate(symbol);
    return isSwitch(symbol) ? names[this.#tristate[symbol.index] as Tristate] : this.#texts[symbol.index]!;
  }

  /** Whether the symbol is part of the configuration: a user can see it, or something gives it a value. */
  isWritten(symbol: KconfigSymbol): boolean {
    this.#calculate(symbol);
    return this.#written[symbol.index] === 1 && !symbol.hidden && !symbol.isChoice;
  }

  /** Whether a user can set the symbol: one of its prompts is visible. */
  visibility(symbol: KconfigSymbol): Tristate {
    this.#calculate(symbol);
    return this.#visible[symbol.index] as Tristate;
  }

  /** Value of an expression; one that was not written is `y`. */
  value(expression: Expression | undefined): Tristate {
    if (!expression) return 2;
    const cached = this.#cache[expression.id]!;
    if (cached !== unknown) return cached as Tristate;
    const value = this.#compute(expression);
    this.#cache[expression.id] = value;
    return value;
  }

  #compute(expression: Expression): Tristate {
    switch (expression.kind) {
      case 'symbol':
        return this.tristate(expression.symbol);
      case 'module':
        return Math.min(1, this.model.modules ? this.tristate(this.model.modules) : 0) as Tristate;
      case 'not':
        return (2 - this.value(expression.operand)) as Tristate;
      case 'and':
        return Math.min(this.value(expression.left), this.value(expression.right)) as Tristate;
      case 'or':
        return Math.max(this.value(expression.left), this.value(expression.right)) as Tristate;
      case 'compare': {
        const { relation, left, right } = expression;
        const holds = compareValues(relation, this.text(left), left.type, this.text(right), right.type);
        return holds ? 2 : 0;
      }
    }
  }

  /** Whether the symbol can be `m`: it is a tristate and modules are enabled. */
  isTristate(symbol: KconfigSymbol): boolean {
    return symbol.type === 'tristate' && this.#modulesValue !== 0;
  }

  /** `m` counts as `y` where it cannot be held. */
  #settle(symbol: KconfigSymbol, value: Tristate): Tristate {
    return value === 1 && !this.isTristate(symbol) ? 2 : value;
  }

  /** Finds out whether a prompt of the symbol is visible. */
  computeVisibility(symbol: KconfigSymbol): Tristate {
    let visible: Tristate = 0;
    const wholeChoice =
      symbol.choice && symbol.type === 'tristate' && this.#dialect.choice === 'symbol'
        ? this.#tristate[symbol.choice.index] === 2
        : false;
    for (const prompt of symbol.prompts) {
      const value = this.value(prompt.condition);
      if (!(wholeChoice && value === 1)) visible = Math.max(visible, value) as Tristate;
    }
    const settled = this.#settle(symbol, visible);
    this.#visible[symbol.index] = settled;
    return settled;
  }

  /** Sets a member of a choice; for choice.ts. */
  setMember(symbol: KconfigSymbol, value: Tristate): void {
    this.#tristate[symbol.index] = value;
    this.#done[symbol.index] = 1;
    this.#written[symbol.index] = 1;
  }

  /** Visibility as last computed, without computing anything; for choice.ts. */
  knownVisibility(symbol: KconfigSymbol): Tristate {
    return this.#visible[symbol.index] as Tristate;
  }

  #calculate(symbol: KconfigSymbol): void {
    const { index } = symbol;
    if (this.#done[index]) return;
    this.#done[index] = 1;
    if (symbol.constant || symbol.type === 'unknown') {
      this.#texts[index] = symbol.name;
      this.#tristate[index] =
        symbol.constant && isSwitch(symbol) ? names.indexOf(symbol.name as 'n' | 'm' | 'y') : 0;
      return;
    }
    if (++this.#depth > 1000) throw new ThpcheckError(dependencyTooDeep(symbol.name));
    const visible = this.computeVisibility(symbol);
    if (visible) this.#written[index] = 1;
    if (isSwitch(symbol)) this.#switch(symbol, visible);
    else this.#number(symbol, visible);
    this.#depth--;
  }

  #switch(symbol: KconfigSymbol, visible: Tristate): void {
    const { index, choice } = symbol;
    if (choice && this.#dialect.choice === 'members') {
      settleChoice(this, choice, this.#dialect);
      return;
    }
    if (choice && visible === 2) {
      const chosen = this.#chosenOf(choice);
      this.#tristate[index] = chosen === symbol ? 2 : 0;
      return;
    }
    const isMember = choice !== undefined;
    const selected = isMember ? 0 : this.#settle(symbol, this.#present(symbol.reverseDependency));
    const allowed = isMember ? 0 : this.#settle(symbol, this.value(symbol.directDependency));
    let value: Tristate = 0;
    const wanted = symbol.isChoice ? this.user.choiceValues.get(index) : this.user.tristates.get(index);
    if (visible && wanted !== undefined) value = Math.min(wanted, visible) as Tristate;
    else {
      if (selected) this.#written[index] = 1;
      if (!symbol.isChoice) value = this.#default(symbol, allowed, isMember);
    }
    if (allowed < selected) this.unmet.push(symbol);
    value = this.#settle(symbol, Math.max(value, selected) as Tristate);
    this.#tristate[index] = value;
    if (symbol.isChoice && value === 2) {
      const chosen = settleChoice(this, symbol, this.#dialect);
      if (chosen) this.#chosen.set(index, chosen);
      else this.#tristate[index] = 0;
    }
  }

  #chosenOf(choice: KconfigSymbol): KconfigSymbol | undefined {
    this.#calculate(choice);
    return this.#chosen.get(choice.index);
  }

  #present(expression: Expression | undefined): Tristate {
    return expression ? this.value(expression) : 0;
  }

  #default(symbol: KconfigSymbol, allowed: Tristate, isMember: boolean): Tristate {
    let value: Tristate = 0;
    const property = this.activeProperty(symbol.defaults);
    if (property) value = Math.min(this.value(property.value), this.value(property.condition)) as Tristate;
    const implied = isMember ? 0 : this.#settle(symbol, this.#present(symbol.implication));
    if (implied) value = Math.min(Math.max(value, implied), allowed) as Tristate;
    if (value || implied) this.#written[symbol.index] = 1;
    return value;
  }

  /** The first property whose condition is not `n`. */
  activeProperty(properties: readonly Property[]): Property | undefined {
    return properties.find((property) => this.value(property.condition) !== 0);
  }

  #number(symbol: KconfigSymbol, visible: Tristate): void {
    const { index, type } = symbol;
    const zero = this.#dialect.emptyNumber === 'zero';
    let value = zero && type === 'int' ? '0' : zero && type === 'hex' ? '0x0' : '';
    this.#texts[index] = value;
    const wanted = this.user.texts.get(index);
    const property = wanted !== undefined && visible ? undefined : this.activeProperty(symbol.defaults);
    if (wanted !== undefined && visible) value = wanted;
    else if (property?.value?.kind === 'symbol') {
      this.#written[index] = 1;
      value = this.text(property.value.symbol);
    }
    this.#texts[index] = type === 'string' ? value : this.#clamp(symbol, value);
  }

  #clamp(symbol: KconfigSymbol, value: string): string {
    const base = symbol.type === 'int' ? 10 : 16;
    const range = this.activeProperty(symbol.ranges);
    if (!range?.target || !range.upper) return value;
    const number = leadingNumber(value, base);
    for (const [bound, below] of [
      [range.target, true],
      [range.upper, false],
    ] as const) {
      const boundBase = bound.type === 'int' ? 10 : bound.type === 'hex' ? 16 : base;
      const text = this.text(bound);
      const limit = leadingNumber(text, boundBase);
      if (below ? number < limit : number > limit) {
        if (this.#dialect.emptyNumber === 'zero') return text;
        return symbol.type === 'int' ? limit.toString() : `0x${limit.toString(16)}`;
      }
    }
    return value;
  }
}
