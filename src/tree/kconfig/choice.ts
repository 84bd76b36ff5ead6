import type { Dialect } from './dialect.ts';
import type { Expression, KconfigSymbol, Tristate } from './model.ts';
import type { UserValues } from './user-values.ts';

/** What settling a choice needs of an evaluation. */
export interface ChoiceView {
  readonly user: UserValues;
  value(expression: Expression | undefined): Tristate;
  /** Finds out whether a prompt of the symbol is visible. */
  computeVisibility(symbol: KconfigSymbol): Tristate;
  /** Visibility as last computed, without computing anything. */
  knownVisibility(symbol: KconfigSymbol): Tristate;
  /** Gives a member its value for good. */
  setMember(symbol: KconfigSymbol, value: Tristate): void;
}

/**
 * Finds the chosen member of a choice, or undefined when none is visible. From 6.11 on it also gives the visible
 * members their values. Source: sym_calc_choice() of scripts/kconfig/symbol.c (6.12 and 4.5).
 */
export function settleChoice(
  evaluation: ChoiceView,
  choice: KconfigSymbol,
  dialect: Dialect,
): KconfigSymbol | undefined {
  return dialect.choice === 'members'
    ? settleByMembers(evaluation, choice)
    : settleBySymbol(evaluation, choice);
}

function settleBySymbol(evaluation: ChoiceView, choice: KconfigSymbol): KconfigSymbol | undefined {
  for (const member of choice.members) evaluation.computeVisibility(member);
  const wanted = evaluation.user.chosen.get(choice.index);
  if (wanted && evaluation.knownVisibility(wanted)) return wanted;
  return defaultMember(evaluation, choice);
}

function defaultMember(evaluation: ChoiceView, choice: KconfigSymbol): KconfigSymbol | undefined {
  for (const property of choice.defaults) {
    if (!evaluation.value(property.condition) || property.value?.kind !== 'symbol') continue;
    if (evaluation.knownVisibility(property.value.symbol)) return property.value.symbol;
  }
  return choice.members.find((member) => evaluation.knownVisibility(member) !== 0);
}

function settleByMembers(evaluation: ChoiceView, choice: KconfigSymbol): KconfigSymbol | undefined {
  const { tristates, recent } = evaluation.user;
  const named = recent.filter((member) => member.choice === choice);
  const order = [...named, ...choice.members.filter((member) => !named.includes(member))];
  let chosen: KconfigSymbol | undefined;
  for (const member of order) {
    if (!evaluation.computeVisibility(member)) continue;
    if (tristates.get(member.index) !== 2) continue;
    chosen = member;
    break;
  }
  if (!chosen) {
    chosen = defaultMember(evaluation, choice);
    if (chosen && tristates.get(chosen.index) === 0) chosen = undefined;
  }
  const visible = (member: KconfigSymbol) => evaluation.knownVisibility(member) !== 0;
  chosen ??= choice.members.find((member) => visible(member) && !tristates.has(member.index));
  chosen ??= order.findLast(visible);
  for (const member of choice.members)
    if (visible(member)) evaluation.setMember(member, member === chosen ? 2 : 0);
  return chosen;
}
